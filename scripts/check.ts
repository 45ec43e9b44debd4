import { performance } from 'node:perf_hooks';
import { type CommandResult, command } from './command.ts';
import { repository } from './workspace.ts';

/** One thing that has to hold before a change goes in. */
interface Step {
  readonly title: string;
  readonly run: () => Promise<CommandResult>;
}

const tool =
  (program: string, ...args: string[]) =>
  () =>
    command(repository, program, args);

const status = tool('git', 'status', '--porcelain', '--untracked-files=all');
const before = await status();

const tests: Step = { title: 'tests', run: tool('vitest', 'run', '--config', 'test/vitest.config.ts') };

const steps: readonly Step[] = [
  { title: 'format and lint', run: tool('biome', 'ci') },
  { title: 'types', run: tool('tsc', '-p', '.', '--noEmit') },
  ...(process.argv.includes('--no-tests') ? [] : [tests]),
  { title: 'tables in the READMEs are in step', run: tool('node', 'scripts/generate-docs.ts', '--check') },
  { title: 'schemas are in step', run: tool('node', 'scripts/generate-schema.ts', '--check') },
  { title: 'dist is what a build from nothing makes', run: tool('node', 'scripts/verify-dist.ts') },
  { title: 'the check itself changed nothing', run: unchanged },
];

async function unchanged(): Promise<CommandResult> {
  const after = await status();
  return { ok: before.ok && after.ok && before.output === after.output, output: after.output };
}

let failed = 0;
for (const { title, run } of steps) {
  const started = performance.now();
  const { ok, output } = await run();
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${ok ? '✔' : '✘'} ${title} (${seconds} s)`);
  if (ok) continue;
  failed += 1;
  console.log(output.trimEnd().replaceAll(/^/gm, '    '));
}
console.log(
  failed === 0 ? `All ${steps.length} checks passed.` : `${failed} of ${steps.length} checks failed.`,
);
process.exitCode = failed === 0 ? 0 : 1;
