import { open, readFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { Git } from './git.ts';

/** How often, and after how many milliseconds, a lock of another git process is tried again. */
const lockRounds = 20;
const lockPause = 500;

/**
 * The list of the commits at which a shallow clone ends, one hash a line (gitrepository-layout(5)). Git takes the parents of
 * these for absent, all of them or none.
 */
export class ShallowFile {
  readonly #path: string;
  readonly #runtime: Pick<Runtime, 'clock' | 'signal'>;

  constructor(path: string, runtime: Pick<Runtime, 'clock' | 'signal'>) {
    this.#path = path;
    this.#runtime = runtime;
  }

  /** That of a clone; worktrees share one. */
  static async of(
    git: Git,
    directory: string,
    runtime: Pick<Runtime, 'clock' | 'signal'>,
  ): Promise<ShallowFile> {
    return new ShallowFile(
      resolve(directory, await git.line(['rev-parse', '--git-path', 'shallow'])),
      runtime,
    );
  }

  /** The commits in it. */
  async read(): Promise<string[]> {
    try {
      return (await readFile(this.#path, 'utf8')).split('\n').filter(Boolean);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /** Takes commits out, whose parents must all be there. */
  async remove(commits: readonly string[]): Promise<void> {
    const gone = new Set(commits);
    await this.#change((now) => now.filter((commit) => !gone.has(commit)));
  }

  /** Makes the clone end with these commits, and none of them must lack what stands between. */
  async write(commits: readonly string[]): Promise<void> {
    await this.#change(() => [...new Set(commits)]);
  }

  /** Git's own way: a lock file that takes the place of the old one. */
  async #change(change: (now: readonly string[]) => readonly string[]): Promise<void> {
    await this.patiently(async () => {
      const lock = `${this.#path}.lock`;
      const file = await open(lock, 'wx');
      try {
        const kept = change(await this.read());
        await file.writeFile(kept.map((commit) => `${commit}\n`).join(''));
        await file.close();
        if (kept.length > 0) return await rename(lock, this.#path);
        await rm(this.#path, { force: true });
        await rm(lock);
      } catch (error) {
        await file.close();
        await rm(lock, { force: true });
        throw error;
      }
    });
  }

  /** Does something that needs the lock of the file, again while another process holds it. Throws ProviderError in the end. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    const { clock, signal } = this.#runtime;
    for (let round = 1; ; round += 1) {
      try {
        return await work();
      } catch (error) {
        const busy = error instanceof ShallowFileBusy || (error as NodeJS.ErrnoException).code === 'EEXIST';
        if (!busy) throw error;
        if (round === lockRounds) throw stillLocked(this.#path);
        await clock.sleep(lockPause, signal);
      }
    }
  }
}

/** Whether git ended because another process holds the lock, or changed the file between git's look at it and its write. */
export function isBusy(words: string): boolean {
  return /shallow\.lock|shallow file has changed/.test(words);
}

/** What git says when {@link isBusy} is true of its words. */
export class ShallowFileBusy extends Error {}

function stillLocked(path: string): ProviderError {
  return new ProviderError(
    `another git process works on this clone, or one that was killed left ${path}.lock behind; delete that file if no git is running`,
    { system: 'git', operation: 'fetch', retryable: true },
  );
}
