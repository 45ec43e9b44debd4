import { createPlainLog, Secrets, systemClock } from '@deploy-actions/action-kit';
import { createGithubClient } from '@deploy-actions/github';
import {
  createFakeGithub,
  type FakeGithub,
  type FakeGithubOptions,
  type FakeRepository,
  type RecordedRequest,
  type RepositoryOptions,
  type TokenOptions,
} from '@deploy-actions/testing';
import { vi } from 'vitest';
import { emptyState, type StateDocument, type StateStore } from '../src/index.ts';
import { DocumentStateStore } from '../src/stores/document-state-store.ts';
import { GithubText } from '../src/stores/github-text.ts';

/** The branch all these tests write to. */
export const branch = 'deployments/shop/production';

/** A fake GitHub with one repository, and stores on it. */
export interface StoresOnGithub {
  readonly github: FakeGithub;
  readonly repository: FakeRepository;
  /** What all stores logged, debug lines too. */
  readonly lines: string[];
  /** A store of another process, with a token of its own. */
  open(options?: OpenOptions): StateStore;
  /** Method, what was asked for and the status of each request since the last call. */
  requests(): string[];
}

type Routes = NonNullable<FakeGithubOptions['routes']>;
type OnRepository = Extract<Routes[string], { readonly permission: readonly unknown[] }>['handle'];

/** A ruleset as a token sees it: https://docs.github.com/rest/repos/rules#get-a-repository-ruleset. */
const showRuleset: OnRepository = ({ repository, parameters, token }) => {
  const ruleset = repository.rulesets.find(({ id }) => id === Number(parameters['ruleset_id']));
  if (!ruleset) throw new Error('there is no such ruleset');
  const { id, name, enforcement, rules, bypass } = ruleset;
  const body = {
    ...{ id, name, enforcement, rules, target: 'branch', source: 'acme/shop', source_type: 'Repository' },
    current_user_can_bypass: bypass.includes(token?.login ?? '') ? 'always' : 'never',
    _links: { html: { href: `https://github.com/acme/shop/rules/${id}` } },
  };
  return { status: 200, body };
};

/** How a store is opened. */
export interface OpenOptions {
  readonly token?: TokenOptions | string;
  readonly repository?: string;
  readonly branch?: string;
  readonly signal?: AbortSignal;
  /** Paths that this GitHub answers with 404, as an older one does. */
  readonly without?: RegExp;
}

/** Timers don't wait and the time of the day goes with them, for all that the test does. */
export function skipTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.setTimerTickMode('nextTimerAsync');
}

/** Stores on a new fake GitHub. */
export function storesOnGithub(options: Partial<RepositoryOptions> = {}): StoresOnGithub {
  const github = createFakeGithub({
    routes: { 'repos/get-repo-ruleset': { permission: ['metadata', 'read'], handle: showRuleset } },
  });
  const repository = github.addRepository({ owner: 'acme', name: 'shop', ...options });
  const lines: string[] = [];
  const log = createPlainLog(new Secrets(), { write: (text) => lines.push(text), debug: true });
  let seen = 0;
  return {
    ...{ github, repository, lines },
    open({ token: wanted = {}, repository: at = 'acme/shop', branch: name = branch, signal, without } = {}) {
      const token = typeof wanted === 'string' ? wanted : github.addToken(wanted);
      const [owner = '', repo = ''] = at.split('/');
      const text = new GithubText(
        { owner, repo, branch: name, subject: 'shop in production' },
        {
          client: () =>
            createGithubClient({
              ...{
                token,
                log,
                clock: systemClock,
                fetch: without ? lacking(github.fetch, without) : github.fetch,
              },
              ...(signal ? { signal } : {}),
            }),
          signed: token.startsWith('ghs_'),
        },
      );
      return new DocumentStateStore(text);
    },
    requests() {
      const fresh = github.requests.slice(seen);
      seen = github.requests.length;
      return fresh.map(({ method, path, status, fault }: RecordedRequest) => {
        const what = path.replace(/^\/repos\/[^/]+\/[^/]+\/?/, '') || 'repository';
        return `${method} ${decodeURIComponent(what)} ${fault ?? status}`;
      });
    },
  };
}

function lacking(send: typeof fetch, paths: RegExp): typeof fetch {
  return async (input, init) =>
    paths.test(String(input)) ? Response.json({ message: 'Not Found' }, { status: 404 }) : send(input, init);
}

/** The nth write, counted from 1. */
export function writeNumber(sequence: number, writeId = `write-${sequence}`): StateDocument {
  return { ...emptyState('shop', 'production'), sequence, writeId };
}
