/** Tasks that wait, in two lanes: a person's before a list's, each lane in order of arrival. */
import { OutsideError, type Lane, type TaskName, type Tasks } from '../ports/engine.ts';
import type { JobProgress } from '../ports/job.ts';

export type Outcome = 'done' | 'failed' | 'refused' | 'timeout' | 'aborted' | 'closed';

/** A task from its call to its answer; it is settled once, whatever comes first. */
export interface Task {
  readonly name: TaskName;
  readonly input: Tasks[TaskName]['input'];
  readonly lane: Lane;
  readonly calledAt: number;
  /** When a thread took it, ms on the same clock. */
  startedAt: number | undefined;
  /** Shared with the thread: says 1 when the task is to end with what it has. */
  readonly stop: SharedArrayBuffer;
  /** The best it has so far, once there is one. */
  kept: { readonly output: unknown } | undefined;
  /** A thread is about to take it. */
  readonly onStart: () => void;
  readonly onProgress: (progress: JobProgress) => void;
  readonly settle: (outcome: Outcome, answer: unknown) => void;
}

export class TaskQueue {
  readonly #lanes: Readonly<Record<Lane, Task[]>> = { interactive: [], jobs: [] };
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }
  /** @throws OutsideError `ENGINE_BUSY` when the lane is full; lanes are bounded apart, so that a long list cannot lock people out. */
  add(task: Task): void {
    if (this.#lanes[task.lane].length >= this.#most) throw new OutsideError('ENGINE_BUSY');
    this.#lanes[task.lane].push(task);
  }
  take(mayTakeQuestions: () => boolean, mayTakeJobs: () => boolean): Task | undefined {
    return (mayTakeQuestions() ? this.#lanes.interactive.shift() : undefined) ?? (mayTakeJobs() ? this.#lanes.jobs.shift() : undefined);
  }
  remove(task: Task): void {
    const lane = this.#lanes[task.lane];
    const at = lane.indexOf(task);
    if (at >= 0) lane.splice(at, 1);
  }
  all(): readonly Task[] {
    return [...this.#lanes.interactive, ...this.#lanes.jobs];
  }
  length(lane: Lane): number {
    return this.#lanes[lane].length;
  }
}
