import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Archive } from '../../backup-engine.ts';
import { DamagedBackupError } from '../../backup-engine.ts';

/** An archive that is a file on this machine. */
export class FileArchive implements Archive {
  readonly location: string;
  readonly file: string;
  readonly sizeBytes: number;

  constructor(file: string, sizeBytes: number) {
    this.location = file;
    this.file = file;
    this.sizeBytes = sizeBytes;
  }

  async open(): Promise<Readable> {
    const handle = await open(this.file, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new DamagedBackupError(`the backup file ${this.file} is not there`);
    });
    return createReadStream(this.file, { fd: handle, highWaterMark: 256 * 1024 });
  }

  async localFile() {
    return { file: this.file, done: async () => {} };
  }
}
