import { ConfigurationError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { type AwsCredentials, requestSettings } from './aws-access.ts';
import { awsFailure } from './aws-failure.ts';

/** The audience that the trust policy of a role for GitHub names. */
const audience = 'sts.amazonaws.com';

const requestTimeout = 5_000;

/** What a role is assumed with. */
export interface WebIdentity {
  readonly role: string;
  readonly region: string;
  /** Milliseconds that the credentials are to live. */
  readonly duration: number;
}

type Context = Pick<Runtime, 'environment' | 'http' | 'secrets' | 'run'>;

/** Whether the runner gives OIDC tokens to this job. */
export function offersIdToken({ environment }: Pick<Runtime, 'environment'>): boolean {
  return Boolean(
    environment['ACTIONS_ID_TOKEN_REQUEST_URL'] && environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
  );
}

/**
 * New credentials of the role, for a new OIDC token of the run: GitHub's tokens end after minutes, so none is used twice. Throws
 * ConfigurationError when the role doesn't trust this run, ProviderError when GitHub or AWS doesn't answer.
 */
export async function assumeRole(identity: WebIdentity, context: Context): Promise<AwsCredentials> {
  const { role, region, duration } = identity;
  const webIdentityToken = await requestIdToken(context);
  const { fromWebToken } = await import('@aws-sdk/credential-provider-web-identity');
  try {
    const credentials = await fromWebToken({
      roleArn: role,
      roleSessionName: sessionName(context.run),
      durationSeconds: Math.round(duration / 1_000),
      webIdentityToken,
      clientConfig: { region, ...requestSettings },
    })();
    context.secrets.add(credentials.secretAccessKey);
    context.secrets.add(credentials.sessionToken ?? '');
    return credentials as AwsCredentials;
  } catch (error) {
    throw refusal(error, role);
  }
}

/** See https://docs.github.com/en/actions/reference/security/oidc, “Methods for requesting the OIDC token”. */
async function requestIdToken({ environment, http, secrets }: Context): Promise<string> {
  const address = new URL(environment['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '');
  address.searchParams.set('audience', audience);
  const { status, body } = await http.send({
    url: address.href,
    headers: {
      authorization: `Bearer ${environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}`,
      accept: 'application/json',
    },
    timeout: requestTimeout,
    retries: 2,
  });
  const token = status < 300 ? tokenIn(body) : undefined;
  if (token === undefined) {
    throw new ProviderError(`GitHub gave no OIDC token for this run: it answered ${status}`, {
      system: 'GitHub OIDC',
      operation: 'request a token',
      retryable: status >= 500 || status === 429,
    });
  }
  secrets.add(token);
  return token;
}

function tokenIn(body: string): string | undefined {
  try {
    const { value } = JSON.parse(body);
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Which run did it, for CloudTrail: letters, digits and `=,.@-_`, 64 at most. */
function sessionName({ repository = 'deploy-actions', runId, attempt }: Runtime['run']): string {
  const suffix = runId === undefined ? '' : `-${runId}-${attempt ?? 1}`;
  const name = repository.replaceAll(/[^\w=,.@-]/g, '-');
  return `${name.slice(0, 64 - suffix.length)}${suffix}`;
}

const remedies: Readonly<Record<string, string>> = {
  AccessDenied: `its trust policy must allow this repository and environment (\`sub\`) with the audience \`${audience}\``,
  InvalidIdentityToken: 'the account needs GitHub as an OpenID Connect provider',
  ValidationError: 'look at `aws.role`, and at `aws.session-duration`: it is at most what the role allows',
};

function refusal(error: unknown, role: string): Error {
  const failure = awsFailure(error, {
    system: 'AWS STS',
    operation: `assume the role ${role}`,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: role,
  });
  const { name, message } = error as Error;
  const remedy = remedies[name];
  return remedy ? new ConfigurationError(`the role ${role} was not given: ${message}; ${remedy}`) : failure;
}
