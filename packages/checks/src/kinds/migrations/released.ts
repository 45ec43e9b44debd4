import { ConfigurationError } from '@deploy-actions/action-kit';
import type { Subject } from '../../check.ts';
import type { Git } from '../../git/git.ts';
import { previousRelease } from '../../git/previous-release.ts';
import { matchesAny } from '../../path-glob.ts';

/** The migrations as the release before has them. */
export interface Released {
  /** What people call it: a tag, a branch, a commit. */
  readonly name: string;
  /** Paths relative to the workspace. */
  readonly files: ReadonlySet<string>;
  /** Those that are different now, or gone. */
  readonly changed: ReadonlySet<string>;
}

/**
 * What a ref has of the migrations; `undefined` when all count as new. Throws ConfigurationError when there is no such
 * release or ref, as in a shallow clone, and ProviderError when git fails.
 */
export async function releasedMigrations(
  since: string,
  paths: readonly string[],
  subject: Pick<Subject, 'version' | 'previousVersion'>,
  git: Git,
): Promise<Released | undefined> {
  if (since === 'all') return undefined;
  const name = since === 'previous-release' ? await tagBefore(subject, git) : since;
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).catch(
    () => {
      throw new ConfigurationError(
        `git knows no \`${name}\`: check out with \`fetch-depth: 0\`, so that tags and history are there`,
      );
    },
  );
  const isMigration = (file: string) => file !== '' && matchesAny(file, paths);
  const files = (await git('ls-tree', '-r', '-z', '--name-only', commit.trim())).split('\0');
  // What was added since is new, not changed.
  const options = ['--name-only', '-z', '--no-renames', '--relative', '--diff-filter=a'];
  const changed = await git('diff', ...options, commit.trim(), '--');
  return {
    name,
    files: new Set(files.filter(isMigration)),
    changed: new Set(changed.split('\0').filter(isMigration)),
  };
}

async function tagBefore(subject: Pick<Subject, 'version' | 'previousVersion'>, git: Git): Promise<string> {
  const release = await previousRelease(subject, git);
  if (release) return release.tag;
  const wanted =
    subject.previousVersion ?? (subject.version === undefined ? undefined : `before ${subject.version}`);
  throw new ConfigurationError(
    `git has no tag of the release ${wanted ?? 'before, because the version is not known'}: check out with \`fetch-depth: 0\`, or say \`since:\` a ref, or \`since: all\` for the first release`,
  );
}
