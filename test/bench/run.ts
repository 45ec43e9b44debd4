/** `npm run bench`: every benchmark, or those that are named (`npm run bench -- startup`). */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Measurement } from './benchmark.ts';

const ending = '.bench.ts';

function show({ name, ratio, aim, budget }: Measurement): boolean {
  const within = ratio <= budget;
  const judgement = within
    ? ratio <= aim
      ? ''
      : ` (aim ${aim.toFixed(1)})`
    : ` OVER BUDGET ${budget.toFixed(1)}`;
  console.log(`  ${within ? '✔' : '✘'} ${name.padEnd(40)} ${ratio.toFixed(2)} ×${judgement}`);
  return within;
}

/** Measures here; says whether all is within budget. */
async function measure(name: string): Promise<boolean> {
  const file = join(import.meta.dirname, `${name}${ending}`);
  const { benchmark }: { readonly benchmark: Benchmark } = await import(file);
  console.log(benchmark.title);
  const within = (await benchmark.measure()).map(show);
  return !within.includes(false);
}

/** Measures in a process of its own: a child counts as its own memory what its parent had, and starts more slowly under a large one. */
function measureApart(name: string): boolean {
  const { status } = spawnSync(process.execPath, [import.meta.filename, '--here', name], {
    stdio: 'inherit',
  });
  return status === 0;
}

const [first, ...others] = process.argv.slice(2);
if (first === '--here') {
  process.exitCode = (await measure(others[0] ?? '')) ? 0 : 1;
} else {
  const all = globSync(`*${ending}`, { cwd: import.meta.dirname }).sort();
  const names = first === undefined ? all.map((file) => file.slice(0, -ending.length)) : [first, ...others];
  const failed = names.map(measureApart).filter((within) => !within).length;
  const what = failed === 1 ? '1 benchmark is' : `${failed} benchmarks are`;
  console.log(failed === 0 ? 'All within budget.' : `${what} over budget.`);
  process.exitCode = failed === 0 ? 0 : 1;
}
