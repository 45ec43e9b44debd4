import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsCredentials } from './aws-access.ts';
import { awsFailure } from './aws-failure.ts';
import type { CredentialLifetime } from './credential-lifetime.ts';

/**
 * The SDK's own chain: environment, profile, token file, container, machine. It takes new credentials from where it found
 * them when those it has end.
 */
export function defaultCredentials(region: string, { secrets }: Pick<Runtime, 'secrets'>) {
  let chain: Promise<() => Promise<AwsCredentials>> | undefined;
  return async (): Promise<AwsCredentials> => {
    chain ??= import('@aws-sdk/credential-provider-node').then(
      ({ defaultProvider }) => defaultProvider({ clientConfig: { region } }) as () => Promise<AwsCredentials>,
    );
    try {
      const credentials = await (await chain)();
      secrets.add(credentials.secretAccessKey);
      secrets.add(credentials.sessionToken ?? '');
      return credentials;
    } catch (error) {
      throw awsFailure(error, {
        system: 'AWS',
        operation: 'get AWS credentials',
        action: 'sts:AssumeRole',
        resource: '*',
      });
    }
  };
}

/**
 * How long credentials of the chain last. Those in environment variables stay as they are until they end; every other source
 * that names an end gives new ones. Session tokens that name none count as living for `assumed` milliseconds from `started`.
 */
export function lifetimeOf(
  { accessKeyId, sessionToken, expiration }: AwsCredentials,
  {
    environment,
    started,
    assumed,
  }: {
    readonly environment: Runtime['environment'];
    readonly started: number;
    readonly assumed: number;
  },
): CredentialLifetime {
  const fixed = accessKeyId === environment['AWS_ACCESS_KEY_ID'];
  if (expiration) {
    return fixed ? { kind: 'limited', until: expiration.getTime(), assumed: false } : { kind: 'unlimited' };
  }
  return sessionToken ? { kind: 'limited', until: started + assumed, assumed: true } : { kind: 'unlimited' };
}
