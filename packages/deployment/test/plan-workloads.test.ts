import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '@deploy-actions/action-kit';
import { loadConfiguration } from '@deploy-actions/config';
import { emptyState, type Settlement, type StateDocument } from '@deploy-actions/state';
import {
  createTestRuntime,
  type FakeKubernetes,
  type FakeShop,
  fakeKubectl,
  startFakeKubernetes,
  startFakeShop,
} from '@deploy-actions/testing';
import type { Weights } from '@deploy-actions/traffic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlan, type ShiftPlan } from '../src/index.ts';

let shop: FakeShop;
let api: FakeKubernetes;
beforeEach(async () => {
  [shop, api] = await Promise.all([startFakeShop(), startFakeKubernetes()]);
  api.rules = [{ verbs: ['get'], group: 'apps', resource: 'deployments', namespace: '*' }];
});
afterEach(() => {
  shop.close();
  api.close();
});

const file = (stages: string) => `
service: shop
environments:
  production:
    state: { store: file, path: state.json }
    traffic: ${shop.traffic}
    workload:
      deployer: kubernetes
      namespace: '{{color}}'
      deployments: { api: { containers: { api: 'shop/api:{{version}}' } } }
    ${stages}
`;

type Intent = Partial<Pick<ShiftPlan, 'adopt' | 'resume'> & { dryRun: boolean }>;
const blue = { blue: 100, green: 0 };
const half: Weights = { blue: 50, green: 50 };
const by = { id: 'run-1', actor: 'ada' };

/** The plan of whoever looks with this intent, where the state says this. */
async function plan(intent?: Intent, state: Partial<StateDocument> = {}, stages = 'stages: [100%]') {
  const processes = fakeKubectl({ url: api.url, token: 'token-of-ci', contexts: ['production'] });
  const runtime = await createTestRuntime({ processes });
  await writeFile(join(runtime.workspace, 'deploy.yml'), file(stages));
  const revisions = join(runtime.workspace, 'state.json.revisions');
  await mkdir(revisions);
  const document = { ...emptyState('shop', 'production'), sequence: 1, writeId: 'x', active: 'blue' };
  await writeFile(join(revisions, '00000001.json'), JSON.stringify({ ...document, ...state }));
  const configuration = await loadConfiguration(
    {
      ...{ file: 'deploy.yml', environment: undefined, overrides: {} },
      needs: ['state', 'traffic', 'workload'],
      uses: ['health', 'warm-up', 'smoke', 'hooks', 'stages', 'metrics', 'backup', 'aws'],
    },
    runtime,
  );
  const release = { version: '2.0.0', sha: undefined };
  const given = intent && { adopt: false, resume: undefined, ...intent };
  return readPlan(configuration, release, runtime, { githubToken: undefined }, given);
}

const notThere = /^deployment green\/api is not there; create it/;

describe('a plan', () => {
  it.each([
    ['a readiness check', undefined],
    ['a dry run', { dryRun: true }],
  ])('of %s is refused for what is wrong with the workloads of the idle colour', async (_, intent) => {
    const refused = plan(intent);
    await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
    await expect(refused).rejects.toThrow(notThere);
    expect(api.requests).toHaveLength(1);
  });

  it('leaves it to the shift itself, which asks for its rights with it', async () => {
    expect((await plan({ dryRun: false })).notes).toEqual([]);
    expect(api.requests).toEqual([]);
  });

  it('notes that the login may not look', async () => {
    api.rules = [];
    expect((await plan()).notes).toEqual([
      'the workloads could not be looked at: this login may not read deployment green/api',
    ]);
  });

  it('does not look where nothing is deployed: a held shift, and a version that serves', async () => {
    shop.weights = { ...half };
    const held: Settlement = {
      ...{
        operation: 'shift',
        outcome: 'held',
        from: 'blue',
        to: 'green',
        version: '2.0.0',
        weights: half,
        by,
      },
      ...{ at: '2001-01-01T00:00:00.000Z', reasonCode: 'no-traffic', reason: 'no traffic' },
      holdUntil: '2999-01-01T00:00:00.000Z',
    };
    await plan({ resume: 'continue' }, { settled: held });
    await plan(undefined, { settled: held });
    shop.weights = { ...blue };
    await plan(undefined, { versions: { blue: '2.0.0' } });
    expect(api.requests).toEqual([]);
  });

  it('only notes what it finds while another job holds the lock', async () => {
    const acquired = new Date(0).toISOString();
    const lock = { token: 1, holder: by, acquired, expires: '2999-01-01T00:00:00.000Z' };
    expect((await plan(undefined, { lock })).notes).toEqual([
      expect.stringMatching(/^locked by ada/),
      expect.stringMatching(/^in the way of a deployment as it is now: deployment green\/api is not there/),
    ]);
  });
});
