import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeError, ProviderError } from '@deploy-actions/action-kit';
import type { StateDocument } from '../state-document.ts';
import { stateSystem } from '../state-store.ts';
import { formatState } from '../state-text.ts';
import type { NumberedTexts } from './numbered-state-store.ts';

/**
 * Revisions on one machine's disk. Revision n is the file `<path>.revisions/<n>.json`, created by linking a finished
 * temporary file to that name: atomic, never half done after a crash, and with no lock file. `<path>` itself is a copy of the
 * newest revision, for people and scripts.
 */
export class FileTexts implements NumberedTexts {
  readonly type = 'file';
  readonly #path: string;
  readonly #folder: string;

  /** `path` is absolute. */
  constructor(path: string) {
    this.#path = path;
    this.#folder = `${path}.revisions`;
  }

  async numbers(): Promise<readonly number[]> {
    const names = await readdir(this.#folder).catch((error) => this.#unless('ENOENT', error, 'read', []));
    return names.flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []));
  }

  async read(number: number): Promise<string | undefined> {
    return readFile(this.placeOf(number), 'utf8').catch((error) =>
      this.#unless('ENOENT', error, 'read', undefined),
    );
  }

  async create(number: number, text: string): Promise<boolean> {
    return this.#viaTemporary(text, async (temporary) => {
      await link(temporary, this.placeOf(number));
      return true;
    }).catch((error) => this.#unless('EEXIST', error, 'write', false));
  }

  async remove(number: number): Promise<void> {
    await rm(this.placeOf(number), { force: true });
  }

  async mirror(state: StateDocument): Promise<boolean> {
    // Only a copy: whoever can't write it has still written the revision.
    await this.#viaTemporary(formatState(state), (temporary) => rename(temporary, this.#path)).catch(
      () => {},
    );
    return true;
  }

  placeOf(number: number): string {
    return join(this.#folder, `${String(number).padStart(8, '0')}.json`);
  }

  async #viaTemporary<T>(text: string, use: (temporary: string) => Promise<T>): Promise<T> {
    const temporary = join(dirname(this.#path), `.${randomUUID()}.tmp`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(temporary, text, { flush: true });
      return await use(temporary);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  #unless<T>(code: string, error: unknown, operation: string, value: T): T {
    if ((error as NodeJS.ErrnoException).code === code) return value;
    throw new ProviderError(`${this.#path}: ${describeError(error)}`, { system: stateSystem, operation });
  }
}
