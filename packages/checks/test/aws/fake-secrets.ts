import { type AwsReply, type AwsRequest, page, Refusal } from './wire.ts';

/** A secret in Secrets Manager; times in milliseconds since 1970. */
export interface FakeSecret {
  readonly name: string;
  readonly value?: string;
  readonly binary?: Uint8Array;
  readonly rotated?: number;
  readonly rotates?: boolean;
  readonly changed?: number;
  readonly deleted?: number;
  /** When each version was made, the current one last. */
  readonly versions?: readonly number[];
}

/** The JSON protocol of https://docs.aws.amazon.com/secretsmanager/latest/apireference/: times are in seconds. */
export function answerSecrets(secrets: readonly FakeSecret[], request: AwsRequest): AwsReply {
  const { SecretId, NextToken } = JSON.parse(request.body);
  const secret = secrets.find(({ name }) => name === SecretId || arnOf(name) === SecretId);
  if (secret === undefined) {
    throw new Refusal('ResourceNotFoundException', 400, 'Secrets Manager can’t find the specified secret.');
  }
  const named = { ARN: arnOf(secret.name), Name: secret.name };
  const json = (value: object) => ({ body: JSON.stringify({ ...named, ...value }) });
  if (request.operation === 'DescribeSecret') {
    return json({
      RotationEnabled: secret.rotates,
      LastRotatedDate: seconds(secret.rotated),
      LastChangedDate: seconds(secret.changed),
      DeletedDate: seconds(secret.deleted),
    });
  }
  if (secret.deleted !== undefined) {
    throw new Refusal('InvalidRequestException', 400, 'the secret was marked for deletion');
  }
  if (request.operation === 'ListSecretVersionIds') {
    const versions = (secret.versions ?? []).map((created, index, all) => ({
      VersionId: `version-${index}`,
      CreatedDate: seconds(created),
      VersionStages: [index === all.length - 1 ? 'AWSCURRENT' : 'AWSPREVIOUS'],
    }));
    const { items, next } = page(versions, NextToken, request.pageSize);
    return json({ Versions: items, NextToken: next });
  }
  if (request.operation !== 'GetSecretValue') throw new Refusal('InvalidAction', 400);
  const binary = secret.binary && Buffer.from(secret.binary).toString('base64');
  return json({ SecretString: secret.value, SecretBinary: binary });
}

function arnOf(name: string): string {
  return `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}-AbCdEf`;
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1_000;
}
