import { createHash } from 'node:crypto';
import { command } from './command.ts';

/** A file of a commit. */
export interface SourceFile {
  readonly path: string;
  /** As git writes it: `100644`, `100755` for a program, `120000` for a symbolic link, `160000` for a submodule. */
  readonly mode: string;
  readonly id: string;
}

/** A commit as it is in the object database; the work tree and the index are never looked at. */
export interface Source {
  /** The repository's folder. */
  readonly root: string;
  readonly commit: string;
  /** The folder with the repository's objects. */
  readonly objects: string;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Name, address, seconds and time zone, as a commit object has them. */
  readonly author: string;
  readonly committer: string;
}

/** What somebody has to put right before there can be a release tree, one line each. */
export class ReleaseTreeError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ReleaseTreeError';
    this.problems = problems;
  }
}

/** What git writes; throws `ReleaseTreeError` with its words when it fails. */
export async function git(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const literal = { GIT_LITERAL_PATHSPECS: '1', ...environment };
  const { ok, output } = await command(root, 'git', args, { environment: literal });
  if (ok) return output;
  const [name = ''] = args.filter((argument) => !argument.startsWith('-'));
  throw new ReleaseTreeError([`git ${name} failed: ${output.trim() || 'it says nothing'}`]);
}

/** Reads which files a commit has. Throws `ReleaseTreeError` when there is no such commit. */
export async function openSource(root: string, ref: string): Promise<Source> {
  const commit = await resolveCommit(root, ref);
  const listed = await git(root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  const files = listed.split('\0').flatMap((line): SourceFile[] => {
    const [, mode, id, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return mode && id && path ? [{ mode, id, path }] : [];
  });
  const objects = await git(root, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  const people = ['%an <%ae> %ad', '%cn <%ce> %cd'].join('%n');
  const log = ['show', '--no-patch', '--no-show-signature', '--no-mailmap', '--encoding=UTF-8', '--date=raw'];
  const [author = '', committer = ''] = (await git(root, [...log, `--format=${people}`, commit])).split('\n');
  return {
    ...{ root, commit, objects: objects.trim(), author, committer },
    files: new Map(files.map((file) => [file.path, file])),
  };
}

async function resolveCommit(root: string, ref: string): Promise<string> {
  const asked = await command(root, 'git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const id = asked.output.trim();
  if (asked.ok && /^[0-9a-f]{40,64}$/.test(id)) return id;
  const inside = await command(root, 'git', ['rev-parse', '--git-dir']);
  if (!inside.ok) throw new ReleaseTreeError([`git can't use ${root}: ${inside.output.trim()}`]);
  throw new ReleaseTreeError([`${ref} is no commit of this repository; fetch it first, or name another`]);
}

/** The text of a file. Throws `ReleaseTreeError` when it isn't text in UTF-8. */
export async function readText({ root }: Source, { id, path }: SourceFile): Promise<string> {
  const text = await git(root, ['cat-file', 'blob', id]);
  // Whatever else got into the output, or out of it on the way to a string, would be tagged.
  const hash = createHash(id.length === 40 ? 'sha1' : 'sha256');
  hash.update(`blob ${Buffer.byteLength(text)}\0`).update(text);
  if (hash.digest('hex') === id) return text;
  throw new ReleaseTreeError([`${path} can't be read as text in UTF-8`]);
}

/** How many files of the work tree differ from HEAD, new ones included; 0 in a repository without a work tree. */
export async function uncommitted(root: string): Promise<number> {
  // Without the option, `status` would refresh the index.
  const { ok, output } = await command(root, 'git', ['--no-optional-locks', 'status', '--porcelain']);
  return ok ? output.split('\n').filter((line) => line !== '').length : 0;
}
