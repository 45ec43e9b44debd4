import type {
  Credit,
  FileCommit,
  FilePullRequest,
  HostedRelease,
  OpenedPullRequest,
  ReleaseContent,
  ReleaseHost,
} from '../hosting/release-host.ts';
import { movedOn } from '../hosting/release-host.ts';

/**
 * What this run knows of a host: each thing is asked for once, until {@link lookAgain}. What the host answered to this run's own
 * writes counts for more than a list, which may be a moment behind.
 */
export class HostedView {
  readonly #host: ReleaseHost;
  readonly #own = new Map<number, HostedRelease>();
  readonly #removed = new Set<number>();
  #listed: { readonly tag: string; readonly releases: readonly HostedRelease[] } | undefined;
  #proposal: OpenedPullRequest | undefined;
  #credits: { readonly key: string; readonly credits: ReadonlyMap<string, Credit> } | undefined;

  constructor(host: ReleaseHost) {
    this.#host = host;
  }

  /** `owner/name`. */
  get repository(): string {
    return this.#host.repository;
  }

  /** The releases of a prefix, this run's own writes included. */
  async releases(prefix: string, tag: string, stands: boolean): Promise<HostedRelease[]> {
    if (this.#listed?.tag !== tag)
      this.#listed = { tag, releases: await this.#host.releases(prefix, tag, stands) };
    const all = new Map(this.#listed.releases.map((release) => [release.id, release]));
    for (const [id, release] of this.#own) all.set(id, release);
    return [...all.values()].filter(({ id }) => !this.#removed.has(id));
  }

  /** A draft as it is at this moment; {@link movedOn} when it is gone or published. By its number, since lists may be behind. */
  async draftNow(id: number): Promise<HostedRelease | typeof movedOn> {
    const release = await this.#host.release(id);
    if (release?.draft) return release;
    if (release === undefined) this.#removed.add(id);
    else this.#own.set(id, release);
    return movedOn;
  }

  /** Makes the next look a new request. */
  lookAgain(): void {
    this.#listed = undefined;
  }

  /** Makes a release. A new draft is a reason to look again: another run may have made one at the same moment. */
  async create(content: ReleaseContent, draft: boolean): Promise<HostedRelease | typeof movedOn> {
    const release = await this.#host.create(content, draft);
    if (release === movedOn || draft) this.lookAgain();
    if (release !== movedOn) this.#own.set(release.id, release);
    return release;
  }

  /** Rewrites a draft or publishes it. */
  async update(id: number, content: ReleaseContent, draft: boolean): Promise<HostedRelease | typeof movedOn> {
    const release = await this.#host.update(id, content, draft);
    if (release === movedOn) {
      this.#own.delete(id);
      this.lookAgain();
    } else this.#own.set(id, release);
    return release;
  }

  /** Deletes a draft. */
  async remove(id: number): Promise<void> {
    await this.#host.remove(id);
    this.#removed.add(id);
  }

  /** Commits a file onto a branch. */
  commit(commit: FileCommit): Promise<string | typeof movedOn> {
    return this.#host.commit(commit);
  }

  /** The pull request from one branch into another, asked for until there is one. */
  async proposal(branch: string, from: string): Promise<OpenedPullRequest | undefined> {
    this.#proposal ??= await this.#host.proposal(branch, from);
    return this.#proposal;
  }

  /** Opens a pull request that brings a file. */
  async propose(request: FilePullRequest): Promise<OpenedPullRequest> {
    this.#proposal = await this.#host.propose(request);
    return this.#proposal;
  }

  /** Who made which commit through which pull request. */
  async credits(commits: readonly string[]): Promise<ReadonlyMap<string, Credit>> {
    const key = commits.join(' ');
    if (this.#credits?.key !== key) this.#credits = { key, credits: await this.#host.credits(commits) };
    return this.#credits.credits;
  }
}
