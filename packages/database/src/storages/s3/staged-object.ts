import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { Upload } from '@aws-sdk/lib-storage';
import type { Archive } from '../../backup-engine.ts';
import type { StagedArchive } from '../../backup-storage.ts';
import { S3Archive } from './s3-archive.ts';
import type { S3Bucket, S3Context } from './s3-bucket.ts';
import { partsFor, uploadSink } from './upload-sink.ts';

/** What an object is stored with beside its key and body. */
export type ObjectSettings = Pick<
  PutObjectCommandInput,
  'StorageClass' | 'ServerSideEncryption' | 'SSEKMSKeyId'
>;

/** A file of a backup on its way to S3. Its key is final; what counts is the manifest. */
export class StagedObject implements StagedArchive {
  readonly file = undefined;
  readonly key: string;
  readonly #bucket: S3Bucket;
  readonly #settings: ObjectSettings;
  readonly #parts: ReturnType<typeof partsFor>;
  readonly #context: S3Context;
  readonly #Upload: typeof Upload;
  readonly #gone: () => Promise<void>;
  #sink: Writable | undefined;
  #version: string | undefined;
  #settled = false;

  /** `atMost` is its size in bytes, as far as anybody can tell; `gone` is called once it is discarded. */
  constructor(
    bucket: S3Bucket,
    object: {
      readonly key: string;
      readonly atMost: number;
      readonly settings: ObjectSettings;
      readonly gone: () => Promise<void>;
    },
    upload: typeof Upload,
    context: S3Context,
  ) {
    this.key = object.key;
    this.#bucket = bucket;
    this.#settings = object.settings;
    this.#parts = partsFor(object.atMost);
    this.#context = context;
    this.#Upload = upload;
    this.#gone = object.gone;
  }

  /** Version of the object, in a bucket that keeps versions. */
  get version(): string | undefined {
    return this.#version;
  }

  write(): Writable {
    const { bucket, client } = this.#bucket;
    const call = { operation: `write ${this.#bucket.show(this.key)}`, action: 's3:PutObject', key: this.key };
    const begin = (body: NodeJS.ReadableStream) => {
      const params = { Bucket: bucket, Key: this.key, Body: body as never, ...this.#settings };
      const upload = new this.#Upload({ client, params, ...this.#parts });
      return {
        abort: () => upload.abort(),
        done: async () => {
          this.#version = (await upload.done()).VersionId;
        },
      };
    };
    this.#sink = uploadSink(begin, (error) => this.#bucket.explain(error, call));
    return this.#sink;
  }

  archive(sizeBytes: number): Archive {
    return new S3Archive(this.#bucket, this.key, sizeBytes, this.#context);
  }

  /** From here on it belongs to a backup that counts. */
  settle(): void {
    this.#settled = true;
  }

  async discard(): Promise<void> {
    if (this.#settled) return;
    if (this.#sink !== undefined) await this.#takeBack(this.#sink);
    await this.#gone();
  }

  async #takeBack(sink: Writable): Promise<void> {
    if (!sink.closed) await once(sink.destroy(), 'close').catch(() => {});
    // A part that comes in after an upload was aborted brings it back; see AbortMultipartUpload.
    for (let left = 3; left > 0; left -= 1) {
      if ((await this.#bucket.abortUploads(this.key)).length === 0) break;
    }
    await this.#bucket.delete(this.key);
  }
}
