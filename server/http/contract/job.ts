/** The contract of jobs: work that goes on after the answer, looked at by asking again or by a stream. */
import { z } from 'zod';
import { JOB_KINDS } from '../../jobs/names.ts';
import { JOB_STATES } from '../../ports/job.ts';
import { instant, money } from './quote.ts';

export const jobId = z.uuid().meta({ description: 'Id of a job', example: '3f0c5a52-6f6e-4a3e-9a53-0d5d2f1c7b11' });
const best = z
  .strictObject({ cost: money, bound: money, gap: z.number().min(0).meta({ description: 'Share of the cost that a better plan could save at most', example: 0.012 }) })
  .meta({ id: 'JobBest' });
const progress = z
  .strictObject({
    phase: z.string().meta({ description: 'What it is at', example: 'pricing' }),
    done: z.number(),
    total: z.number().nullable().meta({ description: 'null: not known beforehand' }),
    best: best.nullable().meta({ description: 'The best plan so far, where one is looked for' }),
  })
  .meta({ id: 'JobProgress' });

export const jobBody = z
  .strictObject({
    id: jobId,
    kind: z.enum(JOB_KINDS),
    subject: z.string().nullable().meta({ description: 'Id of what it works on', example: 'RFQ-20261207-0042' }),
    state: z.enum(JOB_STATES),
    attempt: z.number().int().meta({ description: 'Times it was taken up; a worker that dies is replaced by another' }),
    revision: z.number().int().meta({ description: 'Counts its changes: the id of its events' }),
    progress: progress.nullable(),
    result: z.string().nullable().meta({ description: 'Where the result is; of a cancelled job what it had by then', example: '/api/v1/rfqs/RFQ-20261207-0042' }),
    error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Job' });
export type JobBody = z.infer<typeof jobBody>;
