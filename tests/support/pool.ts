/** What a warehouse sends: one consignment as a body, and tables of many as CSV. */
import { stringify } from 'csv-stringify/sync';

export const goodConsignment = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  hub: 'CNWEI', reference: 'RC-0001', shipper: '环翠渔具示例厂', consignee: 'Hanil Sports', goods: '碳素钓竿', hsCode: '950710', weightKg: '420.5', volumeCbm: '3.2',
  pieces: [{ lengthMm: 1200, widthMm: 800, heightMm: 1000, count: 3, weightKg: '140' }], destination: 'MKT-KR-SEOUL', readyAt: '2026-12-07T09:00:00+08:00', dueAt: '2026-12-12T18:00:00+09:00', ...change,
});

export type TableRow = Readonly<Record<string, string>>;
/** A row of a table as a warehouse fills it in. */
export const tableRow = (i: number, change: TableRow = {}): TableRow => ({
  货号: `RC-${String(i).padStart(5, '0')}`, 发货人: `示例厂 ${i % 40}`, 收货人: `Receiver ${i % 60}`, 品名: '碳素钓竿', 毛重: String(20 + (i % 300)), 体积: (0.1 + (i % 50) / 20).toFixed(2), 目的地: i % 3 === 0 ? '釜山' : '首尔',
  入仓时间: '2026-12-07 09:00', 最晚送达: '2026-12-14', 监管方式: '9710', ...change,
});
export const toCsv = (rows: readonly TableRow[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return stringify([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
};
