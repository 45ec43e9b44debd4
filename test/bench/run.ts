import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Measurement } from './benchmark.ts';

let failed = 0;

function show({ name, ratio, aim, budget }: Measurement): void {
  const within = ratio <= budget;
  if (!within) failed += 1;
  const judgement = within
    ? ratio <= aim
      ? ''
      : ` (aim ${aim.toFixed(1)})`
    : ` OVER BUDGET ${budget.toFixed(1)}`;
  console.log(`  ${within ? '✔' : '✘'} ${name.padEnd(40)} ${ratio.toFixed(2)} ×${judgement}`);
}

for (const file of globSync('*.bench.ts', { cwd: import.meta.dirname }).sort()) {
  const { benchmark }: { readonly benchmark: Benchmark } = await import(join(import.meta.dirname, file));
  console.log(benchmark.title);
  for (const measurement of await benchmark.measure()) show(measurement);
}
console.log(failed === 0 ? 'All within budget.' : `${failed} over budget.`);
process.exitCode = failed === 0 ? 0 : 1;
