import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

const region = 'eu-central-1';

/** A bucket of an AWS that AWS_ENDPOINT_URL of the process leads to, seen from outside. */
export class BackupBucket {
  readonly name: string;
  readonly #client: S3Client;

  /** `endpoint` is that of the AWS itself: what is looked up here meets no faults. */
  constructor(name: string, endpoint: string) {
    this.name = name;
    this.#client = new S3Client({ region, endpoint, forcePathStyle: true });
  }

  async create({ lock = false } = {}): Promise<void> {
    await this.#client.send(
      new CreateBucketCommand({
        Bucket: this.name,
        CreateBucketConfiguration: { LocationConstraint: region },
        ObjectLockEnabledForBucket: lock,
      }),
    );
  }

  /** All keys, in order. */
  async keys(): Promise<string[]> {
    const { Contents = [] } = await this.#client.send(new ListObjectsV2Command({ Bucket: this.name }));
    return Contents.map(({ Key = '' }) => Key);
  }

  /** Keys of the uploads that are neither complete nor aborted. */
  async uploads(): Promise<string[]> {
    const { Uploads = [] } = await this.#client.send(new ListMultipartUploadsCommand({ Bucket: this.name }));
    return Uploads.map(({ Key = '' }) => Key);
  }

  head(key: string) {
    return this.#client.send(new HeadObjectCommand({ Bucket: this.name, Key: key }));
  }

  async read(key: string): Promise<Buffer> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.name, Key: key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }

  async write(key: string, body: Buffer | string): Promise<void> {
    await this.#client.send(new PutObjectCommand({ Bucket: this.name, Key: key, Body: body }));
  }
}
