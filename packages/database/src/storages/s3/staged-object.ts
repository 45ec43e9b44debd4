import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Archive } from '../../backup-engine.ts';
import type { StagedArchive } from '../../backup-storage.ts';
import { MultipartUpload, type ObjectSettings } from './multipart-upload.ts';
import { PartSink } from './part-sink.ts';
import { planParts } from './part-sizes.ts';
import { S3Archive } from './s3-archive.ts';
import type { S3Bucket, S3Context } from './s3-bucket.ts';

/** A file of a backup on its way to S3. Its key is final; what counts is the manifest. */
export class StagedObject implements StagedArchive {
  readonly file = undefined;
  readonly key: string;
  readonly #bucket: S3Bucket;
  readonly #upload: MultipartUpload;
  readonly #atMost: number;
  readonly #context: S3Context;
  readonly #gone: () => Promise<void>;
  #sink: Writable | undefined;
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
    context: S3Context,
  ) {
    this.key = object.key;
    this.#bucket = bucket;
    this.#upload = new MultipartUpload(bucket, object.key, object.settings);
    this.#atMost = object.atMost;
    this.#context = context;
    this.#gone = object.gone;
  }

  /** Version of the object, in a bucket that keeps versions. */
  get version(): string | undefined {
    return this.#upload.version;
  }

  write(): Writable {
    this.#sink = new PartSink(this.#upload, planParts(this.#atMost));
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
