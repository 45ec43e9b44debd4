import { expect, test } from 'vitest';
import { ask, realRuntime } from '../asking.ts';
import { fakeApi, outOfReach } from '../monitoring/fake-api.ts';
import { outcomes } from '../outcomes.ts';

/** A target as in https://prometheus.io/docs/prometheus/latest/querying/api/#targets */
function target(job: string, more: object = {}) {
  return {
    discoveredLabels: { __address__: '10.0.0.1:9100', job },
    labels: { instance: '10.0.0.1:9100', job },
    scrapePool: job,
    scrapeUrl: 'http://10.0.0.1:9100/metrics',
    globalUrl: 'http://10.0.0.1:9100/metrics',
    lastError: '',
    lastScrape: new Date(Date.now() - 5_000).toISOString(),
    lastScrapeDuration: 0.01,
    health: 'up',
    scrapeInterval: '15s',
    scrapeTimeout: '10s',
    ...more,
  };
}

const down = {
  health: 'down',
  lastError: 'Get "http://10.0.0.1:9100/metrics?token=abc": connection refused',
};

async function prometheus(...activeTargets: object[]) {
  const { url } = await fakeApi({
    'GET /api/v1/targets': ({ parameters }) =>
      parameters.get('state') === 'active'
        ? { body: { status: 'success', data: { activeTargets, droppedTargets: [] } } }
        : {
            status: 500,
            body: { status: 'error', errorType: 'internal', error: 'a flood of dropped targets' },
          },
  });
  return url;
}

const withTargets = (targets: object[], check: object, finding: RegExp, answer?: RegExp) => async () => ({
  check: { url: await prometheus(...targets), ...check },
  finding,
  ...(answer ? { answer } : {}),
});

const ago = (milliseconds: number) => ({ lastScrape: new Date(Date.now() - milliseconds).toISOString() });

outcomes('prometheus-targets', {
  passes: withTargets(
    [target('api'), target('api'), target('worker'), target('node', down)],
    { jobs: ['api', 'worker'] },
    /^3 targets of 2 jobs up, wanted all$/,
    /^api: http:\/\/10\.0\.0\.1:9100\/metrics: up$/m,
  ),
  warns: withTargets(
    [target('api'), target('api'), target('api', down)],
    { jobs: ['api'], 'up-at-least': '60%' },
    /^2 of 3 targets of `api` up, wanted all \(http:\/\/10\.0\.0\.1:9100\/metrics: Get .*connection refused\)$/,
  ),
  fails: {
    'a target is down': withTargets(
      [target('api'), target('api', down), target('worker')],
      {},
      /^1 of 2 targets of `api` up, wanted 100% \(.*connection refused\)$/,
      /^api: .*connection refused\napi: .*up\nworker: .*up$/,
    ),
    'too few are up': withTargets(
      [target('api'), target('api', down)],
      { 'up-at-least': '60%' },
      /wanted 60%/,
    ),
    'none is up, however few must be': withTargets(
      [target('api', down)],
      { 'up-at-least': '0%' },
      /^0 of 1 target of `api` up, wanted 0%/,
    ),
    'a job has no target': withTargets(
      [target('api')],
      { jobs: ['api', 'apis'] },
      /^the job `apis` has no target, wanted one at least; did you mean `api`\?$/,
    ),
    'nothing is configured': withTargets([], {}, /^no target is configured/),
    'a target was never scraped': withTargets(
      [target('api', { health: 'unknown', lastScrape: '0001-01-01T00:00:00Z' })],
      {},
      /not scraped yet/,
    ),
    'a health that is unknown': withTargets([target('api', { health: 'unknown' })], {}, /not scraped yet/),
    'a scrape is old': withTargets(
      [target('api', ago(120_000))],
      {},
      /last scraped 2m\S* ago, wanted at most 1m/,
    ),
    'a scrape is older than wanted': withTargets(
      [target('api', ago(20_000))],
      { 'stale-after': '10s' },
      /last scraped 2\ds ago, wanted at most 10s/,
    ),
  },
  unreachable: {
    ...outOfReach('Prometheus', (url) => ({ url })),
    'an answer of another system': async () => {
      const { url } = await fakeApi({
        'GET /api/v1/targets': () => ({ body: { status: 'success', data: [] } }),
      });
      return { check: { url }, finding: /JSON of another form than documented, at `data/ };
    },
  },
});

test('a target that is scraped seldom is not stale before three intervals', async () => {
  const url = await prometheus(target('api', { scrapeInterval: '1m', ...ago(150_000) }));
  expect(await ask({ kind: 'prometheus-targets', url }, await realRuntime())).toMatchObject({
    status: 'pass',
  });
});

test('what is secret in an address is not told', async () => {
  const secret = { ...down, scrapeUrl: 'http://10.0.0.1:9100/metrics?token=abc' };
  const result = await ask(
    { kind: 'prometheus-targets', url: await prometheus(target('api', secret)) },
    await realRuntime(),
  );
  expect(JSON.stringify(result)).not.toContain('abc');
  expect(result.evidence?.answer).toBe(
    'api: http://10.0.0.1:9100/metrics?…: Get "http://10.0.0.1:9100/metrics?…": connection refused',
  );
});

test('a token and headers go with the request, below the path of the address', async () => {
  const { url, requests } = await fakeApi({
    'GET /prom/api/v1/targets': () => ({
      body: { status: 'success', data: { activeTargets: [target('api')] } },
    }),
  });
  const check = {
    kind: 'prometheus-targets',
    url: `${url}/prom/`,
    token: 'secret',
    headers: { 'x-tenant': 'a' },
  };
  expect(await ask(check, await realRuntime())).toMatchObject({ status: 'pass' });
  expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'x-tenant': 'a' });
});

test('a flood of targets is cut off in the evidence', async () => {
  const url = await prometheus(...Array.from({ length: 100 }, () => target('api')));
  const { evidence } = await ask({ kind: 'prometheus-targets', url }, await realRuntime());
  expect(evidence?.answer.split('\n')).toHaveLength(41);
  expect(evidence?.answer).toMatch(/… and 60 more$/);
});
