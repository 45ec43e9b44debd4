import { type Clock, systemClock } from '@deploy-actions/action-kit';
import { Api } from './api.ts';
import { BareObjects, BareRefs, BareRepository } from './bare-repository.ts';
import { Contract } from './contract.ts';
import {
  type Contact,
  type ContactWatcher,
  type Incoming,
  type RecordedRequest,
  recorded,
} from './exchange.ts';
import { FakeRepository, type RepositoryOptions } from './fake-repository.ts';
import { connectionLost, type Fault, type OrderedFault } from './faults.ts';
import { GitObjects } from './git-objects.ts';
import { GitServer, recordedGit } from './git-server.ts';
import { emptyProject } from './project.ts';
import type { RouteTable } from './route.ts';
import { routes } from './route-table.ts';
import { type ServedGithub, serve } from './served.ts';
import { ContractViolation } from './violation.ts';
import type { Access, Token } from './world.ts';

/** How a fake GitHub is made. */
export interface FakeGithubOptions {
  /** The machine's own when absent. */
  readonly clock?: Clock;
  /**
   * What a breach of GitHub's description does beside failing its request: `throw`, the default, is also an unhandled
   * rejection, which fails the test run even when the code under test swallows the error; `collect` only keeps it in
   * `violations`.
   */
  readonly violations?: 'throw' | 'collect';
  /** Routes in place of the fake's own, by operation. */
  readonly routes?: RouteTable;
}

/** What a test says of a new token. */
export interface TokenOptions {
  /** `actions` when absent, which is a GITHUB_TOKEN. */
  readonly kind?: Token['kind'];
  /** By area; `{ contents: 'write' }` when absent. What isn't named is `none`; `metadata` can always be read. */
  readonly permissions?: Readonly<Record<string, Access>>;
  /** Full names; all when absent. */
  readonly repositories?: readonly string[] | 'all';
  /** `github-actions[bot]`, `deployer[bot]` or `octocat` by kind when absent. */
  readonly login?: string;
  /** Requests an hour: 1,000 for GITHUB_TOKEN, 5,000 for others when absent. */
  readonly limit?: number;
}

/** Creates a fake GitHub without repositories and tokens. */
export function createFakeGithub(options: FakeGithubOptions = {}): FakeGithub {
  return new FakeGithub(options);
}

const logins = { actions: 'github-actions[bot]', installation: 'deployer[bot]', user: 'octocat' };

/**
 * GitHub's REST API with a memory: repositories, branches, permissions, rules, runs and limits behave as GitHub documents
 * them, and every request and answer is checked against GitHub's own description.
 */
export class FakeGithub {
  /** All requests in their order, whatever became of them. */
  readonly requests: RecordedRequest[] = [];
  /** Requests of git, which cost nothing of a token's hour; `body` of a push lists its commands. */
  readonly gitRequests: RecordedRequest[] = [];
  /** Every breach of GitHub's description so far. */
  readonly violations: ContractViolation[] = [];
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #loud: boolean;
  readonly #watchers = new Set<ContactWatcher>();
  #id = 1000;

  constructor({ clock = systemClock, violations = 'throw', routes: replaced = {} }: FakeGithubOptions) {
    this.#clock = clock;
    this.#api = new Api({ ...routes, ...replaced }, clock);
    this.#loud = violations === 'throw';
  }

  /** Answers a request in process, for Octokit's `request.fetch`. Rejects as `fetch` does, and with ContractViolation. */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    // Taken before anything is awaited, so that requests made at once are at once.
    const request = new Request(input, { ...init, duplex: 'half' } as RequestInit);
    const arrival = this.#api.arrivalAt(new URL(request.url).pathname);
    request.signal.throwIfAborted();
    const incoming: Incoming = {
      method: request.method,
      url: new URL(request.url),
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
      signal: request.signal,
    };
    const { status, headers, body } = await this.#answered(incoming, arrival);
    return new Response(body ?? null, { status, headers });
  };

  /** Serves the same on a port of its own, for GITHUB_API_URL, and repositories on disk for git, for GITHUB_SERVER_URL. */
  serve(): Promise<ServedGithub> {
    const git = new GitServer({
      world: this.#api.world,
      now: () => this.#clock.now(),
      beforeChange: () => this.#api.beforeChange(),
    });
    return serve({
      api: (incoming) => this.#answered(incoming, this.#api.arrivalAt(incoming.url.pathname)),
      git: async (request) => {
        const record = recordedGit(request);
        this.gitRequests.push(record);
        await this.#tell('arrived', record);
        const answer = await git.answer(request, record);
        await this.#tell('done', record);
        return answer;
      },
    });
  }

  /** Tells of each request, of git too, when it arrived and when it took effect; gives what ends that. */
  watch(watcher: ContactWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Adds a repository. Throws when there is one of that name. */
  addRepository(options: RepositoryOptions): FakeRepository {
    const { owner, name, defaultBranch = 'main' } = options;
    const key = `${owner}/${name}`.toLowerCase();
    const { repositories } = this.#api.world;
    if (repositories.has(key)) throw new Error(`the fake GitHub has a repository ${key} already`);
    const now = this.#clock.now();
    const bare = options.bare === undefined ? undefined : BareRepository.at(options.bare, defaultBranch);
    const state = {
      id: this.#nextId(),
      owner,
      name,
      private: options.private ?? false,
      archived: false,
      defaultBranch,
      createdAt: now,
      pushedAt: now,
      refs: bare === undefined ? new Map<string, string>() : new BareRefs(bare),
      rulesets: [],
      protections: new Map(),
      runs: [],
      checkRuns: [],
      project: emptyProject(),
      hasIssues: true,
      issues: [],
      collaborators: new Map(),
      objects: bare === undefined ? new GitObjects() : new BareObjects(bare),
      ...(bare && { bare }),
    };
    repositories.set(key, state);
    const repository = new FakeRepository(state, {
      now: () => this.#clock.now(),
      nextId: () => this.#nextId(),
      beforeChange: () => this.#api.beforeChange(),
    });
    const files = options.files === undefined ? { 'README.md': `# ${name}\n` } : options.files;
    if (files !== null && state.refs.size === 0) repository.commit({ files, message: 'Initial commit' });
    return repository;
  }

  /** Adds a token; gives its value. */
  addToken(options: TokenOptions = {}): string {
    const { kind = 'actions', permissions = { contents: 'write' } } = options;
    const value = `${kind === 'user' ? 'github_pat_' : 'ghs_'}${this.#nextId()}`;
    this.#api.world.tokens.set(value, {
      value,
      kind,
      permissions: { metadata: 'read', ...permissions },
      repositories: options.repositories ?? 'all',
      login: options.login ?? logins[kind],
      limit: options.limit ?? (kind === 'actions' ? 1000 : 5000),
    });
    return value;
  }

  /** Makes a team, or says who is in it now. */
  setTeam(organization: string, slug: string, members: readonly string[]): void {
    this.#api.world.teams.set(`${organization}/${slug}`.toLowerCase(), members);
  }

  /** Makes a token one that GitHub doesn't know any more. */
  revokeToken(value: string): void {
    this.#api.world.tokens.delete(value);
  }

  /** Orders a fault for requests to come. */
  fail(fault: Fault): OrderedFault {
    return this.#api.faults.add(fault);
  }

  async #answered(incoming: Incoming, arrival: ReadonlyMap<string, string>) {
    const record = recorded(incoming);
    this.requests.push(record);
    try {
      const arrived = () => this.#tell('arrived', record);
      const answer = await this.#api.answer(await Contract.load(), incoming, arrival, record, arrived);
      await this.#tell('done', record);
      return answer;
    } catch (error) {
      if (error instanceof ContractViolation) {
        this.violations.push(error);
        if (this.#loud) void Promise.reject(error);
      }
      throw error;
    }
  }

  async #tell(phase: Contact['phase'], request: RecordedRequest): Promise<void> {
    for (const watcher of this.#watchers) {
      if ((await watcher({ phase, request })) === 'lost') throw connectionLost();
    }
  }

  #nextId(): number {
    this.#id += 1;
    return this.#id;
  }
}
