import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Coverage } from './coverage.ts';
import { crashPoints } from './crash-points.ts';
import { outsidePromises } from './scheduler.ts';
import { searchThrough } from './search.ts';
import type { Batch, WorkerTask } from './search-worker.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
  },
});
const wanted = Number(values.schedules);
const seed = Number(values.seed);
const workers = Number(values.workers);
/** Milliseconds between two lines about how far it is. */
const telling = 10_000;

const started = performance.now();
const traces = new Set<number>();
const coverage = new Coverage();
let runs = 0;

function speed(): string {
  const seconds = (performance.now() - started) / 1_000;
  return `${traces.size} distinct schedules of ${runs} runs in ${seconds.toFixed(0)} s, ${(traces.size / seconds).toFixed(0)} a second`;
}

/** Lets the workers search until there are enough distinct schedules; gives the first violation. */
function searchInParallel(): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const all: Worker[] = [];
    let told = performance.now();
    const end = (violation?: string) => {
      for (const worker of all) void worker.terminate();
      resolve(violation);
    };
    const take = (batch: Batch) => {
      runs += batch.runs;
      for (const trace of batch.traces) traces.add(trace);
      coverage.merge(batch.coverage);
      if (batch.violation) return end(batch.violation);
      if (traces.size >= wanted) return end();
      if (performance.now() - told < telling) return;
      told = performance.now();
      console.log(speed());
    };
    for (let worker = 0; worker < workers; worker += 1) {
      const task: WorkerTask = { seed, worker, workers };
      const thread = new Worker(new URL('search-worker.ts', import.meta.url), { workerData: task });
      thread.on('message', take);
      thread.on('error', reject);
      all.push(thread);
    }
  });
}

console.log('Every fault at every crash point of each scenario:');
const exhaustive = await outsidePromises(() => searchThrough(crashPoints()));
runs += exhaustive.runs;
for (const trace of exhaustive.traces) traces.add(trace);
coverage.merge(exhaustive.coverage.entries);
console.log(`${exhaustive.runs} schedules: ${exhaustive.coverage.summary}`);

const violation = exhaustive.violation ?? (traces.size < wanted ? await searchInParallel() : undefined);

console.log(`\n${coverage.table()}\n\n${coverage.summary}\n${speed()} with seed ${seed}`);
console.log(violation ?? '0 violations');
process.exitCode = violation ? 1 : 0;
