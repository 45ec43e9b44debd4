import { ConfigurationError, type Problem, type Runtime } from '@deploy-actions/action-kit';
import type { ReleaseRequest } from '../release/release-request.ts';
import { readSources } from './commits.ts';
import { maskCredentials, tokenEnvironment } from './credentials.ts';
import { Git } from './git.ts';

/** What does not change while a release is made. */
export interface Repository {
  readonly git: Git;
  /** The commit to release. */
  readonly target: string;
  /** Whether the clone lacks the older part of its history. */
  readonly shallow: boolean;
  /** Commits of a shallow clone that the last release contains, though the clone lacks what connects them. */
  readonly behind: readonly string[];
  /** The way from git's folder to the top of the tree, such as `../`; empty at the top. */
  readonly toTop: string;
  /** The branch that is checked out; `undefined` for a detached HEAD. */
  readonly headBranch: string | undefined;
  /** Path of the changelog from the top of the tree. */
  readonly changelog: string | undefined;
  /** The remote's URL, if there is one of that name. */
  readonly remoteUrl: string | undefined;
}

type Context = Pick<Runtime, 'processes' | 'signal' | 'log' | 'secrets' | 'environment'>;
type Where = Pick<
  ReleaseRequest,
  'directory' | 'sha' | 'changelog' | 'paths' | 'tagPrefix' | 'push' | 'remote' | 'branch' | 'token'
>;

/** Opens the repository and checks everything that can be checked without looking at the remote. Throws ConfigurationError. */
export async function openRepository(request: Where, runtime: Context): Promise<Repository> {
  const plain = new Git(runtime, request.directory);
  const commit = `${request.sha ?? 'HEAD'}^{commit}`;
  // One process for all: starting it takes longer than what it does. What can't be found ends it, so that comes last.
  const [place, remotes] = await Promise.all([
    plain.attempt([
      ...['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', '--show-cdup'],
      ...[commit, '--symbolic-full-name', 'HEAD'],
    ]),
    remoteUrls(plain),
  ]);
  const [inside, shallow, prefix = '', toTop = '', found = '', head = ''] = place.stdout.split('\n');
  if (inside !== 'true') {
    const words = inside === 'false' ? 'no work tree' : place.stderr.trim().split('\n')[0];
    throw new ConfigurationError(
      `git can't use ${request.directory} (${words}); run actions/checkout in an earlier step`,
    );
  }
  const target = /^[0-9a-f]{40,64}$/.test(found) ? found : undefined;
  const problems: Problem[] = [];
  if (target === undefined) problems.push(missingTarget(request.sha));
  else problems.push(...(await pathProblems(plain, target, request.paths)));
  if (!(await isRef(plain, `refs/tags/${request.tagPrefix}1.0.0`)))
    problems.push({
      input: 'tag-prefix',
      message: `found \`${request.tagPrefix}\`, which can't start a tag`,
    });
  if (request.branch !== undefined && !(await isRef(plain, `refs/heads/${request.branch}`)))
    problems.push({ input: 'branch', message: `found \`${request.branch}\`, which is no name of a branch` });
  const urls = remotes.get(request.remote) ?? [];
  if (request.push && urls.length === 0) {
    const list = [...remotes.keys()].map((name) => `\`${name}\``);
    const present = list.length > 0 ? `there are ${list.join(', ')}` : 'there is none';
    problems.push({
      input: 'remote',
      message: `the repository has no remote \`${request.remote}\` (${present}); add it, or set \`push: false\``,
    });
  }
  if (problems.length > 0 || target === undefined) throw new ConfigurationError(problems);

  for (const url of urls) maskCredentials(url, runtime);
  const environment = request.token === undefined ? {} : tokenEnvironment(request.token, urls, runtime);
  const git = new Git(runtime, request.directory, environment);
  return {
    git,
    target,
    shallow: shallow === 'true',
    behind: [],
    toTop,
    headBranch: head.startsWith('refs/heads/') ? head.slice('refs/heads/'.length) : undefined,
    changelog: request.changelog === undefined ? undefined : `${prefix}${request.changelog}`,
    remoteUrl: urls[0],
  };
}

/** The branch a changelog commit goes to unless it is named: the one checked out, the workflow's, or the remote's default. */
export async function defaultBranch(
  { directory, remote }: Pick<ReleaseRequest, 'directory' | 'remote'>,
  runtime: Context & Pick<Runtime, 'run'>,
): Promise<string | undefined> {
  const git = new Git(runtime, directory);
  const checkedOut = await git.attempt(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const known = checkedOut.stdout.trim() || runtime.run.branch;
  if (known !== undefined) return known;
  const head = await git.attempt(['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]);
  return head.stdout.trim().slice(`refs/remotes/${remote}/`.length) || undefined;
}

/** Brings the history that versions are computed from, when the clone is shallow; the target is then known for what it is. */
export async function withHistory(
  repository: Repository,
  request: Pick<ReleaseRequest, 'directory' | 'remote' | 'tagPrefix' | 'paths' | 'bump' | 'candidateTag'>,
  runtime: Context & Pick<Runtime, 'clock'>,
): Promise<Repository> {
  const { git } = repository;
  const target = (await readSources(git, [repository.target])).get(repository.target) ?? repository.target;
  const known = { ...repository, target };
  if (!repository.shallow) return known;
  const { deepen } = await import('./deepening.ts');
  const behind = await deepen(
    { ...known, directory: request.directory, tip: repository.target },
    request,
    runtime,
  );
  const shallow = (await git.line(['rev-parse', '--is-shallow-repository'])) === 'true';
  return { ...known, shallow, behind };
}

/** Fetches objects the clone lacks, without touching any ref of it; `depth` generations of each, or all that it lacks. */
export async function fetchObjects(
  git: Git,
  remote: string,
  refs: readonly string[],
  depth?: number,
): Promise<void> {
  if (refs.length === 0) return;
  const limit = depth === undefined ? [] : [`--depth=${depth}`];
  await git.output([...quietFetch, ...limit, remote, ...refs], { network: true });
}

/** A fetch that touches no ref and no file of the clone. */
export const quietFetch = [
  'fetch',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  '--quiet',
] as const;

/** Whether the clone has an object. */
export async function has(git: Git, object: string): Promise<boolean> {
  const ask = async () => (await git.attempt(['cat-file', '-e', object])).exitCode === 0;
  return git.remember('has', [object], ask, Boolean);
}

/** Types by object, for those the clone has. */
export async function typesOf(git: Git, objects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (objects.length === 0) return new Map();
  const input = objects.map((object) => `${object}\n`).join('');
  const output = await git.output(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input });
  return new Map(
    output
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith(' missing'))
      .map((line) => line.split(' ') as [string, string]),
  );
}

/** Whether `ancestor` is `commit` or comes before it. */
export async function isAncestor(git: Git, ancestor: string, commit: string): Promise<boolean> {
  if (ancestor === commit) return true;
  const args = ['merge-base', '--is-ancestor', ancestor, commit];
  const ask = async () => (await git.attempt(args)).exitCode === 0;
  return git.remember('is ancestor', [ancestor, commit], ask, Boolean);
}

/** The commit that a commit stands for, see {@link readSources}. */
export async function sourceAt({ git, target }: Repository, hash: string): Promise<string> {
  if (hash === target) return target;
  return (await readSources(git, [hash])).get(hash) ?? hash;
}

/** The URLs of all remotes, after `insteadOf`: the one to fetch from first, then those to push to. */
async function remoteUrls(git: Git): Promise<Map<string, string[]>> {
  const urls = new Map<string, string[]>();
  const { stdout } = await git.attempt(['remote', '--verbose']);
  for (const [, name = '', url = ''] of stdout.matchAll(/^(\S+)\t(.*) \((?:fetch|push)\)/gm))
    urls.set(name, [...new Set([...(urls.get(name) ?? []), url])]);
  return urls;
}

async function isRef(git: Git, ref: string): Promise<boolean> {
  // What nearly all names look like is allowed by git-check-ref-format(1) in any case.
  if (/^refs\/(?:tags|heads)(?:\/[A-Za-z0-9]\w*(?:[.-]\w+)*)+$/.test(ref) && !ref.includes('.lock'))
    return true;
  const option = /^refs\/(?:tags|heads)\/-/.test(ref);
  return !option && (await git.attempt(['check-ref-format', ref])).exitCode === 0;
}

/** With no path in the tree, every release would be one of nothing. */
async function pathProblems(git: Git, commit: string, paths: readonly string[]): Promise<Problem[]> {
  const absent = await absentPaths(git, commit, paths);
  return paths.length > 0 && absent.length === paths.length ? [absentProblem(absent, commit)] : [];
}

/** Which of the paths, from the top of the tree, a commit's tree lacks. */
export async function absentPaths(git: Git, commit: string, paths: readonly string[]): Promise<string[]> {
  const inTree = paths.map(async (path) => {
    const args = ['ls-tree', '--full-tree', '--name-only', commit, '--', path.replace(/\/$/, '')];
    return (await git.output(args)) !== '';
  });
  const present = await Promise.all(inTree);
  return paths.filter((_, index) => !present[index]);
}

/** What is wrong with paths that aren't in a tree. */
export function absentProblem(absent: readonly string[], commit: string): Problem {
  const list = absent.map((path) => `\`${path}\``).join(', ');
  const is = absent.length === 1 ? 'which is not' : 'none of which is';
  return { input: 'paths', message: `found ${list}, ${is} in the tree of ${commit.slice(0, 10)}` };
}

function missingTarget(sha: string | undefined): Problem {
  if (sha === undefined)
    return { message: 'the repository has no commit yet, so there is nothing to release' };
  return {
    input: 'sha',
    message: `found \`${sha}\`, which is no commit of this clone; check it out, or set \`fetch-depth: 0\` for actions/checkout`,
  };
}
