import { type Clock, type Log, type Secrets, systemClock } from '@deploy-actions/action-kit';
import type { Octokit } from '@octokit/rest';

/** GitHub's REST API as methods, by area: https://octokit.github.io/rest.js. */
export type GithubApi = Octokit['rest'];

/** What is done and what it needs, for messages. */
export interface GithubOperation {
  /** In a few words that follow `may not` or `could not`: `write the state`. */
  readonly name: string;
  /** `owner/name`. */
  readonly repository: string;
  /** What the token needs, as it stands under `permissions:` in a workflow, e.g. `contents: write`. */
  readonly permission: string;
  /** The branch that changes: rules may forbid it. */
  readonly branch?: string;
  /** The tag that is made: rules may forbid it. */
  readonly tag?: string;
  /** What else helps against a refusal by rules, or for lack of a permission, as clauses behind `, or `. */
  readonly remedies?: { readonly rules?: string; readonly permission?: string };
  /** What a ProviderError names as the system that failed; `GitHub` when absent. */
  readonly system?: string;
}

/** What Octokit gives for a request that succeeded. */
export interface GithubAnswer<T> {
  readonly data: T;
  readonly status: number;
}

/** A status that an operation may expect: not allowed, not there, changed meanwhile, switched off, not possible as it is. */
export type ExpectedStatus = 403 | 404 | 409 | 410 | 422;

/** An expected refusal, in GitHub's words. */
export class GithubRefusal {
  readonly status: ExpectedStatus;
  readonly message: string;

  constructor(status: ExpectedStatus, message: string) {
    this.status = status;
    this.message = message;
  }
}

/** An expected refusal of a mutation: the type and the words of its first error. */
export class MutationRefusal {
  readonly type: string;
  readonly message: string;

  constructor(type: string, message: string) {
    this.type = type;
    this.message = message;
  }
}

/**
 * Sends requests to GitHub's API. Whatever fails becomes a ConfigurationError (token, permissions, rules, a name that
 * isn't there) or a ProviderError. Reads are repeated twice after a lost connection, a timeout or a server error. Writes are
 * not, since the first try may have happened: who sends them finds that out.
 */
export interface GithubClient {
  /** The data of the answer. */
  send<T>(operation: GithubOperation, call: (api: GithubApi) => Promise<GithubAnswer<T>>): Promise<T>;
  /** The data of the answer, or the refusal when it has one of these statuses. Rate limits and rules of a branch are always thrown. */
  attempt<T>(
    operation: GithubOperation,
    expected: readonly ExpectedStatus[],
    call: (api: GithubApi) => Promise<GithubAnswer<T>>,
  ): Promise<T | GithubRefusal>;
  /**
   * The data that a query of GitHub's GraphQL API gives, for what the REST API doesn't tell; repeated as other reads are.
   * Values go in as variables. An error of any part of it is thrown.
   */
  query<T>(
    operation: GithubOperation,
    query: `query${string}`,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<T>;
  /**
   * The data that a mutation of GitHub's GraphQL API gives, sent once; the refusal when all of its errors have one of the
   * expected types, such as `STALE_DATA`. Values go in as variables.
   */
  mutate<T>(
    operation: GithubOperation,
    expected: readonly string[],
    mutation: `mutation${string}`,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<T | MutationRefusal>;
}

/** What a client is made of. */
export interface GithubClientOptions {
  /** Goes into the header `authorization` and nowhere else. */
  readonly token: string;
  readonly log: Log;
  /** The machine's own when absent. */
  readonly clock?: Clock;
  /** Once it fires, rate limits are no longer waited out; requests still go, since a cancelled run has to tidy up. */
  readonly signal?: AbortSignal;
  /** Masks the token when given. */
  readonly secrets?: Secrets;
  /** The platform's, through the proxy of the runner, when absent. */
  readonly fetch?: typeof fetch;
}

/**
 * A client for the API at `GITHUB_API_URL`, or api.github.com. Octokit is loaded here, and nothing is sent yet.
 */
export async function createGithubClient(options: GithubClientOptions): Promise<GithubClient> {
  options.secrets?.add(options.token);
  const { createOctokit } = await import('./octokit.ts');
  const { OctokitClient } = await import('./octokit-client.ts');
  const { clock = systemClock } = options;
  return new OctokitClient(createOctokit({ ...options, clock }), clock);
}
