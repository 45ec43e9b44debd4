import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

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

/** What would have git work on another repository than the one in its folder, as it does for hooks. */
const elsewhere = Object.fromEntries(
  ['DIR', 'WORK_TREE', 'COMMON_DIR', 'INDEX_FILE', 'OBJECT_DIRECTORY', 'ALTERNATE_OBJECT_DIRECTORIES'].map(
    (name) => [`GIT_${name}`, undefined],
  ),
);

/**
 * What git writes to its standard output; throws `ReleaseTreeError` with its words when it fails. Started without a library,
 * so that the job that publishes needs none installed.
 */
export async function git(
  root: string,
  args: readonly string[],
  { environment = {}, input = '' }: { environment?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Buffer> {
  const plain = { GIT_LITERAL_PATHSPECS: '1', GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' };
  const env = { ...process.env, ...elsewhere, ...plain, ...environment };
  try {
    const options = { cwd: root, env, encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 } as const;
    const running = start('git', args, options);
    // Whatever git doesn't read, it has no need of, or it says why.
    running.child.stdin?.on('error', () => {}).end(input);
    return (await running).stdout;
  } catch (error) {
    const [name = ''] = args.filter((argument) => !argument.startsWith('-'));
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const words = said || (error instanceof Error ? error.message : String(error));
    throw new ReleaseTreeError([`git ${name} failed: ${words}`]);
  }
}

/** The lines that git writes. */
export async function gitLines(root: string, args: readonly string[], end = '\n'): Promise<string[]> {
  const text = (await git(root, args)).toString();
  return text.split(end).filter((line) => line !== '');
}

/** Reads which files a commit has. Throws `ReleaseTreeError` when there is no such commit. */
export async function openSource(root: string, ref: string): Promise<Source> {
  const commit = await resolveCommit(root, ref);
  const listed = await gitLines(root, ['ls-tree', '-r', '-z', '--full-tree', commit], '\0');
  const files = listed.flatMap((line): SourceFile[] => {
    const [, mode, id, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return mode && id && path ? [{ mode, id, path }] : [];
  });
  const place = ['rev-parse', '--path-format=absolute', '--git-path', 'objects'];
  const [objects = ''] = await gitLines(root, place);
  const people = '%an <%ae> %ad%n%cn <%ce> %cd';
  const log = ['show', '--no-patch', '--no-show-signature', '--encoding=UTF-8', '--date=raw'];
  const [author = '', committer = ''] = await gitLines(root, [...log, `--format=${people}`, commit]);
  return {
    ...{ root, commit, objects, author, committer },
    files: new Map(files.map((file) => [file.path, file])),
  };
}

async function resolveCommit(root: string, ref: string): Promise<string> {
  await git(root, ['rev-parse', '--git-dir']);
  try {
    const [id = ''] = await gitLines(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
    return id;
  } catch {
    throw new ReleaseTreeError([`${ref} is no commit of this repository; fetch it first, or name another`]);
  }
}

/** The texts of files by their paths; complains about those that aren't text in UTF-8, and leaves them out. */
export async function readTexts(
  { root }: Source,
  files: readonly SourceFile[],
  problems: string[],
): Promise<ReadonlyMap<string, string>> {
  const input = files.map(({ id }) => `${id}\n`).join('');
  const found = await git(root, ['cat-file', '--batch'], { input });
  const texts = new Map<string, string>();
  let position = 0;
  for (const { path } of files) {
    const start = found.indexOf('\n', position) + 1;
    // `<id> blob <bytes>`, the content, and an end of line that isn't part of it.
    const size = Number(found.toString('utf8', position, start).split(' ')[2]);
    const bytes = found.subarray(start, start + size);
    position = start + size + 1;
    const text = bytes.toString();
    if (Buffer.from(text).equals(bytes)) texts.set(path, text);
    else problems.push(`${path} can't be read as text in UTF-8`);
  }
  return texts;
}

/** How many files of the work tree differ from HEAD, new ones included; 0 in a repository without a work tree. */
export async function uncommitted(root: string): Promise<number> {
  // Without the option, `status` would refresh the index.
  const status = gitLines(root, ['--no-optional-locks', 'status', '--porcelain']);
  return (await status.catch(() => [])).length;
}
