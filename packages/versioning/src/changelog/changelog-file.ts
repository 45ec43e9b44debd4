import { ConfigurationError } from '@deploy-actions/action-kit';
import { readCommitsAt, sourceOf } from '../git/commits.ts';
import type { Git } from '../git/git.ts';
import type { Repository } from '../git/repository.ts';
import type { ReleaseRequest } from '../release/release-request.ts';

/**
 * Whether the checked-out changelog is one behind HEAD, as a run leaves it that ended between moving the branch and the file.
 * Throws ConfigurationError when it was changed in any other way.
 */
export async function isStale({ git }: Repository, { changelog = '' }: ReleaseRequest): Promise<boolean> {
  const args = ['status', '--porcelain', '--untracked-files=all', '--ignored', '--', changelog];
  const status = (await git.output(args)).trimEnd();
  if (status === '') return false;
  const head = await git.line(['rev-parse', 'HEAD']);
  const [commit] = await readCommitsAt(git, [head]);
  const before = commit === undefined ? head : sourceOf(commit);
  const same = async (...options: string[]) =>
    (await git.attempt(['diff', '--quiet', ...options, before, '--', changelog])).exitCode === 0;
  if (before !== head && (await same()) && (await same('--cached'))) return true;
  throw new ConfigurationError(
    `${changelog} has changes that are not committed (git status: \`${status}\`); commit or remove them before a release`,
  );
}

/** The text of a file in a commit. Throws ConfigurationError for what is no text in UTF-8. */
export async function readFileAt(git: Git, commit: string, path: string): Promise<string | undefined> {
  const entry = await git.output(['ls-tree', '-z', '--full-tree', commit, '--', path]);
  const [mode = '', type, object = ''] = entry.split(/[ \t]/);
  if (entry === '') return undefined;
  if (type !== 'blob' || mode === '120000')
    throw new ConfigurationError([
      { input: 'changelog', message: `${path} is a link or a folder, not a file` },
    ]);
  const text = await git.output(['cat-file', 'blob', object]);
  // Bytes that are no UTF-8 don't survive reading; what was read then has another name in git.
  if ((await git.line(['hash-object', '--stdin'], { input: text })) === object) return text;
  throw new ConfigurationError([
    { input: 'changelog', message: `${path} is not encoded in UTF-8; convert it first` },
  ]);
}
