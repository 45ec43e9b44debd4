import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.ts';
import { type Component, componentFolder, emptied } from './component.ts';

/** A program from packages of npm in a folder of their own, named by the version of the first. */
export function fromNpm(
  name: string,
  packages: readonly [`${string}@${string}`, ...`${string}@${string}`[]],
  proof: readonly string[],
): Component {
  const folder = componentFolder(name, packages[0].slice(packages[0].lastIndexOf('@') + 1));
  return {
    name,
    needs: 'npm and the package registry',
    program: join(folder, 'node_modules', '.bin', name),
    proof,
    install: async () => {
      writeFileSync(join(emptied(folder), 'package.json'), '{ "private": true }\n');
      // Scripts of packages would fetch programs from elsewhere; these run without them.
      const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages];
      return command(folder, 'npm', words);
    },
  };
}
