import { ConfigurationError, quoted, type Runtime } from '@deploy-actions/action-kit';
import {
  createGithubClient,
  type GithubAnswer,
  type GithubApi,
  type GithubOperation,
  GithubRefusal,
} from '@deploy-actions/github';
import { commitFile } from './github-host-commits.ts';
import { creditsOf } from './github-host-credits.ts';
import { findPullRequest, proposeFile } from './github-host-pulls.ts';
import { appRemedy, atGithub, type GithubRepository } from './github-host-repository.ts';
import {
  type Credit,
  type FileCommit,
  type FilePullRequest,
  type HostedRelease,
  movedOn,
  type OpenedPullRequest,
  type ReleaseContent,
  type ReleaseHost,
} from './release-host.ts';

/** Which repository's releases, and who acts. */
export interface GithubHostOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  readonly runtime: Pick<Runtime, 'log' | 'clock' | 'signal' | 'secrets'>;
}

/** Releases as GitHub's API asks for them at most, per page. */
const pageSize = 100;

/**
 * The releases of a repository at the GitHub of this run. Nothing is sent yet. `send` takes the place of the platform's
 * fetch.
 */
export async function openGithubHost(
  { repository, token, runtime }: GithubHostOptions,
  send?: typeof fetch,
): Promise<ReleaseHost> {
  const { log, clock, signal, secrets } = runtime;
  const client = await createGithubClient({
    ...{ token, log, clock, signal, secrets },
    ...(send && { fetch: send }),
  });
  const [owner = '', repo = ''] = repository.split('/');
  return new GithubHost({ client, owner, repo, fullName: repository });
}

/** GITHUB_TOKEN has no permission for workflow files, and GitHub's refusal doesn't say that they are the reason. */
const workflowRemedy =
  'if it has that and the commit changes workflow files, which GITHUB_TOKEN may not publish, give `github-token` the token of a GitHub App with `workflows: write`';

type Release = Awaited<ReturnType<GithubApi['repos']['getRelease']>>['data'];

/** {@link ReleaseHost} by GitHub's REST API: https://docs.github.com/rest/releases/releases. */
class GithubHost implements ReleaseHost {
  readonly repository: string;
  readonly #at: GithubRepository;
  /** Tags of which a refusal said that they have a published release, which a list may not show yet. */
  readonly #taken = new Set<string>();

  constructor(at: GithubRepository) {
    this.repository = at.fullName;
    this.#at = at;
  }

  /**
   * Releases, drafts among them: 100, or 200 when none of those has the tag, and the published one of a tag that stands wherever it
   * is. GitHub documents no order of lists; in fact they go by the date of the commit, so that what is under way is near the top.
   */
  async releases(prefix: string, tag: string, stands: boolean): Promise<readonly HostedRelease[]> {
    const all = await this.#page(1);
    const full = all.length === pageSize;
    if (full && !all.some((one) => one.tag === tag)) all.push(...(await this.#page(2)));
    const listed = all.some((one) => one.tag === tag && !one.draft);
    if (!listed && ((full && stands) || this.#taken.has(tag))) {
      const published = await this.#published(tag);
      if (published) all.push(published);
    }
    // A release that is made between two pages pushes one over to the next.
    const known = new Map(all.map((one) => [one.id, one]));
    return [...known.values()].filter((one) => one.tag.startsWith(prefix));
  }

  async create(content: ReleaseContent, draft: boolean): Promise<HostedRelease | typeof movedOn> {
    const { owner, repo } = this.#at;
    const operation = this.#writing(draft ? 'draft' : 'publish', content);
    const call = (api: GithubApi) => api.repos.createRelease({ owner, repo, ...written(content, draft) });
    const same = (one: HostedRelease) => one.draft === draft && says(one, content);
    return this.#written(operation, [422], content, call, async () =>
      draft ? (await this.#page(1)).find(same) : this.#published(content.tag),
    );
  }

  async update(id: number, content: ReleaseContent, draft: boolean): Promise<HostedRelease | typeof movedOn> {
    const { owner, repo } = this.#at;
    const operation = this.#writing(draft ? 'rewrite the draft of' : 'publish', content);
    const call = (api: GithubApi) =>
      api.repos.updateRelease({ owner, repo, release_id: id, ...written(content, draft) });
    return this.#written(operation, [404, 422], content, call, async () => {
      const now = await this.release(id);
      return now && now.draft === draft && says(now, content) ? now : undefined;
    });
  }

  async remove(id: number): Promise<void> {
    const { owner, repo } = this.#at;
    const found = await this.release(id);
    // Another run may have published it since.
    if (!found?.draft) return;
    const operation = this.#operation(`delete the draft of ${found.tag}`, 'contents: write');
    await atGithub(
      () =>
        this.#at.client.attempt(operation, [404], (api) =>
          api.repos.deleteRelease({ owner, repo, release_id: id }),
        ),
      async () => ((await this.release(id)) ? undefined : true),
    );
  }

  commit(commit: FileCommit): Promise<string | typeof movedOn> {
    return commitFile(this.#at, commit);
  }

  proposal(branch: string, from: string): Promise<OpenedPullRequest | undefined> {
    return findPullRequest(this.#at, { branch, from });
  }

  propose(request: FilePullRequest): Promise<OpenedPullRequest> {
    return proposeFile(this.#at, request);
  }

  credits(commits: readonly string[]): Promise<ReadonlyMap<string, Credit>> {
    return creditsOf(this.#at, commits);
  }

  /** Sends a write; finds out what became of one without an answer, and what a refusal means. */
  async #written(
    operation: GithubOperation,
    expected: readonly (404 | 422)[],
    content: ReleaseContent,
    call: (api: GithubApi) => Promise<GithubAnswer<Release>>,
    look: () => Promise<HostedRelease | undefined>,
  ): Promise<HostedRelease | typeof movedOn> {
    const written = await atGithub(async () => {
      const answer = await this.#at.client.attempt(operation, expected, call);
      return answer instanceof GithubRefusal ? answer : shown(answer);
    }, look);
    if (!(written instanceof GithubRefusal)) return written;
    const taken = /already_exists/.test(written.message);
    if (taken) this.#taken.add(content.tag);
    if (taken || written.status === 404) return movedOn;
    throw refused(written, operation, content);
  }

  async #page(page: number): Promise<HostedRelease[]> {
    const { client, owner, repo } = this.#at;
    const operation = this.#operation('list the releases', 'contents: read');
    const found = await client.send(operation, (api) =>
      api.repos.listReleases({ owner, repo, per_page: pageSize, page }),
    );
    return found.map(shown);
  }

  async #published(tag: string): Promise<HostedRelease | undefined> {
    const { client, owner, repo } = this.#at;
    const operation = this.#operation(`look for the release of ${tag}`, 'contents: read');
    const found = await client.attempt(operation, [404], (api) =>
      api.repos.getReleaseByTag({ owner, repo, tag }),
    );
    return found instanceof GithubRefusal ? undefined : shown(found);
  }

  async release(id: number): Promise<HostedRelease | undefined> {
    const { client, owner, repo } = this.#at;
    const operation = this.#operation(`look at the release ${id}`, 'contents: read');
    const found = await client.attempt(operation, [404], (api) =>
      api.repos.getRelease({ owner, repo, release_id: id }),
    );
    return found instanceof GithubRefusal ? undefined : shown(found);
  }

  #writing(verb: string, { tag }: ReleaseContent): GithubOperation {
    return {
      ...this.#operation(`${verb} the release ${tag}`, 'contents: write'),
      tag,
      remedies: { permission: workflowRemedy, rules: appRemedy },
    };
  }

  #operation(name: string, permission: string): GithubOperation {
    return { name, repository: this.repository, permission };
  }
}

function shown(release: Release): HostedRelease {
  const { id, name, body, draft, prerelease, immutable = false } = release;
  return {
    ...{ id, draft, prerelease, immutable },
    ...{ tag: release.tag_name, name: name ?? '', body: body ?? '', url: release.html_url },
  };
}

function written({ tag, commit, name, body, prerelease, latest }: ReleaseContent, draft: boolean) {
  const first = latest && !prerelease && !draft;
  return {
    ...{ tag_name: tag, target_commitish: commit, name, body, prerelease, draft },
    make_latest: first ? ('true' as const) : ('false' as const),
  };
}

/** Whether a release says what was written. GitHub may end lines its own way. */
function says(release: HostedRelease, content: ReleaseContent): boolean {
  const text = (body: string) => body.replaceAll('\r\n', '\n').trim();
  return (
    release.tag === content.tag &&
    release.name === content.name &&
    release.prerelease === content.prerelease &&
    text(release.body) === text(content.body)
  );
}

function refused(
  { status, message }: GithubRefusal,
  { name }: GithubOperation,
  { tag, commit, body }: ReleaseContent,
): Error {
  const said = `could not ${name} (${status}, ${quoted(message)})`;
  if (/used by an immutable release/i.test(message)) {
    return new ConfigurationError(
      `${said}: an immutable release had the tag \`${tag}\` before it was deleted, and GitHub gives that name to no other: release the next version`,
    );
  }
  if (/target_commitish/.test(message)) {
    return new ConfigurationError(`${said}: GitHub doesn't have the commit ${commit}: push it first`);
  }
  if (/too long/i.test(message)) {
    return new ConfigurationError(`${said}: the notes have ${body.length} characters`);
  }
  return new ConfigurationError(said);
}
