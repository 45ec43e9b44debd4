import { ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';
import { awsFailure } from '@deploy-actions/aws';

/** One call of S3, for the message when it fails. */
export interface S3Call {
  /** What it is for, in words. */
  readonly operation: string;
  /** The permission it takes, e.g. `s3:PutObject`. */
  readonly action: string;
  /** The object; the bucket itself when absent. */
  readonly key?: string | undefined;
}

/** What an error of the SDK carries beside its message. */
interface S3Error {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

const elsewhere = /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/;

/**
 * What a failed call means to the reader: a ConfigurationError for a bucket that isn't there or lies elsewhere, for missing
 * permissions and credentials; a ProviderError otherwise. Names in https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function s3Failure(
  error: unknown,
  { operation, action, key }: S3Call,
  { bucket, region }: { readonly bucket: string; readonly region: string },
): Error {
  const { name = '', message = '', code, $response } = (error ?? {}) as S3Error;
  if (name === 'NoSuchBucket') {
    return new ConfigurationError(
      `${operation}: there is no bucket \`${bucket}\`: look at its name, and whether these credentials belong to the right account`,
    );
  }
  if (elsewhere.test(name)) {
    const found = $response?.headers?.['x-amz-bucket-region'];
    const where = found === undefined ? 'in another region' : `in region \`${found}\``;
    return new ConfigurationError(
      `${operation}: the bucket \`${bucket}\` is ${where}, and was asked for in \`${region}\`; set \`s3.region\` of the section \`backup\``,
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const hint = `there may be no region \`${region}\`, or no way to S3 from here`;
    const details = { system: 'S3', operation, retryable: code === 'EAI_AGAIN', cause: error };
    return new ProviderError(`${operation}: ${describeError(error)}; ${hint}`, details);
  }
  // S3 refuses in the name of KMS, and only its words tell.
  const kms = name === 'AccessDenied' ? /kms:[A-Za-z]+/.exec(message)?.[0] : undefined;
  const resource = kms ? 'the KMS key of the bucket or of `s3.encryption`' : arn(bucket, key, region);
  return awsFailure(error, { system: 'S3', operation, action: kms ?? action, resource });
}

/** See https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html. */
function arn(bucket: string, key: string | undefined, region: string): string {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return `arn:${partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
}
