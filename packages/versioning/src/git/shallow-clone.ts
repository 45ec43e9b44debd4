import { ProviderError, type Runtime, type ToolResult } from '@deploy-actions/action-kit';
import { rawParents } from './commits.ts';
import type { Git } from './git.ts';
import { quietFetch, typesOf } from './repository.ts';
import { isBusy, ShallowFile, ShallowFileBusy } from './shallow-file.ts';
import { parseRefs, tagsAmong } from './sight.ts';
import type { Tag } from './tags.ts';

/** A clone that lacks the older part of its history. */
export interface CloneToDeepen {
  readonly git: Git;
  /** Git's folder. */
  readonly directory: string;
  readonly remoteUrl: string | undefined;
  /** The commit to release. */
  readonly target: string;
  /** The commit that was asked for: the target, or one that only carries its release. */
  readonly tip: string;
}

/** The clone can't be deepened piece by piece: the server doesn't know how, or it would take too many requests. */
export class WholeHistoryNeeded extends Error {}

/**
 * The most fetches for one release. Tags above the last release cost one or two each, and so does each merge of something
 * that the last release doesn't contain into something that it does.
 */
const mostFetches = 60;

/** Fetches pieces of history into a shallow clone, and joins them. Touches no ref, and no configuration. */
export class ShallowClone {
  readonly #git: Git;
  readonly #tip: string;
  readonly #remote: string;
  readonly #file: ShallowFile;
  /** Where the clone ended at first, and what it had. */
  readonly #before: { readonly ends: readonly string[]; readonly reached: ReadonlySet<string> };
  #fetches = 0;

  private constructor(
    { git, tip }: CloneToDeepen,
    remote: string,
    file: ShallowFile,
    before: { readonly ends: readonly string[]; readonly reached: ReadonlySet<string> },
  ) {
    this.#git = git;
    this.#tip = tip;
    this.#remote = remote;
    this.#file = file;
    this.#before = before;
  }

  /** That of a folder as it is. */
  static async open(
    clone: CloneToDeepen,
    remote: string,
    runtime: Pick<Runtime, 'clock' | 'signal'>,
  ): Promise<ShallowClone> {
    const file = await ShallowFile.of(clone.git, clone.directory, runtime);
    const reached = (await clone.git.output(['rev-list', clone.tip])).split('\n');
    return new ShallowClone(clone, remote, file, { ends: await file.read(), reached: new Set(reached) });
  }

  /** The remote's tags that start with a prefix, by name. Throws ProviderError. */
  async remoteTags(prefix: string): Promise<Map<string, Tag>> {
    const args = ['ls-remote', '--quiet', this.#remote, `refs/tags/${prefix}*`];
    return tagsAmong(parseRefs(await this.#git.output(args, { network: true })));
  }

  types(objects: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return typesOf(this.#git, objects);
  }

  /** Those of the objects that the clone has. */
  async present(objects: readonly string[]): Promise<string[]> {
    const types = await this.types(objects);
    return [...new Set(objects)].filter((object) => types.has(object));
  }

  /** Brings commits without their history. */
  async fetchAlone(commits: readonly string[]): Promise<void> {
    if (commits.length === 0) return;
    const result = await this.#fetch(['--depth=1', this.#remote, ...commits]);
    if (result.exitCode !== 0) throw new WholeHistoryNeeded(result.stderr.trim());
  }

  /** Brings the history of a commit that a tag of the remote doesn't contain; `false` when it contains the commit itself. */
  async fetchWithout(tag: string, commit: string): Promise<boolean> {
    const result = await this.#fetch([`--shallow-exclude=refs/tags/${tag}`, this.#remote, commit]);
    if (result.exitCode === 0) return true;
    // The words of upload-pack.c, and what a client says that gets nothing but the end of the connection.
    if (/no commits selected|error processing shallow info/.test(result.stderr)) return false;
    throw new WholeHistoryNeeded(result.stderr.trim());
  }

  /** Brings everything. Throws ProviderError. */
  async fetchAll(): Promise<void> {
    this.#fetches = 0;
    const own = await this.#fetch(['--unshallow', this.#remote, this.#tip]);
    // A server may give branches only.
    const result = own.exitCode === 0 ? own : await this.#fetch(['--unshallow', this.#remote]);
    if (result.exitCode === 0) return;
    throw new ProviderError(
      `the clone is shallow and its history can't be fetched (${result.stderr.trim()}); set \`fetch-depth: 0\` for actions/checkout`,
      { system: 'git', operation: 'fetch', retryable: true },
    );
  }

  /**
   * Joins what a fetch without a tag left apart: git cuts all parents of a merge when the tag contains one of them. Fetches the
   * others' history in the same way, those the tag contains as single commits, and then takes the merges off the list of
   * the commits at which the clone ends. The children of `carried` are joined to it, and with `all` every commit to its parents.
   * Gives the commits that the tag contains.
   */
  async attach(tag: string, carried: readonly string[], all: boolean): Promise<string[]> {
    const behind = new Set(carried);
    const beyond = new Set<string>();
    for (;;) {
      const reached = new Set(await this.#reachable([]));
      const ends = (await this.#file.read()).filter((end) => reached.has(end) && !behind.has(end));
      const cut = [...(await rawParents(this.#git, ends))].filter(
        ([, parents]) => all || parents.length > 1 || parents.some((parent) => behind.has(parent)),
      );
      if (cut.length === 0) return this.present([...behind]);
      for (const parent of new Set(cut.flatMap(([, parents]) => parents))) {
        if (reached.has(parent) || behind.has(parent) || beyond.has(parent)) continue;
        // The only parent of a commit at which the clone ends is in the tag, or the clone wouldn't end there.
        const contained =
          cut.some(([, parents]) => parents.length === 1 && parents[0] === parent) ||
          !(await this.fetchWithout(tag, parent));
        (contained ? behind : beyond).add(parent);
      }
      const wanted = new Set(cut.flatMap(([, parents]) => parents));
      const present = new Set(await this.present([...wanted]));
      await this.fetchAlone([...wanted].filter((commit) => behind.has(commit) && !present.has(commit)));
      await this.#file.remove(cut.map(([commit]) => commit));
    }
  }

  /**
   * Gives a clone back what it had beyond a release, if it lacked nothing up to there: such fetches also shorten. Takes the
   * commits that the release contains; gives them with those that can be seen again.
   */
  async settle(behind: readonly string[]): Promise<string[]> {
    const { ends, reached } = this.#before;
    const needed = new Set(await this.#reachable(['--not', ...behind]));
    if (ends.some((end) => needed.has(end))) return this.present(behind);
    const now = await this.#file.read();
    const parents = await rawParents(
      this.#git,
      now.filter((end) => needed.has(end)),
    );
    await this.#file.write([...ends, ...now.filter((end) => !reached.has(end))]);
    const older = [...parents.values()].flat().filter((parent) => !needed.has(parent));
    return this.present([...behind, ...older]);
  }

  async #reachable(options: readonly string[]): Promise<string[]> {
    return (await this.#git.output(['rev-list', this.#tip, ...options])).split('\n').filter(Boolean);
  }

  /** Without `--filter`: it spares little, and turns the clone into one that fetches files in later steps, whose token is gone. */
  #fetch(args: readonly string[]): Promise<ToolResult> {
    this.#fetches += 1;
    if (this.#fetches > mostFetches) throw new WholeHistoryNeeded(`${mostFetches} fetches weren't enough`);
    const command = [...quietFetch, ...args];
    return this.#file.patiently(async () => {
      const result = await this.#git.attempt(command, { network: true });
      if (result.exitCode !== 0 && isBusy(result.stderr)) throw new ShallowFileBusy();
      return result;
    });
  }
}
