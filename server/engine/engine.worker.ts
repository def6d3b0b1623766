/** A planning thread. */
import { serveTasks } from './serve-tasks.ts';
import { runTask } from './tasks.ts';

serveTasks(runTask);
