import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';
import { type StateDocument, schemaVersion } from '../state-document.ts';
import { StateConflictError, type StateSnapshot, type StateStore } from '../state-store.ts';

/** Revisions that stay behind the newest one, as history. */
const keptRevisions = 20;

/**
 * State on one machine's disk. Revision n is the file `<path>.revisions/<n>.json`, created by linking a finished
 * temporary file to that name, which only one writer can do: an atomic compare-and-swap that a crash can't leave half
 * done and that needs no lock file. `<path>` itself is a copy of the newest revision, for people and scripts.
 */
export class FileStateStore implements StateStore {
  readonly type = 'file';
  readonly #path: string;
  readonly #folder: string;

  /** `path` is absolute. */
  constructor(path: string) {
    this.#path = path;
    this.#folder = `${path}.revisions`;
  }

  async read(): Promise<StateSnapshot> {
    for (;;) {
      const newest = (await this.#revisions()).at(-1);
      if (newest === undefined) return { state: undefined, revision: undefined };
      try {
        const text = await readFile(this.#file(newest), 'utf8');
        return { state: parse(text, this.#file(newest)), revision: String(newest) };
      } catch (error) {
        // Pruned since the folder was listed: a newer revision is there.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw this.#failure('read', error);
      }
    }
  }

  async write(state: StateDocument, expected: string | undefined): Promise<string> {
    const revision = Number(expected ?? 0) + 1;
    const temporary = join(dirname(this.#path), `.${randomUUID()}.tmp`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(temporary, `${JSON.stringify(state, undefined, 2)}\n`, { flush: true });
      await link(temporary, this.#file(revision));
      const revisions = await this.#revisions();
      // The name may have been free only because that revision was pruned long ago.
      if (revisions.at(-1) !== revision) {
        await rm(this.#file(revision));
        throw new StateConflictError();
      }
      await rename(temporary, this.#path);
      for (const old of revisions.slice(0, -keptRevisions)) await rm(this.#file(old), { force: true });
      return String(revision);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new StateConflictError();
      throw this.#failure('write', error);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  #file(revision: number): string {
    return join(this.#folder, `${String(revision).padStart(8, '0')}.json`);
  }

  async #revisions(): Promise<number[]> {
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw this.#failure('read', error);
    });
    return names
      .flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
      .sort((a, b) => a - b);
  }

  #failure(operation: string, error: unknown): unknown {
    const told = [StateConflictError, ConfigurationError, ProviderError].some(
      (kind) => error instanceof kind,
    );
    if (told) return error;
    return new ProviderError(`${this.#path}: ${describeError(error)}`, { system: 'state file', operation });
  }
}

function parse(text: string, file: string): StateDocument {
  let document: Partial<StateDocument> | null;
  try {
    document = JSON.parse(text);
  } catch {
    throw unreadable(file, 'it is no JSON');
  }
  if (document === null || typeof document !== 'object') throw unreadable(file, 'it is no JSON object');
  const { versions, lastToken } = document;
  if (document.schemaVersion === schemaVersion) {
    if (versions && typeof lastToken === 'number') return document as StateDocument;
    throw unreadable(file, '`versions` or `lastToken` is missing');
  }
  throw new ConfigurationError(
    `${file} has schema version ${String(document.schemaVersion)}, but this version of deploy-actions reads only ${schemaVersion}; use the version that wrote it, or a newer one`,
  );
}

function unreadable(file: string, why: string): ConfigurationError {
  return new ConfigurationError(
    `${file} is not a state document: ${why}; move it away, and the revision before it counts again (a rollback needs no state)`,
  );
}
