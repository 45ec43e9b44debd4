import { parentPort, workerData } from 'node:worker_threads';
import { outsidePromises } from './scheduler.ts';
import { searchAtRandom } from './search.ts';

/** What a worker is told. */
export interface WorkerTask {
  readonly seed: number;
  readonly worker: number;
  readonly workers: number;
}

/** What a worker tells after each batch. */
export interface Batch {
  readonly runs: number;
  readonly traces: Float64Array;
  readonly coverage: readonly (readonly [string, number])[];
  readonly violation: string | undefined;
}

/** Schedules drawn from one seed. */
const batchSize = 1_000;

const { seed, worker, workers } = workerData as WorkerTask;
for (let batch = worker; ; batch += workers) {
  const { runs, traces, coverage, violation } = await outsidePromises(() =>
    searchAtRandom(seed * 1_000_000 + batch, batchSize),
  );
  const told: Batch = { runs, traces: Float64Array.from(traces), coverage: coverage.entries, violation };
  parentPort?.postMessage(told);
  if (violation) break;
}
