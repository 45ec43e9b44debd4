import { parentPort, workerData } from 'node:worker_threads';
import { crashPoints } from './crash-points.ts';
import type { Schedule } from './schedule.ts';
import { outsidePromises } from './scheduler.ts';
import { type Found, searchAtRandom, searchThrough } from './search.ts';

/** What a worker is told. */
export interface WorkerTask {
  readonly seed: number;
  readonly worker: number;
  readonly workers: number;
}

/** What a worker tells after each batch. */
export interface Batch {
  /** Whether it was one of the crash points, of which there are only so many. */
  readonly exhaustive: boolean;
  readonly runs: number;
  readonly traces: Float64Array;
  readonly coverage: readonly (readonly [string, number])[];
  readonly failure: Found['failure'];
}

/** Schedules in a batch: those drawn from one seed. */
const batchSize = 1_000;

const { seed, worker, workers } = workerData as WorkerTask;

function tell({ runs, traces, coverage, failure }: Found, exhaustive: boolean): void {
  const batch: Batch = {
    ...{ exhaustive, runs, failure },
    traces: Float64Array.from(traces),
    coverage: coverage.entries,
  };
  parentPort?.postMessage(batch);
  if (failure) process.exit();
}

/** Every n-th of the crash points, n being the number of workers. */
function* share(): Generator<Schedule> {
  let index = 0;
  for (const schedule of crashPoints()) {
    if (index % workers === worker) yield schedule;
    index += 1;
  }
}

function* some(schedules: Iterator<Schedule>): Generator<Schedule> {
  for (let taken = 0; taken < batchSize; taken += 1) {
    const { done, value } = schedules.next();
    if (done) return;
    yield value;
  }
}

const points = share();
for (let runs = batchSize; runs > 0; ) {
  const found = await outsidePromises(() => searchThrough(some(points), {}, () => 'a crash point'));
  runs = found.runs;
  tell(found, true);
}
for (let batch = worker; ; batch += workers) {
  const found = await outsidePromises(() => searchAtRandom(seed * 1_000_000 + batch, batchSize));
  tell(found, false);
}
