import { type AwsReply, type AwsRequest, page, Refusal, xml } from './wire.ts';

/** A bucket; times in milliseconds since 1970. */
export interface FakeBucket {
  readonly name: string;
  readonly region?: string;
  readonly objects?: readonly {
    readonly key: string;
    readonly modified?: number;
    readonly size?: number;
    readonly body?: string;
  }[];
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly encryption?: string;
  readonly publicAccess?: Readonly<Record<string, boolean>>;
}

/**
 * REST with XML, https://docs.aws.amazon.com/AmazonS3/latest/API/, with the bucket in the path. It redirects to the region of the
 * bucket as https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html says.
 */
export function answerS3(buckets: readonly FakeBucket[], request: AwsRequest): AwsReply {
  const { operation, url, region } = request;
  const [, name = '', key = ''] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  const bucket = buckets.find((one) => one.name === name);
  if (bucket === undefined) {
    throw new Refusal('NoSuchBucket', 404, 'The specified bucket does not exist');
  }
  const at = bucket.region ?? 'eu-central-1';
  if (at !== region) {
    const message = 'The bucket you are attempting to access must be addressed using the specified endpoint.';
    throw new Refusal('PermanentRedirect', 301, message, { 'x-amz-bucket-region': at });
  }
  if (operation === 'ListObjectsV2') return list(bucket, request);
  if (operation === 'GetBucketVersioning') {
    return { body: xml({ VersioningConfiguration: { Status: bucket.versioning } }) };
  }
  if (operation === 'GetBucketEncryption') {
    if (bucket.encryption === undefined) {
      throw new Refusal('ServerSideEncryptionConfigurationNotFoundError', 404);
    }
    const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: bucket.encryption } };
    return { body: xml({ ServerSideEncryptionConfiguration: { Rule: rule } }) };
  }
  if (operation === 'GetPublicAccessBlock') {
    if (bucket.publicAccess === undefined) throw new Refusal('NoSuchPublicAccessBlockConfiguration', 404);
    return { body: xml({ PublicAccessBlockConfiguration: bucket.publicAccess }) };
  }
  const object = bucket.objects?.find((one) => one.key === key);
  if (object === undefined) throw new Refusal('NoSuchKey', 404, 'The specified key does not exist.');
  if (operation === 'GetObject') return { body: object.body ?? '' };
  throw new Refusal('MethodNotAllowed', 405);
}

function list({ name, objects = [] }: FakeBucket, { url, pageSize }: AwsRequest): AwsReply {
  const prefix = url.searchParams.get('prefix') ?? '';
  const most = Math.min(pageSize, Number(url.searchParams.get('max-keys') ?? 1_000));
  const found = objects
    .filter(({ key }) => key.startsWith(prefix))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  const { items, next } = page(found, url.searchParams.get('continuation-token') ?? undefined, most);
  const Contents = items.map(({ key, modified = 0, size, body = '' }) => ({
    Key: key,
    LastModified: new Date(modified),
    Size: size ?? body.length,
    ETag: '"0"',
  }));
  const more = { IsTruncated: next !== undefined, NextContinuationToken: next, KeyCount: items.length };
  return { body: xml({ ListBucketResult: { Name: name, Prefix: prefix, Contents, ...more } }) };
}
