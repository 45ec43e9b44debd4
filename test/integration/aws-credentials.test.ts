import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import {
  type Call,
  type FaultProxy,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';
import { plainShift, startJob } from './runs.ts';
import { startShop, trafficOf } from './shop.ts';
import { newSsmStore, type Store } from './stores.ts';
import { printTable } from './table.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});

/** A shop behind HAProxy whose state is in AWS. */
async function openShop() {
  const shop = await startShop();
  onTestFinished(shop.close);
  const proxy = await startFaultProxy(moto.url, { oneAtATime: ['PutParameter'] });
  onTestFinished(proxy.close);
  const store = newSsmStore(moto, proxy.url);
  const inputs = {
    ...plainShift,
    version: '2.0.0',
    traffic: trafficOf(shop, { router: 'haproxy' }),
    state: store.section,
    health: '{ interval: 200ms }',
  };
  return { shop, proxy, store, inputs };
}

const minute = 60_000;
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/** What aws-actions/configure-aws-credentials leaves behind; the end of the credentials only when it is told to. */
const exported = ({ environment }: Store, expiration?: string) => ({
  ...environment,
  AWS_SESSION_TOKEN: 'a-session-token',
  ...(expiration === undefined ? {} : { AWS_CREDENTIAL_EXPIRATION: expiration }),
});

const writes = ({ calls }: FaultProxy) =>
  calls.map(({ operation }) => operation).filter((operation) => /^(Put|Delete|Modify)/.test(operation));

const shortLived: readonly (readonly [string, string | undefined, RegExp])[] = [
  ['that end amid the plan', fromNow(45 * minute), /end in 4[0-5]m/],
  ['that don’t say when they end', undefined, /`aws\.lifetime` is counted from the start of this step/],
];

test.each(shortLived)(
  'credentials %s, which nobody renews, are refused before the first write',
  async (_, end, why) => {
    const { shop, proxy, store, inputs } = await openShop();
    const job = startJob({
      action: 'blue-green-shift',
      runId: 1,
      inputs: { ...inputs, stages: '[ 10% 30m, 50% 30m, 100% ]' },
      environment: exported(store, end),
    });
    const result = await job.main.done;
    expect(result).toMatchObject({ exitCode: 1, outputs: {} });
    expect(result.log).toMatch(
      /^error: the plan takes up to 1h\S*, but the AWS credentials of the environment /m,
    );
    expect(result.log).toMatch(why);
    expect(result.log).toMatch(/set `aws\.role` and `permissions: id-token: write`/);
    expect(await job.post()).toMatchObject({ exitCode: 0 });
    expect(writes(proxy)).toEqual([]);
    expect(await store.read()).toBeUndefined();
    expect(await shop.weights()).toEqual({ blue: 100, green: 0 });
  },
);

test('credentials that outlast the plan are used as they are', async () => {
  const { proxy, store, inputs } = await openShop();
  const job = startJob({
    action: 'blue-green-shift',
    runId: 1,
    inputs: { ...inputs, stages: '[ 50% 1s, 100% ]' },
    environment: exported(store, fromNow(90 * minute)),
  });
  expect((await job.main.done).outputs).toMatchObject({ outcome: 'promoted' });
  expect(await job.post()).toMatchObject({ exitCode: 0 });
  expect(new Set(proxy.calls.map(keyOf))).toEqual(new Set([motoVariables.AWS_ACCESS_KEY_ID]));
});

/** Tokens of runs as the runner offers them: https://docs.github.com/en/actions/reference/security/oidc */
async function startTokens() {
  const secret = randomUUID();
  const issued: string[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://x');
    const known = request.headers.authorization === `Bearer ${secret}`;
    if (!known || searchParams.get('audience') !== 'sts.amazonaws.com') {
      return void response.writeHead(401).end();
    }
    issued.push(`token-${issued.length + 1}`);
    response.end(JSON.stringify({ count: 1, value: issued.at(-1) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    issued,
    environment: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret,
    },
  };
}

/** The access key that signed a call. */
const keyOf = ({ headers }: Call) => /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1];

/** Credentials are renewed five minutes before they end; these are so a second and a half after they were given. */
const life = 5 * minute + 1_500;

test('credentials of a role are renewed in the process, each time for a new token of the run', async () => {
  const { shop, proxy, store, inputs } = await openShop();
  const tokens = await startTokens();
  const keys: string[] = [];
  proxy.add({
    on: 'AssumeRoleWithWebIdentity',
    fault: {
      kind: 'replace',
      answer: ({ body, ...answer }) => {
        keys.push(/<AccessKeyId>(.*?)</.exec(body)?.[1] ?? '');
        const end = `<Expiration>${fromNow(life)}</Expiration>`;
        return { ...answer, body: body.replace(/<Expiration>.*?<\/Expiration>/, end) };
      },
    },
  });
  const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...environment } = store.environment;
  const role = 'arn:aws:iam::123456789012:role/shop-production';
  const job = startJob({
    action: 'blue-green-shift',
    runId: 7,
    inputs: {
      ...inputs,
      aws: JSON.stringify({ region: motoVariables.AWS_REGION, role }),
      stages: '[ 10% 2s, 50% 2s, 75% 2s, 100% 1s ]',
    },
    environment: { ...environment, ...tokens.environment },
  });
  const result = await job.main.done;
  const ofMain = keys.length;
  expect(await job.post(), result.log).toMatchObject({ exitCode: 0 });

  const calls = proxy.calls.filter(({ operation }) => operation !== 'AssumeRoleWithWebIdentity');
  printTable(
    `Credentials of a role in a shift of ${result.seconds.toFixed(1)} s`,
    ['given', 'token', 'calls signed with them'],
    keys.map((key, index) => [
      index < ofMain ? 'to the shift' : 'to its post step',
      tokens.issued[index] ?? '',
      calls.filter((call) => keyOf(call) === key).length,
    ]),
  );
  expect(result.outputs, result.log).toMatchObject({ outcome: 'promoted' });
  expect(result.log).not.toMatch(/^warning:/m);
  expect(await shop.weights()).toEqual({ blue: 0, green: 100 });
  // One at the start, and one each time the stages went on.
  expect(ofMain).toBeGreaterThanOrEqual(4);
  const assumed = proxy.calls
    .filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
    .map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  expect(assumed.map(({ WebIdentityToken }) => WebIdentityToken)).toEqual(tokens.issued);
  expect(new Set(tokens.issued).size).toBe(keys.length);
  for (const call of assumed)
    expect(call).toMatchObject({ RoleArn: role, RoleSessionName: 'octocat-shop-7-1' });
  // Writes are made one after another: none goes back to keys that were replaced.
  const signedBy = calls
    .filter(({ operation }) => operation === 'PutParameter')
    .map((call) => keys.indexOf(keyOf(call) ?? ''));
  expect(signedBy).toEqual(signedBy.toSorted((a, b) => a - b));
  expect(new Set(signedBy).size).toBeGreaterThanOrEqual(4);
  expect(result.log + result.summary).not.toMatch(/token-\d/);
});
