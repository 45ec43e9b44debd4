import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Archive } from '../../backup-engine.ts';
import type { StagedArchive } from '../../backup-storage.ts';
import { removeFile } from './durable-files.ts';
import { FileArchive } from './file-archive.ts';

/** What an engine may leave beside a file that it didn't finish. */
const companions = ['', '-journal', '-wal', '-shm'] as const;

/** A file of a backup under a name that doesn't count. */
export class StagedFile implements StagedArchive {
  readonly file: string;
  readonly #target: string;

  /** `target` is its path once it is published. */
  constructor(file: string, target: string) {
    this.file = file;
    this.#target = target;
  }

  /** Readable by nobody else: a dump holds what the database keeps from them. */
  write(): Writable {
    return createWriteStream(this.file, {
      flags: 'wx',
      mode: 0o600,
      flush: true,
      highWaterMark: 256 * 1024,
    });
  }

  archive(sizeBytes: number): Archive {
    return new FileArchive(this.file, sizeBytes);
  }

  /** Gives it the name under which it counts, once there is a manifest. */
  async settle(): Promise<void> {
    await rename(this.file, this.#target);
  }

  async discard(): Promise<void> {
    for (const companion of companions) await removeFile(`${this.file}${companion}`);
  }
}
