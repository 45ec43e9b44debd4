import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { Git } from '../git/git.ts';
import { type Committer, expandMessage, type MessageValues } from './release-request.ts';

/** Who signs for a commit or a tag, and when (Unix milliseconds). */
export interface Signature extends Committer {
  readonly at: number;
}

/** A file to commit: the path from the top of the tree. */
export interface CommittedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The message of the commit that brings the changelog; its trailer says that it only carries a release on top of `base`. Where the
 * branch was further than the released commit, another one names that.
 */
export function changelogMessage(tag: string, base: string, released: string): string {
  const more = released === base ? '' : `Released-Commit: ${released}\n`;
  return `chore(release): ${tag}\n\nSource-Commit: ${base}\n${more}`;
}

/** The released commit that {@link changelogMessage} names; `undefined` for the base itself. */
export function releasedCommit(message: string): string | undefined {
  return /^Released-Commit: ([0-9a-f]{40,64})$/m.exec(message)?.[1];
}

/** Makes a commit with one file changed, without touching index or files; gives its id. Nothing refers to it yet. */
export async function commitObject(
  git: Git,
  base: string,
  { path, text }: CommittedFile,
  message: string,
  { name, email, at }: Signature,
  { temporary }: Pick<Runtime, 'temporary'>,
): Promise<string> {
  const blob = await git.line(['hash-object', '-w', '--stdin'], { input: text });
  const entry = await git.output(['ls-tree', '--full-tree', base, '--', path]);
  const mode = entry.split(' ', 1)[0] || '100644';
  const folder = await mkdtemp(join(temporary, 'release-'));
  const index = { environment: { GIT_INDEX_FILE: join(folder, 'index') } };
  await git.output(['read-tree', base], index);
  await git.output(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], index);
  const tree = await git.line(['write-tree'], index);
  await rm(folder, { recursive: true });
  // By environment: stronger than any configuration, and nothing stays behind.
  const environment = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: isoInstant(at),
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: isoInstant(at),
  };
  return git.line(['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, '-p', base, '-F', '-'], {
    environment,
    input: message,
  });
}

/** Makes an annotated tag; gives its id. Nothing refers to it yet. */
export async function tagObject(
  git: Git,
  commit: string,
  message: string,
  values: MessageValues,
  { name, email, at }: Signature,
): Promise<string> {
  const { tag } = values;
  const text = expandMessage(message, values).trim() || tag;
  const tagger = `${name} <${email}> ${Math.floor(at / 1_000)} +0000`;
  const head = [`object ${commit}`, 'type commit', `tag ${tag}`, `tagger ${tagger}`].join('\n');
  return git.line(['mktag'], { input: `${head}\n\n${text}\n` });
}
