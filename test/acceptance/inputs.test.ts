import { runStep } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { actions, createPlace, digestOf, inputsOf, malformed, runByHand, stackTrace } from './bundles.ts';

const noChange = /^Nothing was changed: (this problem has|these \d+ problems have) to be put right first\.$/m;

test('there are actions', () => {
  expect(actions.length).toBeGreaterThanOrEqual(6);
});

describe.concurrent.each(actions)(
  '%s refuses, changes nothing and exits with 1 without a stack',
  (action) => {
    test('to work without inputs, by hand', async () => {
      const place = createPlace({ 'README.md': '# A repository\n' });
      const before = [digestOf(place.workspace), digestOf(place.temporary)];
      const { exitCode, output } = await runByHand(action, place);
      expect(output).toMatch(/^error: \S/);
      for (const [name, { required }] of await inputsOf(action)) {
        if (required) expect(output).toContain(`error: input \`${name}\`: is required, but was not given\n`);
      }
      expect(output).toMatch(noChange);
      expect(output).not.toMatch(stackTrace);
      expect(exitCode).toBe(1);
      expect([digestOf(place.workspace), digestOf(place.temporary)]).toEqual(before);
    });

    test('malformed and unknown inputs, all named at once', async () => {
      const place = createPlace({ 'README.md': '# A repository\n' });
      const before = digestOf(place.workspace);
      const definitions = await inputsOf(action);
      const wrong = definitions.flatMap(([name, { kind }]) => {
        const value = malformed(kind);
        return value === undefined ? [] : [[name, value] as const];
      });
      expect(wrong.length).toBeGreaterThan(0);
      const inputs = { ...Object.fromEntries(wrong), 'dry-rum': 'true', config: 'no/such/file.yml' };
      const { exitCode, log, outputs, state } = await runStep({ action, inputs, ...place });
      for (const [name] of wrong) expect(log).toMatch(new RegExp(`^error: input \`${name}\`: .{10,}`, 'm'));
      expect(log).toContain(
        'error: input `dry-rum`: is not an input of this action; did you mean `dry-run`?',
      );
      expect(log).toMatch(noChange);
      expect(log).not.toMatch(stackTrace);
      expect({ exitCode, outputs, state, workspace: digestOf(place.workspace) }).toEqual({
        exitCode: 1,
        outputs: {},
        state: {},
        workspace: before,
      });
    });
  },
);

const shop = `service: shop
environments:
  production:
    state: { store: file, path: state.json }
    traffic:
      router: http
      url: http://127.0.0.1:9/weights
      colors: { blue: { url: http://127.0.0.1:9 }, green: { url: http://127.0.0.1:10 } }
    workload: { deployer: command, run: touch deployed }
    metrics: { provider: openmetrics, indicators: { up: { query: up } } }
    backup: { engine: sqlite, connection: shop.db, destination: backups }
    checks: [ { kind: command, run: touch checked } ]
`;

/** Inputs that can't all be true, and what is said of each. */
const contradictions: readonly (readonly [string, Readonly<Record<string, string>>, readonly RegExp[]])[] = [
  [
    'rollback',
    { reason: 'x', confirm: 'staging', database: 'keep', backup: 'manifest.json' },
    [
      /input `backup`: is of no use with `database: keep`/,
      /input `confirm`: found `staging`, but the environment is `production`/,
    ],
  ],
  [
    'rollback',
    { reason: 'x', confirm: 'production', database: 'restore', drill: 'true' },
    [
      /input `backup`: is required with `database: restore`/,
      /input `drill`: a drill never touches the database/,
    ],
  ],
  [
    'blue-green-shift',
    { version: '2.0.0', stages: '[ 50% 5m, 10% ]', smoke: '[ { path: /x, run: y } ]' },
    [
      /input `stages`: line 1, column 11: `\[1\]`: the share 10% does not rise from 50%/,
      /input `smoke`: .*has `run` and `path`/,
    ],
  ],
  [
    'monitor-window',
    {
      duration: '5s',
      interval: '10s',
      metrics: '{ provider: openmetrics, indicators: { a: { query: up, min-requests: 5 } } }',
    },
    [/input `metrics`: line 1, .*needs `of`, or the query `requests`/],
  ],
  ['monitor-window', { duration: '5s', interval: '10s' }, [/input `duration`: is shorter than the interval/]],
  [
    'backup-db',
    { verify: 'archive', destination: 'ftp://bucket', engine: 'postgres' },
    [/input `destination`: unknown kind of destination `ftp:\/\/`/],
  ],
  [
    'maintenance-mode',
    { mode: 'off', message: 'Soon', force: 'true' },
    [/input `message`: is of no use with `mode: off`/, /input `reason`: is required with `force: true`/],
  ],
  [
    'migrate-db',
    {
      command: 'plan',
      migrations: '{ tool: alembic, smoke: [ { run: npm test } ] }',
      traffic: '{ router: smoke }',
    },
    [/input `migrations`: .*`previous`: is missing/, /input `traffic`: .*unknown router `smoke`/],
  ],
  [
    'verify-readiness',
    { checks: '[ { kind: file, path: a, id: a }, { kind: file, path: b, id: a } ]' },
    [/input `checks`: line 1, column 62: `\[1\]\.id`: the id `a` is used twice/],
  ],
  [
    'rolling-update',
    {
      version: '2.0.0',
      workloads: 'wrker',
      workload:
        "{ deployer: kubernetes, namespace: shop, deployments: { 'worker-{{color}}': { containers: { worker: 'shop:{{version}}' } } } }",
      rolling: '{ workloads: { api: { drain: [ { path: /drain } ] } } }',
    },
    [
      /input `workloads`: found `wrker`, no name in the section `workload`/,
      /input `workload`: line 1, column 77: `\{\{color\}\}` has no value here/,
      /input `rolling`: line 1, column 21: `workloads\.api` is no name in the section `workload`/,
    ],
  ],
  [
    'rolling-update',
    { version: '2.0.0', rolling: '{ steps: [50% 2m, 20% 2m] }' },
    [
      /input `rolling`: .*does not rise from the step before it/,
      /input `rolling`: .*is the last step, but an update ends at `100%`/,
    ],
  ],
  [
    'release-tag',
    { changelog: '../CHANGELOG.md', message: 'Release {{nothing}}' },
    [
      /input `changelog`: found `\.\.\/CHANGELOG\.md`/,
      /input `message`: unknown placeholder `\{\{nothing\}\}`/,
    ],
  ],
];

test('each action has an example of contradictory inputs', () => {
  expect([...new Set(contradictions.map(([action]) => action))].sort()).toEqual(actions);
});

test.concurrent.each(contradictions)(
  '%s refuses contradictory inputs: %o',
  async (action, inputs, problems) => {
    const place = createPlace({ '.github/deploy.yml': shop, 'shop.db': '' });
    const before = digestOf(place.workspace);
    const { exitCode, output } = await runByHand(action, place, inputs);
    for (const problem of problems) expect(output).toMatch(problem);
    expect(output).toMatch(noChange);
    expect(output).not.toMatch(stackTrace);
    expect([exitCode, digestOf(place.workspace)]).toEqual([1, before]);
  },
);
