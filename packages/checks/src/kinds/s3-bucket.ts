import type { CheckConfigurationOf } from '@deploy-actions/config';
import { explainPlace } from '../aws/bucket-place.ts';
import { type AwsService, absent, awsService } from '../aws/service.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'s3-bucket'>;

/** Lists a bucket, as its users do, and looks at how it is set up. */
export function createS3BucketCheck(
  configuration: Configuration,
  { aws, runtime }: Pick<CheckContext, 'aws' | 'runtime'>,
): Check {
  const { bucket, prefix = '', region } = configuration;
  return {
    asks: `the S3 bucket s3://${bucket}/${prefix}`,
    async ask(signal) {
      const s3 = awsService('s3', { aws, runtime }, region);
      // The list comes first: where the bucket isn't reached, nothing else about it can be known.
      const listed = await gradeList(configuration, s3, signal);
      const settings = await Promise.all([
        ...(configuration.versioning === undefined
          ? []
          : [gradeVersioning(bucket, configuration.versioning, s3, signal)]),
        ...(configuration.encryption === undefined
          ? []
          : [gradeEncryption(bucket, configuration.encryption, s3, signal)]),
        ...(configuration['block-public-access'] ? [gradePublicAccess(bucket, s3, signal)] : []),
      ]);
      const grades = [listed, ...settings];
      return gathered(grades, [`region ${s3.region}`, ...grades.map(({ finding }) => finding)].join('\n'));
    },
  };
}

async function gradeList(
  { bucket, prefix, empty }: Configuration,
  s3: AwsService<'s3'>,
  signal: AbortSignal,
): Promise<Grade> {
  const { Contents = [] } = await s3.ask(
    {
      ...{ operation: `list the bucket \`${bucket}\``, signal },
      ...{ action: 's3:ListBucket', resource: `s3:::${bucket}` },
    },
    ({ sdk, client }, options) =>
      client
        .send(
          new sdk.ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1, ...(prefix ? { Prefix: prefix } : {}) }),
          options,
        )
        .catch(explainPlace(bucket, s3.region)),
  );
  const place = prefix === undefined ? `bucket \`${bucket}\`` : `\`${prefix}\` in bucket \`${bucket}\``;
  if (Contents.length > 0) return { status: 'pass', finding: `${place} can be listed` };
  return { status: empty, finding: `${place} can be listed, but nothing is there` };
}

async function gradeVersioning(
  bucket: string,
  wanted: boolean,
  s3: AwsService<'s3'>,
  signal: AbortSignal,
): Promise<Grade> {
  const { Status } = await s3.ask(
    settingOf(bucket, 'versioning', 's3:GetBucketVersioning', signal),
    ({ sdk, client }, options) =>
      client.send(new sdk.GetBucketVersioningCommand({ Bucket: bucket }), options),
  );
  const found = Status ?? 'never enabled';
  return (Status === 'Enabled') === wanted
    ? { status: 'pass', finding: `versioning is ${found}` }
    : { status: 'fail', finding: `versioning is ${found}, wanted ${wanted ? 'Enabled' : 'none'}` };
}

async function gradeEncryption(
  bucket: string,
  wanted: string,
  s3: AwsService<'s3'>,
  signal: AbortSignal,
): Promise<Grade> {
  const answer = await s3.ask(
    settingOf(bucket, 'encryption', 's3:GetEncryptionConfiguration', signal),
    ({ sdk, client }, options) =>
      client
        .send(new sdk.GetBucketEncryptionCommand({ Bucket: bucket }), options)
        .catch(absent('ServerSideEncryptionConfigurationNotFoundError')),
  );
  const rules = answer?.ServerSideEncryptionConfiguration?.Rules ?? [];
  const [found = 'none'] = rules.flatMap(
    ({ ApplyServerSideEncryptionByDefault: rule }) => rule?.SSEAlgorithm ?? [],
  );
  const good = found === wanted || (wanted === 'aws:kms' && found === 'aws:kms:dsse');
  return good
    ? { status: 'pass', finding: `encryption is ${found}` }
    : { status: 'fail', finding: `encryption is ${found}, wanted ${wanted}` };
}

async function gradePublicAccess(bucket: string, s3: AwsService<'s3'>, signal: AbortSignal): Promise<Grade> {
  const answer = await s3.ask(
    settingOf(bucket, 'public access', 's3:GetBucketPublicAccessBlock', signal),
    ({ sdk, client }, options) =>
      client
        .send(new sdk.GetPublicAccessBlockCommand({ Bucket: bucket }), options)
        .catch(absent('NoSuchPublicAccessBlockConfiguration')),
  );
  const settings = [
    'BlockPublicAcls',
    'IgnorePublicAcls',
    'BlockPublicPolicy',
    'RestrictPublicBuckets',
  ] as const;
  const off = settings.filter((setting) => answer?.PublicAccessBlockConfiguration?.[setting] !== true);
  if (off.length === 0) return { status: 'pass', finding: 'public access is blocked' };
  return { status: 'fail', finding: `public access is not blocked, these are off: ${off.join(', ')}` };
}

function settingOf(bucket: string, what: string, action: string, signal: AbortSignal) {
  return {
    operation: `read the ${what} of the bucket \`${bucket}\``,
    action,
    resource: `s3:::${bucket}`,
    signal,
  };
}
