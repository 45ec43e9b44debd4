import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createFakeGithub,
  type FakeGithub,
  type FakeRepository,
  type RecordedRequest,
  type ServedGithub,
  type Step,
  type StepResult,
  startStep,
  type TokenOptions,
} from '@deploy-actions/testing';

const run = promisify(execFile);

/** A commit of a history to begin with. */
export interface PastCommit {
  readonly message: string;
  readonly files?: Readonly<Record<string, string>>;
  /** The release tag that stands on it. */
  readonly tag?: string;
}

/** How a release is run. */
export interface ReleaseRun {
  readonly inputs?: Readonly<Record<string, string>>;
  /** The value of `github-token`; the world's own when absent. */
  readonly token?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What everybody sees of releases, without what differs from run to run: ids of new commits, times, numbers. */
export interface Picture {
  /** By name: the commit it is on, in the end, and for annotated tags the message. */
  readonly refs: Readonly<Record<string, string>>;
  readonly releases: readonly unknown[];
  readonly changelog: string;
  readonly pullRequests: readonly string[];
}

const past: readonly PastCommit[] = [
  { message: 'feat: sell things', files: { 'shop.txt': 'one\n', '.github/workflows/ci.yml': 'on: push\n' } },
  { message: 'fix: count the change', files: { 'shop.txt': 'two\n' }, tag: 'v1.1.0' },
  { message: 'feat(cart): keep it over night', files: { 'cart.txt': 'one\n' } },
  { message: 'fix: round to whole cents (#12)', files: { 'shop.txt': 'three\n' } },
];

/** A repository on the fake GitHub, and runs that release it. */
export class ReleaseWorld {
  readonly github: FakeGithub;
  readonly shop: FakeRepository;
  readonly url: string;
  /** May write contents and pull requests, as GITHUB_TOKEN may at most. */
  readonly token: string;
  readonly #folder: string;
  readonly #served: ServedGithub;
  #clones = 0;

  private constructor(folder: string, github: FakeGithub, shop: FakeRepository, served: ServedGithub) {
    this.#folder = folder;
    this.github = github;
    this.shop = shop;
    this.#served = served;
    this.url = served.url;
    this.token = this.addToken();
  }

  /** A world whose repository has a history, or is the bare one in a folder. */
  static async create(history: readonly PastCommit[] | string = past): Promise<ReleaseWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'releases-'));
    const github = createFakeGithub();
    const bare = typeof history === 'string' ? history : join(folder, 'shop.git');
    const shop = github.addRepository({ owner: 'org', name: 'shop', files: null, bare });
    if (typeof history !== 'string') {
      const stream = history.map(described).join('');
      shop.state.bare?.output(['fast-import', '--quiet'], stream);
    }
    return new ReleaseWorld(folder, github, shop, await github.serve());
  }

  addToken(options: TokenOptions = {}): string {
    return this.github.addToken({ permissions: { contents: 'write', 'pull-requests': 'write' }, ...options });
  }

  /** A folder as actions/checkout leaves it with `persist-credentials: false`: one commit, HEAD on no branch, no tags. */
  async checkout(commit = this.shop.head() ?? ''): Promise<string> {
    this.#clones += 1;
    const clone = join(this.#folder, `clone-${this.#clones}`);
    mkdirSync(clone);
    await this.git(clone, 'init', '--quiet', '--template=', '.');
    await this.git(clone, 'remote', 'add', 'origin', `${this.url}/org/shop`);
    await this.git(clone, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commit);
    await this.git(clone, 'checkout', '--quiet', '--detach', commit);
    return clone;
  }

  /** Runs git with nothing of the machine's own configuration; gives what it writes. */
  async git(directory: string, ...args: string[]): Promise<string> {
    const environment = { PATH: process.env['PATH'], HOME: this.#folder, ...bareEnvironment };
    return (await run('git', args, { cwd: directory, env: environment })).stdout.trim();
  }

  /** Starts release-tag in a clone as the runner does. */
  start(clone: string, { inputs, token = this.token, environment }: ReleaseRun = {}): Step {
    return startStep({
      action: 'release-tag',
      workspace: clone,
      temporary: `${clone}-temporary`,
      inputs: { 'github-token': token, ...inputs },
      environment: {
        ...{
          GITHUB_API_URL: this.url,
          GITHUB_GRAPHQL_URL: `${this.url}/graphql`,
          GITHUB_SERVER_URL: this.url,
        },
        ...{ GITHUB_REPOSITORY: 'org/shop', GITHUB_REPOSITORY_OWNER: 'org' },
        ...bareEnvironment,
        ...environment,
      },
    });
  }

  /** The same to its end. */
  release(clone: string, options: ReleaseRun = {}): Promise<StepResult> {
    return this.start(clone, options).done;
  }

  /** The outputs of a release that succeeds. Throws with its log when it doesn't. */
  async released(clone: string, inputs: ReleaseRun['inputs'] = {}): Promise<StepResult['outputs']> {
    const { exitCode, log, outputs } = await this.release(clone, { inputs });
    if (exitCode !== 0) throw new Error(`release-tag ended with ${exitCode}:\n${log}`);
    return outputs;
  }

  /** What everybody sees now. */
  picture(): Picture {
    const { objects, refs, project } = this.shop.state;
    const nameOf = (id: string) => objects.commit(id)?.message.split('\n')[0] ?? id;
    const seen = [...refs].map(([ref, id]) => {
      const tag = objects.tag(id);
      const on = nameOf(objects.peeled(id));
      return [ref, tag === undefined ? on : `${on}, annotated: ${tag.message.trim()}`];
    });
    return {
      refs: Object.fromEntries(seen),
      releases: project.releases.list
        .map(({ tag, name, body, draft, prerelease }) => ({
          tag,
          name,
          body: undated(body),
          draft,
          prerelease,
        }))
        .toSorted((a, b) => (a.tag < b.tag ? -1 : 1)),
      changelog: undated(this.shop.file('CHANGELOG.md') ?? ''),
      pullRequests: project.pullRequests.map(({ head, base, state }) => `${head.ref} to ${base}, ${state}`),
    };
  }

  /** The commit a ref is on, in the end. */
  commitOf(ref: string): string | undefined {
    const { objects, refs } = this.shop.state;
    const id = refs.get(ref);
    return id === undefined ? undefined : objects.peeled(id);
  }

  async close(): Promise<void> {
    await this.#served.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Whether a request changes something. */
export function isWrite({ method, operation, body }: RecordedRequest): boolean {
  if (operation === 'git-receive-pack') return method === 'POST';
  if (operation === 'graphql') return /^\s*mutation\b/.test(String((body as { query?: string }).query));
  return !['GET', 'HEAD'].includes(method) && operation !== 'git-upload-pack';
}

/** A file of a clone; `undefined` when there is none. */
export function fileIn(clone: string, path: string): string | undefined {
  return existsSync(join(clone, path)) ? readFileSync(join(clone, path), 'utf8') : undefined;
}

const bareEnvironment = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

const firstDay = Date.UTC(2026, 0, 5) / 1_000;

function described({ message, files = {}, tag }: PastCommit, index: number): string {
  const who = `Ada <ada@example.org> ${firstDay + index * 3_600} +0000`;
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  return [
    `commit refs/heads/main\nmark :${index + 1}\nauthor ${who}\ncommitter ${who}\n${data(message)}`,
    ...(index > 0 ? [`from :${index}\n`] : []),
    ...Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
    '\n',
    ...(tag ? [`tag ${tag}\nfrom :${index + 1}\ntagger ${who}\n${data(tag)}`] : []),
  ].join('');
}

function undated(text: string): string {
  return text.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DAY').replaceAll(/127\.0\.0\.1:\d+/g, 'SERVER');
}
