import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Row, type Task, tasks } from './measure.ts';
import { renderTables, withTables } from './report.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const rows = new Map<Task, Row>();
const waiting = [...tasks.keys()];

/** Hands one task after another to a worker until none is left. */
function work(): Promise<void> {
  const worker = new Worker(join(import.meta.dirname, 'measure-worker.ts'));
  return new Promise((resolve, reject) => {
    const next = () => {
      const index = waiting.shift();
      if (index === undefined) void worker.terminate().then(() => resolve());
      else worker.postMessage({ index, runs, seed });
    };
    worker.on('error', reject);
    worker.on('message', ({ index, row }: { readonly index: number; readonly row: Row }) => {
      const task = tasks[index];
      if (task) rows.set(task, row);
      console.log(`${rows.size} of ${tasks.length}: ${JSON.stringify(task)} ${JSON.stringify(row)}`);
      next();
    });
    next();
  });
}

await Promise.all(Array.from({ length: Number(values.workers) }, work));
const document = join(import.meta.dirname, '../../docs/analysis.md');
writeFileSync(document, withTables(readFileSync(document, 'utf8'), renderTables({ runs, seed, rows })));
console.log('docs/analysis.md has the tables.');
