import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfiguration } from '@deploy-actions/config';
import {
  emptyState,
  type Journal,
  type Lock,
  type Settlement,
  type StateDocument,
} from '@deploy-actions/state';
import { createTestRuntime, type FakeShop, startFakeShop } from '@deploy-actions/testing';
import type { Weights } from '@deploy-actions/traffic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeShift, readPlan, type ShiftPlan, type ShiftPolicies } from '../src/index.ts';

let shop: FakeShop;
beforeEach(async () => {
  shop = await startFakeShop();
});
afterEach(() => shop.close());

const file = (metrics: string) => `
service: shop
environments:
  production:
    state: { store: file, path: state.json }
    traffic: ${shop.traffic}
    workload: { deployer: command, run: ./deploy.sh }
    hooks: { after-shift: [{ run: ./tell.sh }] }
    stages: [10% 5m, 50% 5m, 100%]
    ${metrics}
`;

/** What is read and described where the state says this and the router has these weights. */
const described = async (
  state: Partial<StateDocument>,
  weights: Weights,
  { version = '2.0.0', ...intent }: Partial<Pick<ShiftPlan, 'adopt' | 'resume' | 'version'>> = {},
  { regress = 'rollback', metrics = '' }: { regress?: ShiftPolicies['regress']; metrics?: string } = {},
) => {
  const runtime = await createTestRuntime();
  await writeFile(join(runtime.workspace, 'deploy.yml'), file(metrics));
  const document = { ...emptyState('shop', 'production'), sequence: 1, writeId: 'x', active: 'blue' };
  const revisions = join(runtime.workspace, 'state.json.revisions');
  await mkdir(revisions);
  await writeFile(join(revisions, '00000001.json'), JSON.stringify({ ...document, ...state }));
  shop.weights = { ...weights };
  const configuration = await loadConfiguration(
    {
      ...{ file: 'deploy.yml', environment: undefined, overrides: {} },
      needs: ['state', 'traffic', 'workload'],
      uses: ['health', 'warm-up', 'smoke', 'hooks', 'stages', 'metrics', 'backup', 'aws'],
    },
    runtime,
  );
  const release = { version, sha: undefined };
  const access = { githubToken: undefined };
  const plan = await readPlan(configuration, release, runtime, access, { adopt: false, ...intent });
  const policies: ShiftPolicies = {
    ...{ regress, inconclusive: 'rollback', 'insufficient-sample': 'rollback', 'provider-error': 'rollback' },
    onCancel: 'rollback',
  };
  const description = describeShift(configuration, plan, { policies, holdFor: 86_400_000 });
  expect(shop.writes).toEqual([]);
  return { ...description, steps: description.steps.filter((step) => !step.startsWith('now: ')) };
};

const long = '2999-01-01T00:00:00.000Z';
const past = '2001-01-01T00:00:00.000Z';
const blue: Weights = { blue: 100, green: 0 };
const green: Weights = { blue: 0, green: 100 };
const half: Weights = { blue: 50, green: 50 };
const versions = { blue: '1.0.0', green: '2.0.0' };
const held = (change: Partial<Settlement> = {}): Settlement => ({
  ...{ operation: 'shift', outcome: 'held', from: 'blue', to: 'green', version: '2.0.0', weights: half },
  ...{ at: past, by: { id: 'run-1', actor: 'ada' }, reasonCode: 'no-traffic', reason: 'no traffic' },
  ...{ holdUntil: long, ...change },
});
const journal = (change: Partial<Journal> = {}): Journal => ({
  ...{ operation: 'shift', phase: 'shifting', from: 'blue', to: 'green', version: '1.5.0', started: past },
  ...{ intended: half, observed: blue, writeLimit: 0, ...change },
});
const lock = (expires: string): Lock => ({
  ...{ token: 1, holder: { id: 'run-1', actor: 'ada' }, acquired: past, expires },
});
const router = (weights: string) => expect.stringMatching(`^router \`http\`: ${weights}$`);
const deployment = expect.stringMatching(/^deployer/);
const ending = [
  'hooks `after-shift`: 1 steps',
  'state: green is active; blue stays for the way back',
  expect.stringMatching(/^on a regression instead: .*blue 100%/),
];

describe('what is described of a held shift', () => {
  const resumed = (resume: ShiftPlan['resume']) => described({ versions, settled: held() }, half, { resume });

  it('that is aborted: the way back alone', async () => {
    const { steps, active } = await resumed('abort');
    expect(steps).toEqual([
      'state (file): take the lock and journal the way back from green to blue',
      router('blue 100% / green 0%'),
      'probe blue, which has all traffic then',
      'state: blue is active; the held shift is over',
    ]);
    expect(active).toBe('blue');
  });

  it.each([
    ['promote', [router('blue 0% / green 100%')]],
    ['continue', [router('blue 50% / green 50%, watched for 5m'), router('blue 0% / green 100%')]],
  ] as const)(
    'with `resume: %s`: health of both, then the rest, and no deployment',
    async (resume, moves) => {
      const { steps, active } = await resumed(resume);
      expect(steps).toEqual([
        'state (file): take the lock and journal the held shift from blue to green',
        'probe green until it is healthy 3 times in a row',
        'probe blue, the way back',
        ...[...moves, ...ending],
      ]);
      expect(active).toBe('green');
    },
  );

  it('whose time is over: traffic back first, then the whole shift', async () => {
    const settled = held({ holdUntil: past });
    const { steps, settles } = await described({ versions, settled }, half, { version: '3.0.0' });
    expect(settles).toMatch(/shift to green \(2\.0\.0\) was held until 2001/);
    expect(steps.slice(0, 4)).toEqual([
      'state (file): take the lock',
      expect.stringMatching(
        /^settle first: .*held until.*: blue 100% \/ green 0%, if blue is healthy; if only green is/,
      ),
      'state (file): journal the shift from blue to green',
      deployment,
    ]);
  });

  it.each([
    ['green', green, '2.0.0'],
    ['blue', blue, '1.0.0'],
  ] as const)(
    'that somebody ended by hand on %s: the state learns it, and nothing else',
    async (...given) => {
      const [color, weights, version] = given;
      const { steps, active } = await described({ versions, settled: held() }, weights, {
        version,
        adopt: true,
      });
      expect(steps).toEqual([
        `state (file): ${color} is active, and nothing else: ${version} serves all traffic on ${color} already`,
      ]);
      expect(active).toBe(color);
    },
  );
});

describe('what is described of an operation that was cut off', () => {
  it.each([
    ['whose lock has run out', { lock: lock(past) }, half],
    ['whose lock still stands', { lock: lock(long) }, half],
    ['without a lock, although the split is adopted', {}, half],
  ] as const)('%s: settled first', async (_, change, weights) => {
    const adopt = !('lock' in change);
    const { steps, active, settles } = await described({ journal: journal(), ...change }, weights, { adopt });
    expect(settles).toMatch(
      /An earlier shift to green \(1\.5\.0\), begun 2001.*, was cut off while shifting/,
    );
    expect(steps[1]).toMatch(/^settle first(, if its run is gone)?: An earlier.*: blue 100% \/ green 0%/);
    expect(steps[1]?.includes('if its run is gone')).toBe(!adopt);
    expect(steps.slice(2, 4)).toEqual(['state (file): journal the shift from blue to green', deployment]);
    expect(active).toBe('green');
  });

  it('while preparing: the colour it prepared is no way out', async () => {
    const preparing = journal({ phase: 'preparing', intended: blue });
    const { steps } = await described({ journal: preparing }, blue);
    expect(steps[1]).toMatch(/green 0%, if blue is healthy$/);
  });

  it('in a rollback: that is finished, and the shift begins from where it went', async () => {
    const back = journal({ operation: 'rollback', phase: 'rolling-back', from: 'green', to: 'blue' });
    const { steps, active } = await described({ active: 'green', journal: back }, half);
    expect(steps[1]).toMatch(/: blue 100% \/ green 0%/);
    expect(steps[2]).toBe('state (file): journal the shift from blue to green');
    expect(active).toBe('green');
  });

  it('before a shift to what serves then: nothing more', async () => {
    const { steps, active } = await described({ versions, journal: journal() }, half, { version: '1.0.0' });
    expect(steps.slice(2)).toEqual(['then nothing: 1.0.0 serves all traffic on blue already']);
    expect(active).toBe('blue');
  });
});

describe('what is described of a shift', () => {
  it('to the version that serves: nothing', async () => {
    expect(await described({ versions }, blue, { version: '1.0.0' })).toEqual({
      steps: ['nothing: 1.0.0 serves all traffic on blue already'],
      ...{ active: 'blue', settles: undefined },
    });
  });

  it('whose state is that of another service: refused, as the shift would be', async () => {
    await expect(described({ service: 'other' }, blue)).rejects.toThrow(/the state is that of other in/);
  });

  it('with nothing in the way: all of it', async () => {
    const { steps, settles } = await described({ versions }, blue);
    expect(settles).toBeUndefined();
    expect(steps).toEqual([
      'state (file): take the lock and journal the shift from blue to green',
      deployment,
      'probe green until it is healthy 3 times in a row',
      'probe blue, the way back',
      router('blue 90% / green 10%, watched for 5m'),
      router('blue 50% / green 50%, watched for 5m'),
      router('blue 0% / green 100%'),
      ...ending,
    ]);
  });

  const metrics = (more: string, extend = '') =>
    `metrics: { provider: openmetrics, interval: 10s, ${extend} indicators: { errors: { query: errors, rollback-above: 5%${more} }, queue: { query: queue, rollback-above: 9 } } }`;
  const watched = async (...[section, regress = 'rollback']: [string, ShiftPolicies['regress']?]) => {
    const { steps } = await described({ versions }, blue, {}, { metrics: section, regress });
    return { stages: steps.filter((step) => step.includes('watched')), last: steps.at(-1) };
  };

  it('with metrics: which watch a stage, and how much longer than planned', async () => {
    const by = 'by `errors`, `queue`';
    expect((await watched(metrics(', for: 1m'))).stages).toEqual([
      router(`blue 90% / green 10%, watched for 5m ${by}, up to 1m20s longer while nobody can tell`),
      router(`blue 50% / green 50%, watched for 5m ${by}, up to 1m20s longer while nobody can tell`),
    ]);
    expect((await watched(metrics('', 'extend: 0s,'))).stages[0]).toMatch(
      /watched for 5m by `errors`, `queue`$/,
    );
  });

  it('that holds on a regression: that, and no way back', async () => {
    const held = 'the split is held as it is until somebody decides, 1d at most';
    expect((await watched(metrics(', hold-above: 1%'), 'hold')).last).toBe(
      `on a regression instead: ${held}`,
    );
    expect((await watched('', 'hold')).last).toBe(`on a regression instead: ${held}`);
  });

  it('with a limit that holds: that beside the way back', async () => {
    expect((await watched(metrics(', hold-above: 1%'))).last).toBe(
      'on a regression instead: router `http`: blue 100% / green 0%; after `hold-above 1%` of `errors` the split is held as it is until somebody decides, 1d at most',
    );
    expect((await watched(metrics(''))).last).toBe(
      'on a regression instead: router `http`: blue 100% / green 0%',
    );
  });
});
