import type { CompletedPart, PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { PartUpload } from './part-sink.ts';
import type { S3Bucket } from './s3-bucket.ts';

/** What an object is stored with beside its key and body. */
export type ObjectSettings = Pick<
  PutObjectCommandInput,
  'StorageClass' | 'ServerSideEncryption' | 'SSEKMSKeyId'
>;

/** An upload to one key; each part is sent with its checksum by the SDK. What fails is told by {@link S3Bucket.explain}. */
export class MultipartUpload implements PartUpload {
  readonly #bucket: S3Bucket;
  readonly #key: string;
  readonly #settings: ObjectSettings;
  readonly #ended = new AbortController();
  readonly #parts: CompletedPart[] = [];
  #id: Promise<string | undefined> | undefined;
  #version: string | undefined;

  constructor(bucket: S3Bucket, key: string, settings: ObjectSettings) {
    this.#bucket = bucket;
    this.#key = key;
    this.#settings = settings;
  }

  /** Version of the object, in a bucket that keeps versions. */
  get version(): string | undefined {
    return this.#version;
  }

  async putWhole(body: Buffer): Promise<void> {
    const command = new this.#bucket.sdk.PutObjectCommand({
      ...this.#object(),
      ...this.#settings,
      Body: body,
    });
    this.#version = (await this.#ask(() => this.#bucket.client.send(command, this.#options()))).VersionId;
  }

  async putPart(number: number, body: Buffer): Promise<void> {
    this.#id ??= this.#begin();
    const UploadId = await this.#id;
    const command = new this.#bucket.sdk.UploadPartCommand({
      ...{ ...this.#object(), UploadId, PartNumber: number, Body: body },
    });
    const { ETag, ChecksumCRC32 } = await this.#ask(() => this.#bucket.client.send(command, this.#options()));
    this.#parts.push({ PartNumber: number, ETag, ChecksumCRC32 });
  }

  async complete(): Promise<void> {
    const Parts = this.#parts.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    const command = new this.#bucket.sdk.CompleteMultipartUploadCommand({
      ...{ ...this.#object(), UploadId: await this.#id, MultipartUpload: { Parts } },
    });
    this.#version = await this.#ask(() =>
      this.#bucket.client
        .send(command, this.#options())
        .catch((error: Error) => {
          if (error.name !== 'NoSuchUpload') throw error;
          // It may be complete already, where only the answer was lost; what is there is read back in any case.
          return this.#head();
        })
        .then(({ VersionId }) => VersionId),
    );
  }

  #head() {
    return this.#bucket.client.send(new this.#bucket.sdk.HeadObjectCommand(this.#object()), this.#options());
  }

  /** Ends the requests; the upload itself is aborted with all others to its key by {@link S3Bucket.abortUploads}. */
  async abort(): Promise<void> {
    this.#ended.abort();
    await this.#id?.catch(() => {});
  }

  async #begin(): Promise<string | undefined> {
    const command = new this.#bucket.sdk.CreateMultipartUploadCommand({
      ...{ ...this.#object(), ...this.#settings, ChecksumAlgorithm: 'CRC32' },
    });
    return (await this.#ask(() => this.#bucket.client.send(command, this.#options()))).UploadId;
  }

  #object() {
    return { Bucket: this.#bucket.bucket, Key: this.#key };
  }

  #options() {
    return { abortSignal: this.#ended.signal };
  }

  async #ask<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      const operation = `write ${this.#bucket.show(this.#key)}`;
      throw this.#bucket.explain(error, { operation, action: 's3:PutObject', key: this.#key });
    }
  }
}
