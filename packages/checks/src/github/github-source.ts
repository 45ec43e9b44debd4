import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import { createGithubClient, type GithubClient, type GithubClientOptions } from '@deploy-actions/github';

/** A repository and the client that asks about it. */
export interface GithubRepository {
  readonly client: GithubClient;
  readonly owner: string;
  readonly repo: string;
  /** `owner/repo`. */
  readonly fullName: string;
}

/** Facts about the repository, each asked for once. */
export interface GithubFacts {
  /**
   * What `ask` gives, asked once for each key; a failure isn't kept, so that another try asks again. Rejects as `ask` does.
   */
  once<T>(key: string, ask: (repository: GithubRepository) => Promise<T>): Promise<T>;
}

/** GitHub as the checks of one run ask it: one client, opened when the first check needs it, and each fact asked for once. */
export class GithubSource implements GithubFacts {
  readonly #runtime: Runtime;
  readonly #token: string | undefined;
  readonly #create: (options: GithubClientOptions) => Promise<GithubClient>;
  readonly #facts = new Map<string, Promise<unknown>>();
  #opened: Promise<GithubRepository> | undefined;

  constructor(runtime: Runtime, token: string | undefined, create = createGithubClient) {
    this.#runtime = runtime;
    this.#token = token;
    this.#create = create;
  }

  /** The repository of this run. Throws ConfigurationError without a token, and away from a repository of GitHub. */
  open(): Promise<GithubRepository> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /**
   * What `ask` gives, asked once for each key; a failure isn't kept, so that another try asks again. Rejects as `ask` does.
   */
  once<T>(key: string, ask: (repository: GithubRepository) => Promise<T>): Promise<T> {
    const known = this.#facts.get(key) as Promise<T> | undefined;
    if (known) return known;
    const asked = this.open().then(ask);
    this.#facts.set(key, asked);
    asked.catch(() => this.#facts.delete(key));
    return asked;
  }

  /**
   * The facts for each try of a check in turn: who tries again asks GitHub again, and checks share the answers of their
   * n-th tries.
   */
  tries(): () => GithubFacts {
    let tries = 0;
    return () => {
      tries += 1;
      const suffix = tries === 1 ? '' : `, try ${tries}`;
      return { once: (key, ask) => this.once(`${key}${suffix}`, ask) };
    };
  }

  async #open(): Promise<GithubRepository> {
    const { run, log, clock, signal, secrets } = this.#runtime;
    if (this.#token === undefined) {
      throw new ConfigurationError(
        'no token for GitHub: give `github-token` the token of the run or of a GitHub App, with the permissions that this check needs',
      );
    }
    const [owner, repo] = run.repository?.split('/') ?? [];
    if (run.repository === undefined || owner === undefined || repo === undefined) {
      throw new ConfigurationError('no repository of GitHub is known: set GITHUB_REPOSITORY to `owner/name`');
    }
    const client = await this.#create({ token: this.#token, log, clock, signal, secrets });
    return { client, owner, repo, fullName: run.repository };
  }
}
