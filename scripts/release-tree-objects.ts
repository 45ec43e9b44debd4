import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReleaseFile } from './release-tree-content.ts';
import { git, type Source } from './release-tree-source.ts';

/**
 * A bare repository in a temporary folder that borrows the objects of the real one. Index, files and settings are its
 * own, so that nothing of the real one is touched, and nobody's settings have a say in what is made.
 */
export interface Workshop {
  readonly folder: string;
  /** Runs git in it, and gives what it writes, without spaces around it. */
  readonly git: (args: readonly string[]) => Promise<string>;
}

/** Does some work in a workshop, which is removed afterwards. New objects go into the real repository with `keep`. */
export async function inWorkshop<T>(
  { root, objects, commit }: Source,
  { keep }: { readonly keep: boolean },
  work: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-release-tree-'));
  const bare = join(folder, 'bare');
  const environment = {
    ...{ GIT_DIR: bare, GIT_INDEX_FILE: join(folder, 'index') },
    ...{ GIT_CONFIG_GLOBAL: join(folder, 'none'), GIT_CONFIG_NOSYSTEM: '1' },
    ...(keep ? { GIT_OBJECT_DIRECTORY: objects } : {}),
  };
  try {
    const format = commit.length === 40 ? 'sha1' : 'sha256';
    await git(root, ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, bare]);
    mkdirSync(join(bare, 'info'), { recursive: true });
    writeFileSync(join(bare, 'objects', 'info', 'alternates'), `${objects}\n`);
    // Bytes stay what they are, whatever .gitattributes says: it holds for those who check out the tag.
    writeFileSync(join(bare, 'info', 'attributes'), '* -text !eol !filter !ident !working-tree-encoding\n');
    return await work({ folder, git: async (args) => `${await git(root, args, { environment })}`.trim() });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the tree of the commit's files and these, and gives its id. */
export async function writeTree(
  { git, folder }: Workshop,
  { commit }: Source,
  files: readonly ReleaseFile[],
): Promise<string> {
  await git(['read-tree', commit]);
  const contents = files.map(({ content }, index) => {
    const file = join(folder, `content-${index}`);
    writeFileSync(file, content);
    return file;
  });
  const ids = (await git(['hash-object', '-w', '--no-filters', ...contents])).split('\n');
  const entries = files.flatMap(({ path, mode }, index) => ['--cacheinfo', `${mode},${ids[index]},${path}`]);
  await git(['update-index', '--add', ...entries]);
  return git(['write-tree']);
}

/** Makes the commit of a tree and gives its id, which depends on the source and the tree alone. */
export async function writeCommit(
  { git, folder }: Workshop,
  { commit, author, committer }: Source,
  tree: string,
): Promise<string> {
  const file = join(folder, 'commit');
  const lines = [`tree ${tree}`, `parent ${commit}`, `author ${author}`, `committer ${committer}`];
  // `git commit-tree` trims names in one way or another, depending on its version.
  writeFileSync(file, `${lines.join('\n')}\n\nRelease tree of ${commit}\n\nSource-Commit: ${commit}\n`);
  return git(['hash-object', '-t', 'commit', '-w', file]);
}

/** Writes the files of the tree into an empty folder. */
export async function checkOut({ git }: Workshop, folder: string): Promise<void> {
  await git([`--work-tree=${folder}`, 'checkout-index', '--all', '--quiet', `--prefix=${folder}/`]);
}
