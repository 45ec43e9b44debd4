import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Coverage } from './coverage.ts';
import type { Schedule } from './schedule.ts';
import { outsidePromises } from './scheduler.ts';
import { describeFailure, describeRun, type Failure } from './search.ts';
import type { Batch, WorkerTask } from './search-worker.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    replay: { type: 'string' },
  },
});
const wanted = Number(values.schedules);
const seed = Number(values.seed);
const workers = Number(values.workers);
/** Milliseconds between two lines about how far it is. */
const telling = 30_000;

const started = performance.now();
const traces = new Set<number>();
const coverage = new Coverage();
let runs = 0;

function progress(): string {
  const seconds = (performance.now() - started) / 1_000;
  const rate = (traces.size / seconds).toFixed(0);
  return `${traces.size} distinct schedules of ${runs} runs in ${seconds.toFixed(0)} s, ${rate} a second`;
}

/** First every crash point, then drawn schedules until there are enough distinct ones; gives the first violation. */
function search(): Promise<Failure | undefined> {
  return new Promise((resolve, reject) => {
    const all: Worker[] = [];
    let told = performance.now();
    let exhausted = 0;
    const end = (failure?: Failure) => {
      for (const worker of all) void worker.terminate();
      resolve(failure);
    };
    const take = (batch: Batch) => {
      runs += batch.runs;
      for (const trace of batch.traces) traces.add(trace);
      coverage.merge(batch.coverage);
      if (batch.failure) return end(batch.failure);
      if (batch.exhaustive && batch.runs === 0) {
        exhausted += 1;
        if (exhausted === workers) console.log(`Every fault at every crash point: ${progress()}`);
      }
      if (traces.size >= wanted && exhausted === workers) return end();
      if (performance.now() - told < telling) return;
      told = performance.now();
      console.log(progress());
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

async function replay(text: string): Promise<void> {
  const lines = await outsidePromises(() => describeRun(JSON.parse(text) as Schedule));
  console.log(lines.join('\n'));
  process.exitCode = lines[0]?.startsWith('VIOLATION') ? 1 : 0;
}

async function searchAndTell(): Promise<void> {
  const failure = await search();
  if (failure) console.log(await outsidePromises(() => describeFailure(failure)));
  console.log(`\n${coverage.table()}\n\n${coverage.summary}`);
  console.log(`${failure ? 1 : 0} violations in ${progress()}, with seed ${seed} and ${workers} workers`);
  process.exitCode = failure ? 1 : 0;
}

await (values.replay === undefined ? searchAndTell() : replay(values.replay));
