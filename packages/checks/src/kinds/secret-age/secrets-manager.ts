import { ConfigurationError } from '@deploy-actions/action-kit';
import { type AwsService, absent } from '../../aws/service.ts';
import type { SecretValue } from './shared-values.ts';

type SecretsManager = AwsService<'secretsmanager'>;

/** What is known about a secret without its value; times in milliseconds since 1970. */
export interface SecretFacts {
  readonly rotates: boolean;
  readonly deleted: number | undefined;
  /** When Secrets Manager last rotated it by itself. */
  readonly rotated: number | undefined;
}

/** Facts about a secret; `undefined` when there is none. Throws as {@link AwsService.ask}. */
export async function describeSecret(
  manager: SecretsManager,
  name: string,
  signal: AbortSignal,
): Promise<SecretFacts | undefined> {
  const secret = await manager.ask(
    question(`look at the secret \`${name}\``, 'DescribeSecret', name, signal),
    ({ sdk, client }, options) =>
      client
        .send(new sdk.DescribeSecretCommand({ SecretId: name }), options)
        .catch(absent('ResourceNotFoundException')),
  );
  if (secret === undefined) return undefined;
  return {
    rotates: secret.RotationEnabled === true,
    deleted: secret.DeletedDate?.getTime(),
    rotated: secret.LastRotatedDate?.getTime(),
  };
}

/**
 * When the current value of a secret was set, by hand or otherwise; `undefined` when it has none. The dates of the secret itself
 * don't tell: it counts as changed when somebody adds a tag. Throws as {@link AwsService.ask}.
 */
export async function currentVersionSince(
  manager: SecretsManager,
  name: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  for (let token: string | undefined; ; ) {
    const page = await manager.ask(
      question(`list the versions of the secret \`${name}\``, 'ListSecretVersionIds', name, signal),
      ({ sdk, client }, options) =>
        client.send(
          new sdk.ListSecretVersionIdsCommand({ SecretId: name, ...(token ? { NextToken: token } : {}) }),
          options,
        ),
    );
    const current = page.Versions?.find(({ VersionStages }) => VersionStages?.includes('AWSCURRENT'));
    if (current?.CreatedDate) return current.CreatedDate.getTime();
    token = page.NextToken;
    if (!token) return undefined;
  }
}

/** The value of a secret. Throws ConfigurationError when there is none, and as {@link AwsService.ask}. */
export async function secretValue(
  manager: SecretsManager,
  name: string,
  signal: AbortSignal,
): Promise<SecretValue> {
  const found = await manager.ask(
    question(`compare the secret \`${name}\``, 'GetSecretValue', name, signal),
    ({ sdk, client }, options) =>
      client
        .send(new sdk.GetSecretValueCommand({ SecretId: name }), options)
        .catch(absent('ResourceNotFoundException')),
  );
  if (found === undefined) throw new ConfigurationError(`the secret \`${name}\` ${notHere(manager)}`);
  return { name, text: found.SecretString, bytes: found.SecretBinary };
}

/** That there is no such secret, and what it may be. */
export function notHere({ region }: SecretsManager): string {
  return `does not exist in region \`${region}\``;
}

function question(operation: string, action: string, name: string, signal: AbortSignal) {
  // The name in an ARN has six characters more that nobody knows before.
  const resource = name.startsWith('arn:') ? name : `secretsmanager:*:*:secret:${name}-*`;
  return { operation, action: `secretsmanager:${action}`, resource, signal };
}
