import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Runtime } from '@deploy-actions/action-kit';
import { type Archive, DamagedBackupError } from '../../backup-engine.ts';
import { partialName } from '../partial-files.ts';
import { ResumingStream } from './resuming-stream.ts';
import { absent, type S3Bucket } from './s3-bucket.ts';

type Context = Pick<Runtime, 'clock' | 'log' | 'signal' | 'temporary'>;

/** An archive that is an object of S3. */
export class S3Archive implements Archive {
  readonly location: string;
  readonly file = undefined;
  readonly sizeBytes: number;
  readonly #bucket: S3Bucket;
  readonly #key: string;
  readonly #context: Context;

  constructor(bucket: S3Bucket, key: string, sizeBytes: number, context: Context) {
    this.location = bucket.show(key);
    this.sizeBytes = sizeBytes;
    this.#bucket = bucket;
    this.#key = key;
    this.#context = context;
  }

  async open(): Promise<Readable> {
    let etag: string | undefined;
    const call = { operation: `read ${this.location}`, action: 's3:GetObject', key: this.#key };
    return new ResumingStream(
      async (offset) => {
        const part = await this.#from(offset, etag);
        etag ??= part?.etag;
        return part?.body;
      },
      (error) => (error instanceof DamagedBackupError ? error : this.#bucket.explain(error, call)),
      this.#context,
    );
  }

  async localFile() {
    const { signal, temporary } = this.#context;
    const file = join(temporary, partialName(basename(this.#key)));
    const done = () => rm(file, { force: true });
    try {
      await pipeline(await this.open(), createWriteStream(file, { mode: 0o600 }), { signal });
      return { file, done };
    } catch (error) {
      await done();
      signal.throwIfAborted();
      throw error;
    }
  }

  /** The object from a byte on; `undefined` when that is its end. Throws DamagedBackupError when it is gone or another one. */
  async #from(offset: number, etag: string | undefined) {
    const { sdk, client, bucket } = this.#bucket;
    const command = new sdk.GetObjectCommand({
      Bucket: bucket,
      Key: this.#key,
      ...(offset > 0 ? { Range: `bytes=${offset}-`, IfMatch: etag } : {}),
    });
    const answer = await client.send(command, { abortSignal: this.#context.signal }).catch((error: Error) => {
      if (error.name === 'InvalidRange') return 'end' as const;
      if (error.name !== 'PreconditionFailed') return absent(error);
      throw new DamagedBackupError(`the backup file ${this.location} was replaced while it was read`);
    });
    if (answer === 'end') return undefined;
    if (answer?.Body === undefined)
      throw new DamagedBackupError(`the backup file ${this.location} is not there`);
    return { body: answer.Body as Readable, etag: answer.ETag };
  }
}
