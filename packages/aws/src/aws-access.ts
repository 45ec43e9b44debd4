import type { CredentialLifetime } from './credential-lifetime.ts';

/** Keys for AWS, as every client of the SDK takes them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Only temporary credentials have one. */
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** How AWS is reached: where, as whom, and for how long. */
export interface AwsAccess {
  readonly region: string;
  /**
   * The credentials that are valid now, renewed where that is possible. Throws ConfigurationError when there are none or AWS
   * doesn't accept them, and ProviderError when whoever gives them doesn't answer.
   */
  readonly credentials: () => Promise<AwsCredentials>;
  /** How long this access lasts. Throws as `credentials` does. */
  lifetime(): Promise<CredentialLifetime>;
}

/** The time for one try of a request, in milliseconds: what AWS answers here it answers within a second. */
const tryTimeout = 3_000;

/** Few tries, each with a limit, because what comes after them is ours to decide. */
export const requestSettings = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: tryTimeout,
    requestTimeout: tryTimeout,
    throwOnRequestTimeout: true,
  },
} as const;

/** What every client of the SDK is made with. The endpoint is the SDK's matter, `AWS_ENDPOINT_URL` included. */
export function clientSettings({ region, credentials }: AwsAccess) {
  return { region, credentials, ...requestSettings };
}
