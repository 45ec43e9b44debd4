import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Runtime } from '@deploy-actions/action-kit';
import { type Archive, DamagedBackupError } from '../../backup-engine.ts';
import { partialName } from '../partial-files.ts';
import { absent, type S3Bucket } from './s3-bucket.ts';

type Context = Pick<Runtime, 'clock' | 'log' | 'signal' | 'temporary'>;

/** How often in a row a read that breaks off is taken up again where it broke off. */
const resumptions = 5;
/** Milliseconds before that. */
const pause = 1_000;

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
    return Readable.from(this.#read(), { objectMode: false, highWaterMark: 64 * 1024 });
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

  /** All bytes of one version of the object, over as many connections as it takes. */
  async *#read(): AsyncGenerator<Buffer> {
    const { clock, log, signal } = this.#context;
    let offset = 0;
    let etag: string | undefined;
    for (let failures = 0; ; failures += 1) {
      try {
        const part = await this.#from(offset, etag);
        if (part === undefined) return;
        etag = part.etag;
        for await (const chunk of part.body) {
          offset += chunk.length;
          failures = 0;
          yield chunk;
        }
        return;
      } catch (error) {
        signal.throwIfAborted();
        const broken = isBroken(error);
        const call = { operation: `read ${this.location}`, action: 's3:GetObject', key: this.#key };
        if (!broken || failures >= resumptions) throw this.#bucket.explain(error, call);
        log.debug(`Reading ${this.location} broke off at ${offset} bytes and goes on from there.`);
      }
      await clock.sleep(pause, signal);
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
    return { body: answer.Body as AsyncIterable<Buffer>, etag: answer.ETag };
  }
}

/** Whether a connection went away, which says nothing of the object. */
function isBroken(error: unknown): boolean {
  const { name, code, $metadata } = error as { name?: string; code?: string; $metadata?: object };
  const transport = typeof code === 'string' && /^(E[A-Z]+|ERR_STREAM_PREMATURE_CLOSE)$/.test(code);
  return (
    transport ||
    name === 'TimeoutError' ||
    (error instanceof Error && error.message === 'aborted' && !$metadata)
  );
}
