import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { releaseFiles } from './release-tree-content.ts';
import { checkOut, inWorkshop, writeCommit, writeTree } from './release-tree-objects.ts';
import { openSource, ReleaseTreeError, uncommitted } from './release-tree-source.ts';
import { repository } from './workspace.ts';

const usage = `usage: npm run release-tree -- --out DIR [--commit] [--ref COMMIT] [--version vX.Y.Z]

Makes the tree that release tags point at from a commit: its own files, and a folder at the top for each action, so that
\`uses: org/deploy-actions/blue-green@v1\` finds one. Only the commit counts; the work tree is not looked at.

  --out DIR          writes the files into DIR, which is new or empty
  --commit           writes the commit that a release tag can stand on into the objects of this repository, without any
                     reference to it, and prints its id. The same commit and version give the same id everywhere.
  --ref COMMIT       made from this commit; HEAD when absent
  --version vX.Y.Z   addresses of files on \`main\` in the documentation become those of this tag
  --help             this text

\`npm run --silent\`, or node by itself, prints the id and nothing else.`;

const options = {
  out: { type: 'string' },
  commit: { type: 'boolean' },
  ref: { type: 'string' },
  version: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What a release tree is made of, and where it goes. */
export interface ReleaseTreeRequest {
  /** The repository's folder. */
  readonly root: string;
  /** Anything that git takes for a commit. */
  readonly ref: string;
  /** A new or empty folder for the files, if they are to be written. */
  readonly out?: string | undefined;
  /** Whether the commit is to be kept in the repository. */
  readonly commit: boolean;
  /** The tag it is for. */
  readonly version?: string | undefined;
}

/** What was made. */
export interface ReleaseTree {
  /** The commit it was made from. */
  readonly source: string;
  readonly tree: string;
  /** The commit that a tag can stand on; `undefined` unless it was asked for. */
  readonly commit: string | undefined;
  readonly files: number;
}

/** Makes a release tree. Throws `ReleaseTreeError` with all that is wrong, before anything is written. */
export async function makeReleaseTree(request: ReleaseTreeRequest): Promise<ReleaseTree> {
  const { root, ref, out, version } = request;
  const problems = requestProblems(request);
  if (problems.length > 0) throw new ReleaseTreeError(problems);
  const source = await openSource(root, ref);
  const files = await releaseFiles(source, version);
  return inWorkshop(source, { keep: request.commit }, async (workshop) => {
    const tree = await writeTree(workshop, source, files);
    if (out !== undefined) {
      mkdirSync(out, { recursive: true });
      await checkOut(workshop, out);
    }
    const commit = request.commit ? await writeCommit(workshop, source, tree) : undefined;
    const added = files.filter(({ path }) => !source.files.has(path));
    return { source: source.commit, tree, commit, files: source.files.size + added.length };
  });
}

function requestProblems({ ref, out, commit, version }: ReleaseTreeRequest): string[] {
  const problems: string[] = [];
  if (out === undefined && !commit) problems.push('nothing to do: give --out DIR, --commit or both');
  if (ref.startsWith('-')) problems.push(`--ref: ${ref} is no commit`);
  if (version !== undefined && !/^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version)) {
    problems.push(`--version: ${version} is no tag of a release, such as v1.2.3 or v1.3.0-rc.1`);
  }
  if (out !== undefined) problems.push(...folderProblems(out));
  return problems;
}

function folderProblems(out: string): string[] {
  if (!existsSync(out)) return existsSync(dirname(out)) ? [] : [`--out: ${dirname(out)} does not exist`];
  if (!statSync(out).isDirectory()) return [`--out: ${out} is a file`];
  if (readdirSync(out).length === 0) return [];
  return [`--out: ${out} is not empty; remove it, or name another folder`];
}

/** Reads the command line; gives every problem with it where there are some. */
function readArguments(args: readonly string[]): ReleaseTreeRequest | readonly string[] {
  const { tokens, values, positionals } = parseArgs({
    ...{ args: [...args], options, strict: false, allowPositionals: true, tokens: true },
  });
  const problems = tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    const { name, rawName, value } = token;
    if (!Object.hasOwn(options, name)) return [`unknown option ${rawName}`];
    const { type } = options[name as keyof typeof options];
    if (type === 'boolean') return value === undefined ? [] : [`${rawName} takes no value`];
    // Without `strict`, what looks like the next option is taken for the value.
    return value === undefined || value === '' || value.startsWith('--') ? [`${rawName} needs a value`] : [];
  });
  if (positionals.length > 0) problems.push(`unexpected: ${positionals.join(' ')}`);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const out = text(values.out);
  const request: ReleaseTreeRequest = {
    ...{ root: repository, commit: values.commit === true, ref: text(values.ref) ?? 'HEAD' },
    ...{ out: out === undefined ? undefined : resolve(callerFolder(), out), version: text(values.version) },
  };
  const all = [...problems, ...(problems.length > 0 ? [] : requestProblems(request))];
  return all.length > 0 ? all : request;
}

/** npm changes into the repository; a path is one of where it was called. */
function callerFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return (script === 'release-tree' && called) || process.cwd();
}

async function run(request: ReleaseTreeRequest): Promise<void> {
  const { source, commit, files } = await makeReleaseTree(request);
  const changes = request.ref === 'HEAD' ? await uncommitted(request.root) : 0;
  if (changes > 0)
    console.error(`note: ${changes} changed files are not in ${source}, and so not in the tree`);
  if (request.out !== undefined) console.error(`wrote ${files} files of ${source} to ${request.out}`);
  if (commit !== undefined) console.log(commit);
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const request = args.includes('--help') || args.includes('-h') ? usage : readArguments(args);
  try {
    if (typeof request === 'string') console.log(request);
    else if ('root' in request) await run(request);
    else throw new ReleaseTreeError([...request]);
  } catch (error) {
    if (!(error instanceof ReleaseTreeError)) throw error;
    for (const problem of error.problems) console.error(`error: ${problem}`);
    if (typeof request !== 'string' && !('root' in request)) console.error(`\n${usage}`);
    process.exitCode = 1;
  }
}
