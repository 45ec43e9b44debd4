import { type Clock, ProviderError } from '@deploy-actions/action-kit';
import type { Octokit } from '@octokit/rest';
import {
  type ExpectedStatus,
  type GithubAnswer,
  type GithubApi,
  type GithubClient,
  type GithubOperation,
  GithubRefusal,
  MutationRefusal,
} from './github-client.ts';
import { githubFailure, githubSystem } from './github-failure.ts';
import { isRuleRefusal, mutationErrors, rateLimitOf, readResponse } from './github-response.ts';

/** The client on Octokit. */
export class OctokitClient implements GithubClient {
  readonly #octokit: Octokit;
  readonly #clock: Clock;

  constructor(octokit: Octokit, clock: Clock) {
    this.#octokit = octokit;
    this.#clock = clock;
  }

  async send<T>(operation: GithubOperation, call: (api: GithubApi) => Promise<GithubAnswer<T>>): Promise<T> {
    let answer: GithubAnswer<T>;
    try {
      answer = await call(this.#octokit.rest);
    } catch (error) {
      throw githubFailure(error, operation, this.#clock.now());
    }
    // Octokit gives the bare text of what it can't parse.
    if (typeof answer.data === 'string' && answer.status !== 204) {
      throw new ProviderError(
        `GitHub answered ${answer.status} with something else than JSON; is there a proxy in between that asks to sign in?`,
        { system: operation.system ?? githubSystem, operation: operation.name, retryable: true },
      );
    }
    return answer.data;
  }

  async attempt<T>(
    operation: GithubOperation,
    expected: readonly ExpectedStatus[],
    call: (api: GithubApi) => Promise<GithubAnswer<T>>,
  ): Promise<T | GithubRefusal> {
    return this.send<T | GithubRefusal>(operation, (api) =>
      call(api).catch((error) => {
        const response = readResponse(error);
        const status = expected.find((one) => one === response?.status);
        if (!response || status === undefined || isRuleRefusal(response) || rateLimitOf(response, 0))
          throw error;
        return { data: new GithubRefusal(status, response.message), status };
      }),
    );
  }

  async query<T>(
    operation: GithubOperation,
    query: `query${string}`,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<T> {
    return this.send(operation, async () => ({
      data: await this.#octokit.graphql<T>(query, variables),
      status: 200,
    }));
  }

  async mutate<T>(
    operation: GithubOperation,
    expected: readonly string[],
    mutation: `mutation${string}`,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<T | MutationRefusal> {
    return this.send<T | MutationRefusal>(operation, async () => {
      try {
        return { data: await this.#octokit.graphql<T>(mutation, variables), status: 200 };
      } catch (error) {
        const errors = mutationErrors(error);
        const [first] = errors;
        if (!first || !errors.every(({ type = '' }) => expected.includes(type))) throw error;
        return { data: new MutationRefusal(first.type ?? '', first.message ?? ''), status: 200 };
      }
    });
  }
}
