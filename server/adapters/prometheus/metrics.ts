/** Prometheus figures: requests by route template, planning by lane, the event loop's lag and the process. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolLoad, TaskReport } from '../../engine/pool.ts';
import type { Metrics } from '../../ports/metrics.ts';

/** Bounds of the buckets, s: quotes take milliseconds, the longest plan twenty seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const TASK_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

export interface PrometheusMetrics extends Metrics {
  countTask(task: TaskReport): void;
  /** Where adapters add figures of their own. */
  readonly registry: Registry;
}

/** @param load what the pool is doing, asked for when the figures are read */
export const prometheusMetrics = (load: () => PoolLoad): PrometheusMetrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({ name: 'http_request_duration_seconds', help: 'Requests by route template and status', labelNames: ['method', 'route', 'status'], buckets: REQUEST_BUCKETS, registers });
  const waits = new Histogram({ name: 'engine_wait_seconds', help: 'Time a task waited for a thread', labelNames: ['lane'], buckets: TASK_BUCKETS, registers });
  const runs = new Histogram({ name: 'engine_run_seconds', help: 'Time a task held a thread', labelNames: ['task'], buckets: TASK_BUCKETS, registers });
  const outcomes = new Counter({ name: 'engine_tasks_total', help: 'Tasks by outcome: done, failed, refused, timeout, aborted, closed', labelNames: ['task', 'lane', 'outcome'], registers });
  const now = (name: string, help: string, read: (gauge: Gauge, load: PoolLoad) => void, labelNames: string[] = []): void =>
    registry.registerMetric(new Gauge({ name, help, labelNames, registers: [], collect() { read(this, load()); } }));
  now('engine_waiting_tasks', 'Tasks without a thread', (gauge, { waiting }) => Object.entries(waiting).forEach(([lane, tasks]) => gauge.set({ lane }, tasks)), ['lane']);
  now('engine_running_tasks', 'Tasks with a thread', (gauge, { running }) => gauge.set(running));
  now('engine_ready_threads', 'Threads that have loaded the network', (gauge, { ready }) => gauge.set(ready));
  return {
    registry,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countRequest: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    countTask: ({ name, lane, outcome, waitMs, runMs }) => {
      outcomes.inc({ task: name, lane, outcome });
      waits.observe({ lane }, waitMs / 1000);
      if (runMs !== undefined) runs.observe({ task: name }, runMs / 1000);
    },
  };
};
