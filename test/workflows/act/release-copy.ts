import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeReleaseTree } from '../../../scripts/release-tree.ts';
import { repository } from '../../../scripts/workspace.ts';

/** What a release needs to be run. Nothing of what it was built from is in it. */
const sources = [
  'packages',
  'actions/*/src',
  'actions/*/test',
  'node_modules',
  'scripts',
  'test',
  'examples',
];

/** Settings of gates and queues, newer than the schema that act refuses others by. */
const unknownToAct = /^ +(deployment: false|queue: max)\n/gm;

/**
 * Makes the release tree of HEAD in a folder, as it is for those who use it: without any sources, and with `$/x`, which act
 * doesn't know, as the address that it has for this runner. Gives the folder that stands for each repository at a ref, also
 * for the actions of others that the workflows use: act fetches nothing.
 */
export async function makeReleaseCopy(out: string): Promise<Record<string, string>> {
  await makeReleaseTree({ root: repository, ref: 'HEAD', out, commit: false });
  for (const path of globSync(sources, { cwd: out })) rmSync(join(out, path), { recursive: true });
  const folders: Record<string, string> = { 'org/deploy-actions@v1': out };
  for (const path of globSync('.github/workflows/*.yml', { cwd: out })) {
    const file = join(out, path);
    const text = readFileSync(file, 'utf8').replaceAll(/(uses: )\$\/(\S+)/g, '$1org/deploy-actions/$2@v1');
    writeFileSync(file, text.replaceAll(unknownToAct, ''));
    for (const [, name = '', ref = ''] of text.matchAll(/uses: (actions\/[\w-]+)@(\w+)/g)) {
      folders[`${name}@${ref}`] = join(import.meta.dirname, 'stubs', basename(name));
    }
  }
  return folders;
}
