import { ConfigurationError, type Problem, type Runtime } from '@deploy-actions/action-kit';
import { createGithubClient, type GithubClient, GithubRefusal } from '@deploy-actions/github';
import { StateConflictError } from '../state-store.ts';
import type { VersionedText } from './document-state-store.ts';
import { GithubBranch, messageOf } from './github-branch.ts';
import { type GithubPlace, githubPlace, stateFile } from './github-place.ts';
import { githubObstacles } from './github-preflight.ts';

/** How GitHub words a lost race: the file changed, the branch moved, the file is there already. */
const raceWords = /does not match|but expected|expected to be at|sha\W+wasn.t supplied/i;

const readState = 'read the state';
const writeState = 'write the state';

/** How a text at GitHub is reached. */
export interface GithubTextOptions {
  /** Called once, at the first request; what it throws is thrown by every request. */
  readonly client: () => Promise<GithubClient>;
  /** Whether GitHub signs the commits of the token, as it does for runs and Apps. */
  readonly signed: boolean;
}

/**
 * A file on a branch of its own in a repository, compared and swapped by the SHA of its blob: GitHub commits a new content
 * only if the one before is still the one named.
 */
export class GithubText implements VersionedText {
  readonly type = 'github';
  readonly place: string;
  readonly #place: GithubPlace;
  readonly #options: GithubTextOptions;
  #branch: Promise<GithubBranch> | undefined;

  constructor(place: GithubPlace, options: GithubTextOptions) {
    this.place = `\`${stateFile}\` on the branch \`${place.branch}\` of ${place.owner}/${place.repo}`;
    this.#place = place;
    this.#options = options;
  }

  async read(): Promise<{ readonly text: string; readonly version: string } | undefined> {
    const { owner, repo, branch: ref } = this.#place;
    const branch = await this.#open();
    const found = await branch.attempt(readState, 'contents: read', [404], (api) =>
      api.repos.getContent({ owner, repo, path: stateFile, ref }),
    );
    if (found instanceof GithubRefusal) {
      // GitHub says "not found" of what isn't there and of what the token may not see; of the repository itself it can
      // only be the latter.
      await branch.attempt(readState, 'contents: read', [], (api) => api.repos.get({ owner, repo }));
      return undefined;
    }
    if (
      Array.isArray(found) ||
      found.type !== 'file' ||
      !('content' in found) ||
      found.encoding !== 'base64'
    ) {
      throw new ConfigurationError(
        `${this.place} is no file, or far too large for a state; bring its last good version back (a rollback needs no state)`,
      );
    }
    return { text: Buffer.from(found.content, 'base64').toString(), version: found.sha };
  }

  async create(text: string, summary: string): Promise<string> {
    const branch = await this.#open();
    if (!(await branch.exists())) await branch.create();
    return this.#put(branch, text, summary);
  }

  async replace(text: string, version: string, summary: string): Promise<string> {
    return this.#put(await this.#open(), text, summary, version);
  }

  async preflight(): Promise<readonly string[]> {
    return githubObstacles(await this.#open(), this.#options.signed);
  }

  async #put(branch: GithubBranch, text: string, summary: string, version?: string): Promise<string> {
    const { owner, repo, branch: name } = this.#place;
    const answer = await branch.attempt(writeState, 'contents: write', [404, 409, 422], (api) =>
      api.repos.createOrUpdateFileContents({
        ...{ owner, repo, path: stateFile, branch: name },
        ...(version === undefined ? {} : { sha: version }),
        content: Buffer.from(text).toString('base64'),
        message: messageOf(summary),
      }),
    );
    if (answer instanceof GithubRefusal) return this.#refused(branch, answer, version);
    if (answer.content?.sha === undefined) {
      throw branch.refused(new GithubRefusal(422, 'no SHA in the answer'), writeState, true);
    }
    return answer.content.sha;
  }

  /** A lost race, or what else it was: GitHub's words aren't documented, so what they don't tell is looked up. */
  async #refused(branch: GithubBranch, answer: GithubRefusal, version: string | undefined): Promise<never> {
    if (answer.status !== 404 && raceWords.test(answer.message)) throw new StateConflictError();
    const found = await this.read();
    if (found?.version !== version) throw new StateConflictError();
    const { owner, repo } = this.#place;
    // A branch that was just made may not be known everywhere yet.
    const missingBranch = answer.status === 404 && /branch .*not found/i.test(answer.message);
    if (answer.status === 404 && !missingBranch) {
      throw new ConfigurationError(
        `the token may read ${owner}/${repo}, but not write there (404, \`${answer.message}\`): it needs \`permissions: contents: write\``,
      );
    }
    throw branch.refused(answer, writeState, missingBranch || answer.status === 409);
  }

  #open(): Promise<GithubBranch> {
    this.#branch ??= this.#options.client().then((client) => new GithubBranch(this.#place, client));
    return this.#branch;
  }
}

/** What opens the text of a configuration. */
export interface GithubTextConfiguration {
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
}

/** What the text needs to know beside its configuration. */
export interface GithubTextContext {
  readonly service: string;
  readonly environment: string;
  readonly runtime: Pick<Runtime, 'run' | 'log' | 'clock' | 'signal' | 'secrets'>;
  readonly githubToken: string | undefined;
}

/**
 * The text that a configuration names. Sends nothing, and what is wrong (no token, no repository, a name that no branch can
 * have) is thrown by its requests as ConfigurationError: a rollback goes on without state.
 */
export function openGithubText(
  configuration: GithubTextConfiguration,
  { service, environment, runtime, githubToken: token }: GithubTextContext,
): GithubText {
  const { repository, branch } = configuration;
  const { place, problems } = githubPlace({
    ...{ service, environment, repository, branch },
    runRepository: runtime.run.repository,
  });
  const client = async () => {
    if (token && problems.length === 0) return createGithubClient({ ...runtime, token });
    throw new ConfigurationError(token ? problems : [...problems, missingToken(place)]);
  };
  return new GithubText(place, { client, signed: token?.startsWith('ghs_') ?? false });
}

function missingToken({ owner, repo, branch }: GithubPlace): Problem {
  const where = owner === '' ? 'on a branch' : `on the branch \`${branch}\` of ${owner}/${repo}`;
  return {
    input: 'github-token',
    message: `is empty, but the state is kept ${where} (store \`github\`, the default); give it \`\${{ github.token }}\` and the job \`permissions: contents: write\`, or choose another store in the section \`state\`: \`ssm\`, \`kubernetes\` or \`file\``,
  };
}
