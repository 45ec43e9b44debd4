import type { S3Client } from '@aws-sdk/client-s3';
import { ConfigurationError, formatSize, type Runtime } from '@deploy-actions/action-kit';
import { clientSettings, openAws } from '@deploy-actions/aws';
import type { AwsConfiguration } from '@deploy-actions/config';
import { type S3Call, s3Failure } from './s3-failure.ts';

type Sdk = typeof import('@aws-sdk/client-s3');

/** What reaching a bucket takes of the outside world. */
export type S3Context = Pick<
  Runtime,
  'clock' | 'environment' | 'http' | 'log' | 'run' | 'secrets' | 'signal' | 'temporary'
>;

/** An object of a listing. */
export interface ListedObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
}

/** Milliseconds for the answer to a request that carries little. */
const answerTimeout = 15_000;
/** Milliseconds of silence after which a transfer counts as dropped. */
const silence = 60_000;
/** A manifest is read into memory; a larger object is none. In bytes. */
const largestText = 64 * 2 ** 20;

/** A prefix of a bucket, and the client that reaches it. */
export class S3Bucket {
  readonly sdk: Sdk;
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  readonly region: string;

  private constructor(sdk: Sdk, client: S3Client, place: { bucket: string; prefix: string; region: string }) {
    this.sdk = sdk;
    this.client = client;
    this.bucket = place.bucket;
    this.prefix = place.prefix;
    this.region = place.region;
  }

  /** `destination` is `s3://bucket/prefix`. Asks for nothing yet. Throws ConfigurationError as openAws does. */
  static async open(
    destination: string,
    { region: given }: { readonly region?: string | undefined },
    aws: AwsConfiguration | undefined,
    context: S3Context,
  ): Promise<S3Bucket> {
    const [, bucket, path = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(destination) ?? [];
    if (bucket === undefined) {
      throw new ConfigurationError([
        { input: 'destination', message: `\`${destination}\` names no bucket of S3` },
      ]);
    }
    const sdk = await import('@aws-sdk/client-s3');
    const { environment } = context;
    const access = openAws(aws, context);
    const region = given ?? access.region;
    const client = new sdk.S3Client({
      ...clientSettings(access),
      region,
      maxAttempts: 5,
      requestHandler: { connectionTimeout: 5_000, socketTimeout: silence },
      // A store that only behaves like S3 has no host name for each bucket.
      forcePathStyle: Boolean(environment['AWS_ENDPOINT_URL_S3'] || environment['AWS_ENDPOINT_URL']),
    });
    const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
    return new S3Bucket(sdk, client, { bucket, prefix, region });
  }

  /** The key of a name under the prefix. */
  key(name: string): string {
    return `${this.prefix}${name}`;
  }

  /** A key as people write it. */
  show(key: string): string {
    return `s3://${this.bucket}/${key}`;
  }

  /** What a call gives; what it fails with is told as {@link s3Failure} does. */
  async ask<T>(
    call: S3Call,
    send: (client: S3Client, options: { readonly requestTimeout: number }) => Promise<T>,
  ): Promise<T> {
    try {
      return await send(this.client, { requestTimeout: answerTimeout });
    } catch (error) {
      throw this.explain(error, call);
    }
  }

  /** What a failure of a call means to the reader. */
  explain(error: unknown, call: S3Call): Error {
    return s3Failure(error, call, this);
  }

  /** The text of an object, `undefined` when there is none. Throws as {@link ask}. */
  async readText(key: string): Promise<string | undefined> {
    const call = { operation: `read ${this.show(key)}`, action: 's3:GetObject', key };
    return this.ask(call, async (client, options) => {
      const command = new this.sdk.GetObjectCommand({ Bucket: this.bucket, Key: key });
      const answer = await client.send(command, options).catch(absent);
      const size = answer?.ContentLength ?? 0;
      if (size > largestText) {
        throw new ConfigurationError(`${this.show(key)} has ${formatSize(size)}, so it is no manifest`);
      }
      return answer?.Body?.transformToString('utf8');
    });
  }

  /** Looks whether the bucket is there, here, and may be read. Throws as {@link ask}. */
  async probe(): Promise<void> {
    const call = { operation: `look into the bucket \`${this.bucket}\``, action: 's3:ListBucket' };
    const command = new this.sdk.ListObjectsV2Command({
      Bucket: this.bucket,
      Prefix: this.prefix,
      MaxKeys: 1,
    });
    await this.ask(call, (client, options) => client.send(command, options));
  }

  /** All objects whose keys begin so, but for those in folders below. Throws as {@link ask}. */
  async list(prefix: string): Promise<ListedObject[]> {
    const found: ListedObject[] = [];
    const call = { operation: `list ${this.show(prefix)}`, action: 's3:ListBucket' };
    for (let token: string | undefined; ; ) {
      const page = await this.ask(call, (client, options) =>
        client.send(
          new this.sdk.ListObjectsV2Command({
            Bucket: this.bucket,
            Prefix: prefix,
            Delimiter: '/',
            ...(token === undefined ? {} : { ContinuationToken: token }),
          }),
          options,
        ),
      );
      for (const { Key: key, Size: sizeBytes = 0, LastModified } of page.Contents ?? []) {
        if (key !== undefined && LastModified)
          found.push({ key, sizeBytes, modified: LastModified.getTime() });
      }
      if (!page.IsTruncated) return found;
      token = page.NextContinuationToken;
    }
  }

  /** Deletes an object; what is gone already is no failure. Throws as {@link ask}. */
  async delete(key: string): Promise<void> {
    const call = { operation: `delete ${this.show(key)}`, action: 's3:DeleteObject', key };
    await this.ask(call, (client, options) =>
      client.send(new this.sdk.DeleteObjectCommand({ Bucket: this.bucket, Key: key }), options),
    );
  }

  /** Aborts the uploads to keys that begin so, and those parts on their way that come in meanwhile. Throws as {@link ask}. */
  async abortUploads(prefix: string): Promise<string[]> {
    const call = { operation: `abort uploads to ${this.show(prefix)}`, key: prefix };
    const aborted: string[] = [];
    const page = await this.ask(
      { ...call, action: 's3:ListBucketMultipartUploads', key: undefined },
      (client, options) =>
        client.send(
          new this.sdk.ListMultipartUploadsCommand({ Bucket: this.bucket, Prefix: prefix }),
          options,
        ),
    );
    for (const { Key: key, UploadId } of page.Uploads ?? []) {
      if (key === undefined || UploadId === undefined || !key.startsWith(prefix)) continue;
      const command = new this.sdk.AbortMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId });
      await this.ask({ ...call, action: 's3:AbortMultipartUpload' }, (client, options) =>
        client.send(command, options).catch(absent),
      );
      aborted.push(key);
    }
    return aborted;
  }
}

/** For `catch`: nothing where S3 says that there is nothing. */
export function absent(error: unknown): undefined {
  if (!/^(NoSuchKey|NoSuchUpload|NotFound)$/.test((error as Error).name)) throw error;
  return undefined;
}
