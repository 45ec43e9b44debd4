import { CloudFrontClient, CreateDistributionCommand } from '@aws-sdk/client-cloudfront';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateDBInstanceCommand, CreateDBSnapshotCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

const region = 'eu-central-1';

/** What the checks ask about, made in an AWS that AWS_ENDPOINT_URL of the process leads to. */
export function awsSetUp() {
  const secrets = new SecretsManagerClient({ region });
  const iam = new IAMClient({ region: 'us-east-1' });
  const s3 = new S3Client({ region, forcePathStyle: true });
  const rds = new RDSClient({ region });
  return {
    createSecret: (Name: string, SecretString: string) =>
      secrets.send(new CreateSecretCommand({ Name, SecretString })),
    changeSecret: (SecretId: string, SecretString: string) =>
      secrets.send(new PutSecretValueCommand({ SecretId, SecretString })),
    deleteSecret: (SecretId: string) => secrets.send(new DeleteSecretCommand({ SecretId })),
    createUser: (UserName: string, Path: string) => iam.send(new CreateUserCommand({ UserName, Path })),
    createKey: (UserName: string) => iam.send(new CreateAccessKeyCommand({ UserName })),
    createBucket: (Bucket: string) => {
      const CreateBucketConfiguration = { LocationConstraint: region } as const;
      return s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    },
    putObject: (Bucket: string, Key: string, Body: string) =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body })),
    secureBucket: (Bucket: string) => secureBucket(s3, Bucket),
    createInstance: (DBInstanceIdentifier: string) =>
      rds.send(
        new CreateDBInstanceCommand({
          ...{
            DBInstanceIdentifier,
            Engine: 'postgres',
            DBInstanceClass: 'db.t3.micro',
            AllocatedStorage: 20,
          },
          ...{ MasterUsername: 'shop', MasterUserPassword: 'correct-horse', StorageEncrypted: true },
        }),
      ),
    createSnapshot: (DBInstanceIdentifier: string, DBSnapshotIdentifier: string) =>
      rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier })),
    createDistribution: (alias: string, origin: string) => createDistribution(alias, origin),
  };
}

async function secureBucket(s3: S3Client, Bucket: string): Promise<void> {
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const } }];
  const ServerSideEncryptionConfiguration = { Rules };
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
  const PublicAccessBlockConfiguration = {
    ...{ BlockPublicAcls: true, IgnorePublicAcls: true },
    ...{ BlockPublicPolicy: true, RestrictPublicBuckets: true },
  };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
}

async function createDistribution(alias: string, origin: string): Promise<string> {
  const cloudfront = new CloudFrontClient({ region: 'us-east-1' });
  const s3 = { Id: 's3', DomainName: origin, S3OriginConfig: { OriginAccessIdentity: '' } };
  const { Distribution } = await cloudfront.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        ...{ CallerReference: '1', Comment: 'shop', Enabled: true },
        Aliases: { Quantity: 1, Items: [alias] },
        Origins: { Quantity: 1, Items: [s3] },
        DefaultCacheBehavior: {
          ...{ TargetOriginId: 's3', ViewerProtocolPolicy: 'redirect-to-https', MinTTL: 0 },
          ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
        },
      },
    }),
  );
  return Distribution?.Id ?? '';
}
