import { command } from './command.ts';
import { repository } from './workspace.ts';

const steps = [
  ['biome', 'check', '--write'],
  ['node', 'scripts/generate-docs.ts'],
  ['node', 'scripts/generate-schema.ts'],
] as const;

for (const [program, ...args] of steps) {
  const { ok } = await command(repository, program, args, { show: true });
  if (!ok) process.exitCode = 1;
}
