import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeStubs } from '../../scripts/build.ts';
import { type CommandResult, command } from '../../scripts/command.ts';
import { inCopy } from '../../scripts/copy-repository.ts';
import { scaffold } from '../../scripts/new-action.ts';

const minutes = 60_000;
const name = 'scaffold-trial';

test('a new action passes every check as it is', { timeout: 5 * minutes }, async () => {
  await inCopy(async (root) => {
    const passes = async (program: string, ...args: string[]) => {
      const result: CommandResult = await command(root, program, args);
      expect(result.ok, `${program} ${args.join(' ')}\n${result.output}`).toBe(true);
    };
    scaffold(name, root);
    writeStubs(root);
    const folder = join('actions', name);
    await passes('node', 'scripts/generate-docs.ts');
    await passes('node', 'scripts/generate-docs.ts', '--check');
    await passes('biome', 'ci', folder);
    await passes('tsc', '-p', 'test/contract/new-action.tsconfig.json', '--noEmit');
    await passes('git', 'init', '--quiet');
    const rules = ['imports', 'boundaries'].map((rule) => `test/repository/${rule}`);
    const tests = ['test/contract/actions', folder, ...rules];
    await passes('vitest', 'run', '--config', 'test/vitest.config.ts', ...tests);
  });
});

test('a new action has a name of its own, in kebab-case', () => {
  expect(() => scaffold('drainQueue')).toThrow('found `drainQueue`, but an action’s name is kebab-case');
  expect(() => scaffold('../drain')).toThrow('kebab-case');
  expect(() => scaffold('rollback')).toThrow('actions/rollback exists already');
});
