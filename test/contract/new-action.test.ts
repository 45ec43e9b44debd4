import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeStubs } from '../../scripts/build.ts';
import { type CommandResult, command } from '../../scripts/command.ts';
import { inCopy } from '../../scripts/copy-repository.ts';
import { scaffold } from '../../scripts/new-action.ts';

const minutes = 60_000;
const name = 'scaffold-trial';

test('a new action passes every check as it is', { timeout: 5 * minutes }, async () => {
  await inCopy((root) => {
    const passes = (program: string, ...args: string[]) => {
      const result: CommandResult = command(root, program, args);
      expect(result.ok, `${program} ${args.join(' ')}\n${result.output}`).toBe(true);
    };
    scaffold(name, root);
    writeStubs(root);
    const folder = join('actions', name);
    passes('node', 'scripts/generate-docs.ts');
    passes('node', 'scripts/generate-docs.ts', '--check');
    passes('biome', 'ci', folder);
    passes('tsc', '-p', 'test/contract/new-action.tsconfig.json', '--noEmit');
    passes('git', 'init', '--quiet');
    const rules = ['imports', 'boundaries'].map((rule) => `test/repository/${rule}`);
    passes('vitest', 'run', '--config', 'test/vitest.config.ts', 'test/contract/actions', folder, ...rules);
  });
});

test('a new action has a name of its own, in kebab-case', () => {
  expect(() => scaffold('drainQueue')).toThrow('found `drainQueue`, but an action’s name is kebab-case');
  expect(() => scaffold('../drain')).toThrow('kebab-case');
  expect(() => scaffold('rollback')).toThrow('actions/rollback exists already');
});
