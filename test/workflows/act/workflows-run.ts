import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tagsOf } from '../../demo/shop-repository.ts';
import type { ActRun } from './act-run.ts';
import type { Consumer } from './consumer.ts';
import { type Expect, expectationsOf } from './expectations.ts';

/** What each called workflow gives to its caller, as far as it is known before. */
const outputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  release: { released: 'true', tag: 'api-v0.1.0' },
  deploy: {
    ...{ verdict: 'go', migrated: '1', contract: 'false', outcome: 'promoted', active: 'green' },
    ...{ window: 'pass', rollback: '', tag: 'v1.1.0' },
  },
  rollback: { outcome: 'rolled-back', from: 'green', to: 'blue' },
  maintenance: { active: 'true', 'reason-code': 'turned-on' },
  rolling: { verdict: 'go', outcome: 'updated', workloads: '{"api":"updated"}' },
};

/** What `consumer/workflows.yml` has to lead to: it calls each reusable workflow once. */
export function expectWorkflows({ world, cluster, machine }: Consumer, run: ActRun, expect: Expect): void {
  const { is, step } = expectationsOf(run, expect);
  is('workflows.yml runs to its end', run.exitCode === 0, run.exitCode);
  const { needs = '{}' } = run.step('told', 'told').outputs;
  const told = JSON.parse(needs) as Record<string, { result: string; outputs?: Record<string, string> }>;
  for (const [job, wanted] of Object.entries(outputs)) {
    const found = told[job];
    const met = Object.entries(wanted).every(([name, value]) => found?.outputs?.[name] === value);
    is(`the workflow that ${job} calls gives its outputs`, found?.result === 'success' && met, found);
  }
  step('its readiness keeps the report', ['deploy/readiness', 'Keep the report and the checklist']);
  step('its deployment keeps the reports', ['deploy/deploy', 'Keep the reports']);
  const { outputs: backup } = run.step('deploy/deploy', 'backup');
  is('the backup is there', existsSync(backup['location'] ?? ''), backup);
  const splits = world.proxy.periods.map(({ weights }) => weights.green).join(' ');
  is('traffic went to green by half, and back', splits === '0 50 100 0', splits);
  const tags = tagsOf(world.origin).join(' ');
  is('both releases are tagged', tags === 'api-v0.1.0 v1.0.0 v1.1.0', tags);
  const stays = existsSync(join(machine, 'maintenance.json'));
  is('maintenance mode outlives its run', stays, stays);
  const { wanted, running } = cluster.images();
  is('the cluster runs it', `${wanted} ${running}` === 'shop/api:1.1.0 shop/api:1.1.0', { wanted, running });
}
