import { ConfigurationError, ProviderError, quoted } from '@deploy-actions/action-kit';
import {
  type ExpectedStatus,
  type GithubAnswer,
  type GithubApi,
  type GithubClient,
  type GithubOperation,
  GithubRefusal,
} from '@deploy-actions/github';
import { stateSystem } from '../state-store.ts';
import type { GithubPlace } from './github-place.ts';

type Call<T> = (api: GithubApi) => Promise<GithubAnswer<T>>;

/** The branch of a state, and requests about it. */
export class GithubBranch {
  readonly place: GithubPlace;
  readonly #client: GithubClient;

  constructor(place: GithubPlace, client: GithubClient) {
    this.place = place;
    this.#client = client;
  }

  /** The data of the answer, or the refusal when its status is expected. `name` and `permission` are for messages. */
  attempt<T>(name: string, permission: string, expected: readonly ExpectedStatus[], call: Call<T>) {
    return this.#client.attempt(this.#operation(name, permission), expected, call);
  }

  /** Throws ConfigurationError for a repository without any commit, in which no branch can be made. */
  async exists(branch = this.place.branch): Promise<boolean> {
    const { owner, repo } = this.place;
    const found = await this.attempt(
      'look for the branch of the state',
      'contents: read',
      [404, 409],
      (api) => api.git.getRef({ owner, repo, ref: `heads/${branch}` }),
    );
    if (!(found instanceof GithubRefusal)) return true;
    if (found.status === 404) return false;
    throw new ConfigurationError(
      `could not keep the state in ${owner}/${repo} (${found.status}, ${quoted(found.message)}); make a first commit there`,
    );
  }

  /**
   * Makes the branch, unclaimed by any commit of others, with a page that says what it is. No error when somebody else made it
   * first. The state isn't written yet: that this comes as a second push proves that a lock can be given back.
   */
  async create(): Promise<void> {
    const { owner, repo, branch, subject } = this.place;
    const name = 'create the branch of the state';
    const request = this.#operation(name, 'contents: write');
    const tree = await this.#client.send(request, (api) =>
      api.git.createTree({
        ...{ owner, repo },
        tree: [{ path: 'README.md', mode: '100644', type: 'blob', content: pageOf(subject) }],
      }),
    );
    const commit = await this.#client.send(request, (api) =>
      api.git.createCommit({
        ...{ owner, repo, tree: tree.sha, parents: [] },
        message: messageOf(`${subject}: the branch of the state`),
      }),
    );
    const made = await this.#client.attempt(request, [422], (api) =>
      api.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: commit.sha }),
    );
    if (!(made instanceof GithubRefusal) || (await this.exists())) return;
    const other = await this.inTheWay();
    const why = other ?? 'rules of the repository forbid it, or its name';
    throw new ConfigurationError(
      `GitHub refused to ${name}, \`${branch}\` in ${owner}/${repo} (422, ${quoted(made.message)}): ${why}`,
    );
  }

  /** The branch that git can't have beside this one, and what to do. */
  async inTheWay(): Promise<string | undefined> {
    const { owner, repo, branch } = this.place;
    const parts = branch.split('/');
    const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
    const found = await Promise.all(above.map((name) => this.exists(name)));
    const below = await this.#client.send(
      this.#operation('look for branches in the way of the state', 'contents: read'),
      (api) => api.git.listMatchingRefs({ owner, repo, ref: `heads/${branch}` }),
    );
    const others = below.map(({ ref }) => ref.replace('refs/heads/', ''));
    const other =
      above.find((_, index) => found[index]) ?? others.find((name) => name.startsWith(`${branch}/`));
    return other === undefined
      ? undefined
      : `git can't have \`${branch}\` beside the branch \`${other}\`; rename that one, or give the state another \`branch\` in the section \`state\``;
  }

  /** That GitHub refused for a reason which is neither the reader's nor a conflict. */
  refused({ status, message }: GithubRefusal, name: string, retryable: boolean): ProviderError {
    return new ProviderError(`GitHub refused to ${name} (${status}, ${quoted(message)})`, {
      ...{ system: stateSystem, operation: name, retryable },
    });
  }

  #operation(name: string, permission: string): GithubOperation {
    const { owner, repo, branch } = this.place;
    return { name, permission, branch, repository: `${owner}/${repo}`, system: stateSystem };
  }
}

/** The message of a commit of which no CI has to know. */
export function messageOf(summary: string): string {
  return `${summary}\n\n[skip ci]`;
}

function pageOf(subject: string): string {
  return [
    `# State of ${subject}`,
    '',
    'This branch is kept by deploy-actions. `state.json` says which colour is active, who holds the lock, and what is under way; each',
    'commit is one step of a deployment. It has nothing in common with the other branches: there is nothing to merge.',
    '',
    'Please neither edit nor delete it, and keep it out of branch protection and rulesets.',
    '',
  ].join('\n');
}
