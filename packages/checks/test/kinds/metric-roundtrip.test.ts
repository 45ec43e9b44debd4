import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, realRuntime } from '../asking.ts';
import { fakeApi, neverArriving, nowhere, outOfReach, type Reply } from '../monitoring/fake-api.ts';
import { outcomes } from '../outcomes.ts';

/** Looks often. */
const often = { interval: '10ms' };

/** A Pushgateway with groups, https://github.com/prometheus/pushgateway#api, which refuses text without a line feed at its end. */
async function pushgateway({ removing = { status: 202 } as Reply } = {}) {
  const groups = new Map<string, string>();
  const api = await fakeApi({
    '*': ({ method, path, body }) => {
      const [, root, ...key] = path.split('/').map(decodeURIComponent);
      if (root !== 'metrics' || !/^job(@base64)?$/.test(key[0] ?? '') || key.length % 2 === 1) {
        return { status: 400, text: 'odd number of components in label string' };
      }
      if (method === 'DELETE') {
        if (removing.status === 202) groups.delete(path);
        return removing;
      }
      if (method !== 'PUT') return { status: 405, text: 'Method Not Allowed' };
      if (!/^(# TYPE \w+ gauge\n)?\w+ -?\d+\n$/.test(body)) {
        return { status: 400, text: 'text format parsing error in line 1: unexpected end of input stream' };
      }
      groups.set(path, body);
      return { status: 200 };
    },
  });
  return { ...api, groups };
}

/** A Prometheus that finds what `samples` gives, by comparisons as the check writes them. */
async function prometheus(samples: () => readonly string[], delay = 0) {
  const seen = new Map<string, number>();
  const { url } = await fakeApi({
    'GET /api/v1/query': ({ parameters }) => {
      const [, name, value] = /^\((\w+)\n\) == (\d+)$/.exec(parameters.get('query') ?? '') ?? [];
      if (name === undefined)
        return { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'parse error' } };
      const found = samples().filter((sample) => {
        const first = seen.get(sample) ?? Date.now();
        seen.set(sample, first);
        return sample.includes(`${name} ${value}`) && Date.now() - first >= delay;
      });
      const result = found.map(() => ({ metric: { __name__: name }, value: [Date.now() / 1_000, value] }));
      return { body: { status: 'success', data: { resultType: 'vector', result } } };
    },
  });
  return url;
}

/** A Prometheus that scrapes a Pushgateway. */
const pushing =
  (more: object, finding: RegExp, delay = 0, answer?: RegExp) =>
  async () => {
    const { url, groups } = await pushgateway();
    const find = { url: await prometheus(() => [...groups.values()], delay) };
    return {
      check: { write: { provider: 'pushgateway', url }, find, ...often, ...more },
      finding,
      ...(answer ? { answer } : {}),
    };
  };

outcomes('metric-roundtrip', {
  passes: pushing(
    {},
    /^the metric `deployment_test` in Prometheus arrived after \d+ms$/,
    20,
    /^deployment_test \d{7,10}, deploytest/,
  ),
  warns: pushing({ 'warn-slower-than': '20ms' }, /arrived after \d+ms, wanted within 20ms$/, 60),
  fails: {
    'it never arrives': neverArriving(
      pushing(
        {},
        /^the metric `deployment_test` in Prometheus did not arrive within \S+ \(\d+ looks; cancelled by SIGTERM\)$/,
        60_000,
      ),
    ),
    'the query is about another metric': neverArriving(async () => {
      const { url, groups } = await pushgateway();
      const find = { url: await prometheus(() => [...groups.values()]), query: 'up' };
      return {
        check: { write: { provider: 'pushgateway', url }, find, ...often },
        finding: /did not arrive/,
      };
    }),
    'the script fails': async () => ({
      check: {
        write: { provider: 'command', run: 'echo refused; exit 1' },
        find: { url: await prometheus(() => []) },
      },
      finding: /^the script ended with exit code 1: refused$/,
    }),
    'the query has every value': async () => {
      const { url } = await fakeApi({
        'GET /api/v1/query': () => ({
          body: { status: 'success', data: { resultType: 'vector', result: [{}] } },
        }),
      });
      return {
        check: { write: { provider: 'command', run: 'true' }, find: { url } },
        finding: /has the value before it was sent, which proves nothing$/,
      };
    },
  },
  unreachable: {
    ...outOfReach('Prometheus', (url) => ({
      write: { provider: 'pushgateway', url: nowhere },
      find: { url },
    })),
    'the Pushgateway is not there': async () => ({
      check: { write: { provider: 'pushgateway', url: nowhere }, find: { url: await prometheus(() => []) } },
      finding:
        /^Pushgateway: PUT http:\S+\/metrics\/job\/deployment-test\/marker\/deploytest\w+: .*ECONNREFUSED/,
    }),
  },
});

test("the group is the check's own, and is removed", async () => {
  const { url, groups, requests } = await pushgateway();
  const write = { provider: 'pushgateway', url, job: 'smoke/api' };
  const find = { url: await prometheus(() => [...groups.values()]) };
  const result = await ask({ kind: 'metric-roundtrip', write, find, ...often }, await realRuntime());
  expect(result.status).toBe('pass');
  expect(groups.size).toBe(0);
  const encoded = Buffer.from('smoke/api').toString('base64url');
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    expect.stringMatching(new RegExp(`^PUT /metrics/job@base64/${encoded}/marker/deploytest\\w+$`)),
    expect.stringMatching(new RegExp(`^DELETE /metrics/job@base64/${encoded}/marker/deploytest\\w+$`)),
  ]);
});

test('the group is removed after a failure and after a cancel', async () => {
  const { url, groups } = await pushgateway();
  const runtime = await realRuntime();
  const samples = () => {
    if (groups.size > 0) runtime.cancel(new Error('cancelled by SIGTERM'));
    return [];
  };
  const check = { kind: 'metric-roundtrip', write: { provider: 'pushgateway', url }, interval: '10ms' };
  const result = await ask({ ...check, find: { url: await prometheus(samples) } }, runtime);
  expect(result.finding).toContain('cancelled by SIGTERM');
  expect(groups.size).toBe(0);
});

test('a group that can not be removed is told', async () => {
  const { url, groups } = await pushgateway({ removing: { status: 405, text: 'Method Not Allowed' } });
  const find = { url: await prometheus(() => [...groups.values()]) };
  const check = { kind: 'metric-roundtrip', write: { provider: 'pushgateway', url }, find, ...often };
  expect(await ask(check, await realRuntime())).toMatchObject({
    status: 'warn',
    finding: expect.stringMatching(
      /^the test metric was not removed \(.*status 405.*\); it stays with .*`deploytest\w+`$/,
    ),
  });
});

test('a script sends and another removes', async () => {
  const runtime = await realRuntime();
  const file = join(runtime.workspace, 'metrics');
  await writeFile(file, '');
  let text = '';
  const samples = () => {
    void readFile(file, 'utf8').then((read) => {
      text = read;
    });
    return text === '' ? [] : [text];
  };
  const write = {
    provider: 'command',
    run: 'echo "$DEPLOY_METRIC $DEPLOY_METRIC_VALUE" > metrics',
    cleanup: { run: 'echo gone > metrics' },
  };
  const find = { url: await prometheus(samples), query: 'shop_test' };
  const check = { kind: 'metric-roundtrip', metric: 'shop_test', write, find, ...often };
  expect((await ask(check, runtime)).status).toBe('pass');
  expect(await readFile(file, 'utf8')).toBe('gone\n');
});

test('a wrong query is refused before anything is sent', async () => {
  const { url, requests } = await pushgateway();
  const find = { url: await prometheus(() => []), query: 'sum(' };
  const check = { kind: 'metric-roundtrip', write: { provider: 'pushgateway', url }, find };
  expect(await ask(check, await realRuntime())).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/^Prometheus: .*status 400: parse error$/),
  });
  expect(requests).toEqual([]);
});
