import { parentPort } from 'node:worker_threads';
import { measure, tasks } from './measure.ts';

interface Order {
  readonly index: number;
  readonly runs: number;
  readonly seed: number;
}

parentPort?.on('message', ({ index, runs, seed }: Order) => {
  const task = tasks[index];
  parentPort?.postMessage({ index, row: task ? measure(task, runs, seed) : {} });
});
