import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { fakeApi, neverArriving, outOfReach } from '../monitoring/fake-api.ts';
import { fakeElasticsearch } from '../monitoring/fake-elasticsearch.ts';
import { type FakeLokiOptions, fakeLoki } from '../monitoring/fake-loki.ts';
import { outcomes } from '../outcomes.ts';

/** Looks often. */
const often = { interval: '10ms' };
const query = '{job="deployment-test"}';

const throughLoki =
  (options: FakeLokiOptions, more: object, finding: RegExp, answer?: RegExp) => async () => {
    const { url } = await fakeLoki(options);
    const access = { provider: 'loki', url };
    return {
      check: { write: access, find: { ...access, query }, ...often, ...more },
      finding,
      ...(answer ? { answer } : {}),
    };
  };

/** A log that is a file: what is written there can be read there. */
const throughScripts = (write: string, find: string, finding: RegExp) => () => ({
  check: { write: { provider: 'command', run: write }, find: { provider: 'command', run: find }, ...often },
  finding,
});

outcomes('log-roundtrip', {
  passes: throughLoki(
    { delay: 40 },
    {},
    /^the marker in the log arrived after \d+ms$/,
    /^deploytest[0-9a-f]{24}: found in Loki, looks: \d+$/,
  ),
  warns: throughLoki(
    { delay: 60 },
    { 'warn-slower-than': '20ms' },
    /^the marker in the log arrived after \d+ms, wanted within 20ms$/,
  ),
  fails: {
    'the marker never arrives': neverArriving(
      throughLoki(
        { delay: 60_000 },
        {},
        /^the marker in the log did not arrive within \S+ \(4 looks; cancelled by SIGTERM\)$/,
        /written, and not found in Loki/,
      ),
    ),
    'it arrives elsewhere': neverArriving(
      throughLoki(
        {},
        { write: { provider: 'command', run: 'echo "$DEPLOY_MARKER" >> other.log' } },
        /^the marker in the log did not arrive/,
      ),
    ),
    'the search repeats what it is asked for': async () => {
      const { url } = await fakeApi({
        'GET /search': ({ parameters }) => ({ body: { query: parameters.get('q'), results: [] } }),
      });
      const find = { provider: 'http', url: `${url}/search?q=$MARKER` };
      return {
        check: { write: { provider: 'command', run: 'true' }, find, ...often },
        finding: /has the marker before it was written: it repeats what it is asked for/,
      };
    },
    'the writing script fails': throughScripts(
      'echo no space left >&2; exit 3',
      'exit 1',
      /^the script ended with exit code 3: no space left$/,
    ),
    'a tool of the searching script is missing': throughScripts('true', 'lokicli query', /exit code 127/),
    'the searching script finds nothing': neverArriving(
      throughScripts(
        'true',
        'echo nothing yet; exit 1',
        /did not arrive within .*cancelled by SIGTERM; the script ended with exit code 1: nothing yet\)$/,
      ),
    ),
  },
  unreachable: {
    ...outOfReach('Loki', (url) => {
      const access = { provider: 'loki', url };
      return { write: access, find: { ...access, query } };
    }),
    'no tenant is named': throughLoki(
      { tenant: 'shop' },
      {},
      /Loki: .*status 401: no org id; check the credentials/,
    ),
    'writing is refused': async () => {
      const { url } = await fakeElasticsearch({ index: 'logs-test', authorization: 'ApiKey abc' });
      const access = { provider: 'elasticsearch', url, index: 'logs-test' };
      const headers = { authorization: 'ApiKey abc' };
      return {
        check: { write: access, find: { ...access, headers }, ...often },
        finding: /Elasticsearch: .*status 401: missing authentication credentials for REST request/,
      };
    },
  },
});

test('through Elasticsearch, whose index begins with the marker', async () => {
  const { url, requests } = await fakeElasticsearch({ index: 'logs-test', authorization: 'ApiKey abc' });
  const access = {
    provider: 'elasticsearch',
    url,
    index: 'logs-test',
    headers: { authorization: 'ApiKey abc' },
  };
  const result = await ask(
    { kind: 'log-roundtrip', write: access, find: access, ...often },
    await realRuntime(),
  );
  expect(result).toMatchObject({ status: 'pass', evidence: { answer: expect.stringContaining('looks: 2') } });
  expect(JSON.parse(requests[1]?.body ?? '').message).toMatch(
    /^Test of the logs before a deployment of shop to production: /,
  );
});

test('a tenant is named by a header', async () => {
  const { url } = await fakeLoki({ tenant: 'shop' });
  const access = { provider: 'loki', url, headers: { 'X-Scope-OrgID': 'shop' } };
  const check = { kind: 'log-roundtrip', write: access, find: { ...access, query }, ...often };
  expect((await ask(check, await realRuntime())).status).toBe('pass');
});

test('through HTTP, with the marker in body and address', async () => {
  const log: string[] = [];
  const { url, requests } = await fakeApi({
    'POST /logs': ({ body }) => {
      log.push(body);
      return { status: 202, text: 'ok' };
    },
    'GET /logs/search': ({ parameters }) => {
      const found = log.filter((line) => line.includes(parameters.get('q') ?? ''));
      return found.length === 0 ? { status: 404, text: 'nothing' } : { text: found.join('\n') };
    },
  });
  const headers = { 'Content-Type': 'application/x-ndjson', authorization: 'Bearer t' };
  const write = { provider: 'http', url: `${url}/logs`, headers, body: '{"message":"test $MARKER"}' };
  const find = { provider: 'http', url: `${url}/logs/search?q=$MARKER`, contains: '"test $MARKER"' };
  const result = await ask({ kind: 'log-roundtrip', write, find, ...often }, await realRuntime());
  expect(result.status).toBe('pass');
  const pushed = requests.find(({ method }) => method === 'POST');
  expect(pushed?.headers).toMatchObject({
    'content-type': 'application/x-ndjson',
    authorization: 'Bearer t',
  });
  expect(result.evidence?.asked).toBe(`POST ${url}/logs, then GET ${url}/logs/search`);
});

test('through scripts, which get the marker and know the deployment', async () => {
  const runtime = await realRuntime();
  const write = { provider: 'command', run: 'echo "$DEPLOY_SERVICE $DEPLOY_MARKER" >> app.log' };
  const find = { provider: 'command', run: 'grep -q "shop $DEPLOY_MARKER" app.log' };
  await appendFile(join(runtime.workspace, 'app.log'), 'shop deploytest\n');
  expect((await ask({ kind: 'log-roundtrip', write, find, ...often }, runtime)).status).toBe('pass');
});

test('a search that fails for a while is waited for', async () => {
  let asked = 0;
  const { url } = await fakeApi({
    'GET /logs': ({ parameters }) => {
      asked += 1;
      if (asked === 2) return { status: 503, text: 'starting' };
      return { text: asked === 4 ? (parameters.get('q') ?? '') : 'nothing' };
    },
  });
  const find = { provider: 'http', url: `${url}/logs?q=$MARKER` };
  const check = { kind: 'log-roundtrip', write: { provider: 'command', run: 'true' }, find, ...often };
  const result = await ask(check, await realRuntime());
  expect(result).toMatchObject({ status: 'pass', evidence: { answer: expect.stringMatching(/looks: 3$/) } });
});

test('a search that is refused is not waited for', async () => {
  let asked = 0;
  const { url } = await fakeApi({
    'GET /logs': () => {
      asked += 1;
      return asked === 1 ? { text: '' } : { status: 403, text: 'expired' };
    },
  });
  const find = { provider: 'http', url: `${url}/logs` };
  const check = { kind: 'log-roundtrip', write: { provider: 'command', run: 'true' }, find, ...often };
  expect((await ask(check, await realRuntime())).finding).toMatch(
    /status 403: expired; check the credentials/,
  );
  expect(asked).toBe(2);
});

test('a login in the way of what is written is no success', async () => {
  const page = { text: '<!DOCTYPE html><title>Log in</title>', headers: { 'content-type': 'text/html' } };
  const { url } = await fakeApi({ 'GET /logs': () => ({ text: '' }), 'POST /logs': () => page });
  const write = { provider: 'http', url: `${url}/logs`, body: '$MARKER' };
  const check = { kind: 'log-roundtrip', write, find: { provider: 'http', url: `${url}/logs` }, ...often };
  expect((await ask(check, await realRuntime())).finding).toMatch(/answered with a web page \(a login\?\)/);
});

test('a cancel ends the wait', async () => {
  const runtime = await realRuntime();
  let looks = 0;
  const { url } = await fakeApi({
    'GET /logs': () => {
      looks += 1;
      if (looks === 2) runtime.cancel(new Error('cancelled by SIGINT'));
      return { text: '' };
    },
  });
  const find = { provider: 'http', url: `${url}/logs` };
  const check = {
    kind: 'log-roundtrip',
    write: { provider: 'command', run: 'true' },
    find,
    interval: '10ms',
  };
  expect((await ask(check, runtime)).finding).toMatch(/\(\d looks?; cancelled by SIGINT\)$/);
});

const access = { provider: 'http', url: 'http://a/$MARKER' };
const loki = { provider: 'loki', url: 'http://a', query };

test.each([
  [{ write: { ...access, url: 'http://a' }, find: loki }, /has \$MARKER in it: nothing would be written/],
  [{ write: access, find: { ...access, contains: 'ok' } }, /`contains` must have \$MARKER in it/],
  [
    { write: access, find: { ...access, url: 'http://u:p@a/$MARKER' } },
    /the address of a has credentials in it/,
  ],
  [{ write: access, find: { ...access, url: 'http://[$MARKER' } }, /is no address/],
])('%j is refused before anything is asked', async (fields, message) => {
  await expect(ask({ kind: 'log-roundtrip', ...fields }, await realRuntime())).rejects.toThrow(message);
});

test.each([
  [{ write: access, find: { ...loki, query: 'job' } }, /must begin with a selector/],
  [{ write: access, find: loki, 'warn-slower-than': '30s' }, /must be shorter than `timeout`/],
  [{ write: { ...loki, query: undefined, labels: {} }, find: loki }, /needs one label at least/],
])('%j is refused by the schema', (fields, message) => {
  expect(() => section({ kind: 'log-roundtrip', ...fields })).toThrow(message);
});
