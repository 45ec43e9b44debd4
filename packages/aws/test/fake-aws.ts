import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OIDC provider as GitHub's runner offers it, and the one operation of STS that needs no signature. */
export interface FakeAws {
  readonly url: string;
  /** The variables the runner sets for a job with `id-token: write`. */
  readonly oidcEnvironment: Readonly<Record<string, string>>;
  /** The audiences of the tokens given out. */
  readonly audiences: string[];
  /** Every request to assume a role that was granted. */
  readonly assumed: Record<string, string>[];
  /** How long the credentials live, in milliseconds, whatever was asked for; the request decides when absent. */
  lives: number | undefined;
  /** Answers to come, instead of the regular ones. */
  readonly trouble: ('oidc-down' | 'sts-down' | 'untrusted' | 'silent')[];
  readonly close: () => Promise<void>;
}

/** GitHub's tokens end soon: https://docs.github.com/en/actions/reference/security/oidc */
const tokenLife = 5 * 60_000;
const requestToken = 'runner-request-token';

/**
 * Answers as documented in https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html: the query
 * protocol, `ExpiredTokenException` for a token that has ended, `InvalidIdentityToken` for one nobody gave out,
 * `ValidationError` for a duration below 900 s or above what the role allows (1 h).
 */
export async function startFakeAws(now: () => number): Promise<FakeAws> {
  const issued = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    const address = new URL(request.url ?? '/', 'http://fake');
    const trouble = fake.trouble[0];
    if (address.pathname === '/token') {
      if (trouble === 'oidc-down') {
        fake.trouble.shift();
        return response.writeHead(500).end('{}');
      }
      if (request.headers.authorization !== `Bearer ${requestToken}`) return response.writeHead(401).end();
      const token = `token-${issued.size + 1}`;
      issued.set(token, now());
      fake.audiences.push(address.searchParams.get('audience') ?? '');
      return response.end(JSON.stringify({ count: 1, value: token }));
    }
    const refuse = (code: string, message: string, status = 400) =>
      response
        .writeHead(status, { 'content-type': 'text/xml' })
        .end(
          `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
        );
    const form: Record<string, string> = Object.fromEntries(new URLSearchParams(body));
    if (form['Action'] !== 'AssumeRoleWithWebIdentity') return refuse('InvalidAction', 'no such action');
    if (trouble === 'silent') return;
    if (trouble === 'sts-down') return refuse('InternalFailure', 'come back later', 500);
    if (trouble === 'untrusted') {
      return refuse('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
    }
    const since = issued.get(form['WebIdentityToken'] ?? '');
    if (since === undefined) return refuse('InvalidIdentityToken', 'No OpenIDConnect provider found');
    if (now() - since > tokenLife) return refuse('ExpiredTokenException', 'Token expired', 400);
    const seconds = Number(form['DurationSeconds']);
    if (!(seconds >= 900 && seconds <= 3_600)) {
      return refuse('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration');
    }
    if (!/^[\w+=,.@-]{2,64}$/.test(form['RoleSessionName'] ?? '')) return refuse('ValidationError', 'name');
    fake.assumed.push(form);
    const n = fake.assumed.length;
    const until = new Date(now() + (fake.lives ?? seconds * 1_000)).toISOString();
    return response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(`<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/deploy/x</Arn><AssumedRoleId>AROA:x</AssumedRoleId></AssumedRoleUser>
<Credentials><AccessKeyId>ASIAFAKE${n}</AccessKeyId><SecretAccessKey>fake-secret-key-${n}</SecretAccessKey>
<SessionToken>fake-session-token-${n}</SessionToken><Expiration>${until}</Expiration></Credentials>
</AssumeRoleWithWebIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleWithWebIdentityResponse>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeAws = {
    url,
    oidcEnvironment: {
      GITHUB_ACTIONS: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    audiences: [],
    assumed: [],
    lives: undefined,
    trouble: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
