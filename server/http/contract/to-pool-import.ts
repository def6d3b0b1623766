/** Imports into the pool on their way out. */
import { toRfc3339 } from '../../../planner/domain/index.ts';
import type { ImportRow, PoolImport } from '../../ports/consignments.ts';
import type { PoolField } from '../../usecases/pool/columns.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { cellsOf } from '../../usecases/tables/columns.ts';
import type { sayIssue } from '../texts/index.ts';
import type { ImportRowBody, PoolImportBody } from './pool-import.ts';
import { toCellFault, toColumns, type TableShape } from './table.ts';
import type { Places } from './to-api.ts';

export const referenceIn = (cells: readonly string[], uses: readonly string[]): string => (cellsOf<PoolField>(cells, uses).get('reference') ?? '').trim().slice(0, 60);

export const toImportBody = (record: PoolImport): PoolImportBody => ({
  id: record.id, name: record.name, type: record.type, createdAt: toRfc3339(record.createdAt, FIRM_ZONE), columns: toColumns(record.header, record.uses),
  counts: { rows: Object.values(record.counts).reduce((a, b) => a + b, 0), ...record.counts },
});

export const toImportRowBody = (row: ImportRow, shape: TableShape, places: Places, language: Parameters<typeof sayIssue>[0]): ImportRowBody => ({
  index: row.index, row: row.number, outcome: row.outcome, reference: referenceIn(row.cells, shape.uses), consignment: row.consignment ?? null, same: row.same ?? null,
  faults: row.faults.map((fault) => toCellFault<PoolField>(row.number, fault, shape, places, language)),
});
