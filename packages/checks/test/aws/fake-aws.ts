import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import { realRuntime } from '../asking.ts';
import { answerCloudfront, type FakeDistribution } from './fake-cloudfront.ts';
import { answerIam, type FakeUser } from './fake-iam.ts';
import { answerRds, type FakeInstance, type FakeSnapshot } from './fake-rds.ts';
import { answerS3, type FakeBucket } from './fake-s3.ts';
import { answerSecrets, type FakeSecret } from './fake-secrets.ts';
import { type AwsReply, type AwsRequest, Refusal, xml } from './wire.ts';

/** A refusal that is to come: error code, status, and what goes with it. */
type Planned = readonly [code: string, status: number, message?: string, headers?: Record<string, string>];

/** What each service says to a key it doesn't know. */
const unknownKey: Readonly<Record<string, Planned>> = {
  secretsmanager: ['UnrecognizedClientException', 400],
  s3: ['InvalidAccessKeyId', 403],
};

/** The services that the checks ask, each in its own protocol; what is in them is told to it. */
export class FakeAws {
  url = '';
  account = '123456789012';
  arn = 'arn:aws:sts::123456789012:assumed-role/deploy/acme-shop-1-1';
  readonly secrets: FakeSecret[] = [];
  readonly users: FakeUser[] = [];
  readonly buckets: FakeBucket[] = [];
  readonly snapshots: FakeSnapshot[] = [];
  readonly instances: FakeInstance[] = [];
  readonly distributions: FakeDistribution[] = [];
  /** By operation. */
  readonly refusals = new Map<string, Planned>();
  /** Every operation that was asked for. */
  readonly asked: string[] = [];
  /** It takes requests and never answers. */
  silent = false;
  /** So many items are on one page of any list. */
  pageSize = 100;

  /** Answers in the protocol of the service that the request was signed for. */
  answer(request: Omit<AwsRequest, 'operation' | 'form' | 'pageSize'>): AwsReply {
    const form = Object.fromEntries(new URLSearchParams(request.body));
    const [, target] = /^secretsmanager\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
    const operation = form['Action'] ?? target ?? operationOf(request);
    this.asked.push(operation);
    try {
      if (request.key !== 'AKIAFAKE') refuse(unknownKey[request.service] ?? ['InvalidClientTokenId', 403]);
      const planned = this.refusals.get(operation);
      if (planned) refuse(planned);
      return this.#inService({ ...request, operation, form, pageSize: this.pageSize });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(request.service, error);
    }
  }

  #inService(request: AwsRequest): AwsReply {
    const { service } = request;
    if (service === 'secretsmanager') return answerSecrets(this.secrets, request);
    if (service === 'iam') return answerIam(this.users, request);
    if (service === 'rds') return answerRds(this, request);
    if (service === 's3') return answerS3(this.buckets, request);
    if (service === 'cloudfront') return answerCloudfront(this.distributions, request);
    if (service !== 'sts' || request.operation !== 'GetCallerIdentity')
      throw new Refusal('InvalidAction', 400);
    const result = { Arn: this.arn, UserId: 'AROAFAKE:acme-shop-1-1', Account: this.account };
    return { body: xml({ GetCallerIdentityResponse: { GetCallerIdentityResult: result } }) };
  }
}

function refuse([code, status, message, headers]: Planned): never {
  throw new Refusal(code, status, message, headers);
}

/** S3 and CloudFront have no names of operations in their requests. */
function operationOf({ method, url }: Pick<AwsRequest, 'method' | 'url'>): string {
  if (url.pathname.startsWith('/2020-05-31/distribution/')) return 'GetDistribution';
  const [, , key = ''] = /^\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
  if (key !== '') return method === 'HEAD' ? 'HeadObject' : 'GetObject';
  for (const [parameter, operation] of [
    ['versioning', 'GetBucketVersioning'],
    ['encryption', 'GetBucketEncryption'],
    ['publicAccessBlock', 'GetPublicAccessBlock'],
    ['list-type', 'ListObjectsV2'],
  ] as const) {
    if (url.searchParams.has(parameter)) return operation;
  }
  return 'unknown';
}

/**
 * An error as https://smithy.io/2.0/aws/protocols/ has it: for JSON, for S3 (which has no envelope), and for the query protocol
 * and CloudFront.
 */
function refused(service: string, { code, status, message, headers }: Refusal): AwsReply {
  if (service === 'secretsmanager') return { status, body: JSON.stringify({ __type: code, message }) };
  const error = { Code: code, Message: message };
  const body =
    service === 's3' ? { Error: error } : { ErrorResponse: { Error: { Type: 'Sender', ...error } } };
  return { status, headers, body: xml(body) };
}

const variables = [
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** An AWS, and a runtime with keys for it; `environment` adds to the variables of the step. It lives as long as the test. */
export async function startFakeAws(environment: Readonly<Record<string, string | undefined>> = {}) {
  const fake = new FakeAws();
  const server = createServer((request, response) => void respond(fake, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const step: Record<string, string | undefined> = {
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL: fake.url,
    AWS_ACCESS_KEY_ID: 'AKIAFAKE',
    AWS_SECRET_ACCESS_KEY: 'not-so-secret',
    ...environment,
  };
  // The SDK reads the environment of the process. Its pauses between tries are drawn, and none is the shortest.
  for (const name of variables) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(step)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    random.mockRestore();
    server.closeAllConnections();
    server.close();
  });
  return { fake, runtime: await realRuntime({ environment: step }) };
}

async function respond(fake: FakeAws, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await request.toArray()).join('');
  const [, key = '', region = '', service = ''] =
    /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? '') ??
    [];
  if (fake.silent) return;
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', fake.url);
  const reply = fake.answer({ method, url, headers, body, key, region, service });
  response.writeHead(reply.status ?? 200, { 'x-amzn-requestid': '1', ...reply.headers }).end(reply.body);
}
