import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { fakeApi, outOfReach } from '../monitoring/fake-api.ts';
import { outcomes } from '../outcomes.ts';

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

/** Rules as in https://prometheus.io/docs/prometheus/latest/querying/api/#rules */
function rule(name: string, more: object = {}) {
  const labels = { severity: 'critical' };
  return {
    ...{ name, type: 'alerting', health: 'ok', labels, annotations: {}, alerts: [], duration: 60 },
    ...{ query: 'up == 0', state: 'inactive', lastEvaluation: ago(5_000), evaluationTime: 0.001 },
    ...more,
  };
}

function group(name: string, rules: object[], more: object = {}) {
  return {
    name,
    file: 'rules.yml',
    interval: 15,
    lastEvaluation: ago(5_000),
    evaluationTime: 0.01,
    rules,
    ...more,
  };
}

const recording = {
  ...{ name: 'job:errors:rate5m', type: 'recording', health: 'ok', query: 'sum(rate(errors[5m]))' },
  ...{ lastEvaluation: ago(5_000), evaluationTime: 0.001 },
};

async function prometheus(...groups: object[]) {
  const { url } = await fakeApi({
    'GET /api/v1/rules': () => ({ body: { status: 'success', data: { groups } } }),
  });
  return url;
}

const withGroups = (groups: object[], check: object, finding: RegExp, answer?: RegExp) => async () => ({
  check: { url: await prometheus(...groups), ...check },
  finding,
  ...(answer ? { answer } : {}),
});

/** A workspace with rules, and a promtool that takes what has no `broken` in it; nobody has one when absent. */
async function withPromtool(rules: string, promtool: 'there' | 'missing') {
  const runtime = await realRuntime();
  await mkdir(join(runtime.workspace, 'alerts'));
  await writeFile(join(runtime.workspace, 'alerts/shop.yml'), rules);
  const tool = join(runtime.workspace, 'promtool');
  const script = `#!/bin/sh
[ "$1 $2" = "check rules" ] || exit 2
shift 2
for file; do
  echo "Checking $file"
  if grep -q broken "$file"; then echo "  FAILED:" >&2; echo "$file: yaml: line 3: no such expression" >&2; exit 1; fi
  echo "  SUCCESS: 1 rules found"
done
`;
  await writeFile(tool, script);
  await chmod(tool, 0o755);
  const processes = {
    ...runtime.processes,
    tool: (request: Parameters<typeof runtime.processes.tool>[0]) =>
      runtime.processes.tool({ ...request, command: promtool === 'there' ? tool : '/nowhere/promtool' }),
  };
  return { ...runtime, processes };
}

outcomes('prometheus-rules', {
  passes: withGroups(
    [
      group('api', [rule('HighErrorRate'), rule('Slow', { labels: { severity: 'warning' } })]),
      group('sums', [recording]),
    ],
    { names: ['HighErrorRate'], 'severity-label': 'critical', groups: ['api'] },
    /^3 rules in 2 groups work, 1 wanted one among them$/,
    /^api: alerting HighErrorRate, severity critical: ok$/m,
  ),
  warns: withGroups(
    [group('api', [rule('HighErrorRate', { health: 'unknown', lastEvaluation: '0001-01-01T00:00:00Z' })])],
    {},
    /^1 rule not evaluated yet, wanted all: `HighErrorRate`$/,
  ),
  fails: {
    'a rule can not be evaluated': withGroups(
      [group('api', [rule('Slow'), rule('Broken', { health: 'err', lastError: 'many-to-many matching' })])],
      {},
      /^1 rule can not be evaluated, wanted none: `Broken`: many-to-many matching$/,
      /^api: alerting Broken, severity critical: err: many-to-many matching\n/,
    ),
    'a rule is missing': withGroups(
      [group('api', [rule('HighErrorRate')])],
      { names: ['HighErrorRates'] },
      /^there is no alerting rule `HighErrorRates`, wanted one; did you mean `HighErrorRate`\?$/,
    ),
    'a rule of that name only records': withGroups(
      [group('sums', [recording])],
      { names: ['job:errors:rate5m'] },
      /^there is no alerting rule `job:errors:rate5m`/,
    ),
    'a rule has another severity': withGroups(
      [group('api', [rule('Slow', { labels: { severity: 'warning' } })])],
      { names: ['Slow'], 'severity-label': 'critical' },
      /^the alerting rule `Slow` has the severity `warning`, wanted `critical`$/,
    ),
    'no rule has the severity': withGroups(
      [group('api', [rule('Slow', { labels: {} })])],
      { 'severity-label': 'critical' },
      /^none of 1 alerting rule has the severity `critical`, wanted one at least$/,
    ),
    'a group is missing': withGroups(
      [group('api', [rule('Slow')])],
      { groups: ['db'] },
      /^there is no group `db`/,
    ),
    'there are no rules': withGroups([], {}, /^Prometheus has no rules, wanted some/),
    'the evaluation stands still': withGroups(
      [group('api', [rule('Slow')], { lastEvaluation: ago(300_000) })],
      {},
      /^last evaluated: `api` 5m\S* ago, wanted at most 1m$/,
    ),
    'promtool refuses a file': async () => ({
      check: { files: ['alerts/*.yml'] },
      runtime: await withPromtool('broken', 'there'),
      finding: /^promtool refuses the files: alerts\/shop\.yml: yaml: line 3: no such expression$/,
    }),
    'no file is there': async () => ({
      check: { files: ['nowhere/*.yml'] },
      finding: /`nowhere\/\*\.yml` matches no file/,
    }),
  },
  unreachable: {
    ...outOfReach('Prometheus', (url) => ({ url })),
    'promtool is not installed': async () => ({
      check: { files: ['alerts/*.yml'] },
      runtime: await withPromtool('groups: []', 'missing'),
      finding: /^promtool, which reads the files, did not run: .*install it on this runner$/,
    }),
  },
});

test('files and the server are judged together', async () => {
  const url = await prometheus(group('api', [rule('Slow', { health: 'unknown' })]));
  const runtime = await withPromtool('groups: []', 'there');
  const result = await ask({ kind: 'prometheus-rules', url, files: ['alerts/*.yml'] }, runtime);
  expect(result).toMatchObject({ status: 'warn', finding: '1 rule not evaluated yet, wanted all: `Slow`' });
  expect(result.evidence?.answer).toContain('Checking alerts/shop.yml');
  expect(result.evidence?.asked).toBe(`GET ${url}/api/v1/rules, and promtool check rules alerts/*.yml`);
});

test('a group that is evaluated seldom is not late before three intervals', async () => {
  const url = await prometheus(group('api', [rule('Slow')], { interval: 300, lastEvaluation: ago(600_000) }));
  expect((await ask({ kind: 'prometheus-rules', url }, await realRuntime())).status).toBe('pass');
});

test.each([
  [{}, /give it, or `files` to check/],
  [{ files: ['a.yml'], names: ['A'] }, /needs `url` beside it/],
  [{ url: 'http://a', token: 't', username: 'u', password: 'p' }, /one way in is enough/],
])('%j is refused', (fields, message) => {
  expect(() => section({ kind: 'prometheus-rules', ...fields })).toThrow(message);
});
