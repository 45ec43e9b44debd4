import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tagsOf } from '../../demo/shop-repository.ts';
import type { ActRun } from './act-run.ts';
import type { Consumer } from './consumer.ts';
import { type Expect, expectationsOf } from './expectations.ts';

/** What the workflow in the README has to lead to: 1.1.0 serves, and is released. */
export function expectReadme({ world }: Consumer, run: ActRun, expect: Expect): void {
  const { is, step } = expectationsOf(run, expect);
  const job = 'deploy';
  is("the README's workflow runs to its end", run.exitCode === 0, run.exitCode);
  step('verify-readiness@v1 says go', [job, 'ready'], {
    ...{ verdict: 'go', failed: '0', 'plan-digest': /^[0-9a-f]{64}$/ },
  });
  step('backup-db@v1 backs up, and restores', [job, 'backup'], {
    verified: 'restore',
    sha256: /^[0-9a-f]{64}$/,
  });
  const { location = '' } = run.step(job, 'backup').outputs;
  is('the backup is there', existsSync(location), location);
  step('blue-green@v1 promotes', [job, 'shift'], {
    ...{ outcome: 'promoted', active: 'green', previous: 'blue', weights: '{"blue":0,"green":100}' },
  });
  is("blue-green@v1's post runs", run.step(job, 'shift').results['Post'] === 'success');
  const splits = world.proxy.periods.map(({ weights }) => weights.green).join(' ');
  is('traffic went from blue to green by half', splits === '0 50 100', splits);
  step('monitor-window@v1 passes', [job, 'window'], { verdict: 'pass' });
  const back = run.step(job, 'org/deploy-actions/rollback@v1');
  is('no rollback follows', back.results['Main'] === undefined, back);
  step('release-tag@v1 releases', [job, 'org/deploy-actions/release-tag@v1'], {
    ...{ released: 'true', tag: 'v1.1.0', 'previous-tag': 'v1.0.0', bump: 'minor' },
  });
  is('the tag is at the remote', tagsOf(world.origin).includes('v1.1.0'), tagsOf(world.origin));
}

/** What `consumer/steps.yml` has to lead to, after the README's workflow. */
export function expectSteps({ world, cluster, machine }: Consumer, run: ActRun, expect: Expect): void {
  const { is, step, refusal } = expectationsOf(run, expect);
  is('steps.yml runs to its end', run.exitCode === 0, run.exitCode);
  step('maintenance-mode@v1 turns it on', ['database', 'closed'], { active: 'true', changed: 'true' });
  step('migrate-db@v1 migrates', ['database', 'migrated'], { outcome: 'applied', applied: '1' });
  is('the database is migrated', columnsOf(join(machine, 'shop.db'), 'visits').includes('note'));
  const { Post: post } = run.step('database', 'closed').results;
  const closed = existsSync(join(machine, 'maintenance.json'));
  is("maintenance-mode@v1's post turns it off", post === 'success' && !closed, { post, closed });
  step('rollback@v1 rolls back', ['rollback', 'rollback'], {
    ...{ outcome: 'rolled-back', from: 'green', to: 'blue' },
  });
  const { weights } = world.proxy.periods.at(-1) ?? {};
  is('all traffic is on blue', weights?.blue === 100, weights);
  step('rolling-update@v1 updates', ['rolling', 'update'], {
    outcome: 'updated',
    workloads: '{"api":"updated"}',
  });
  is("rolling-update@v1's post runs", run.step('rolling', 'update').results['Post'] === 'success');
  const { wanted, running } = cluster.images();
  is('the cluster runs it', `${wanted} ${running}` === 'shop/api:1.1.0 shop/api:1.1.0', { wanted, running });
  for (const [action, message] of Object.entries(refusals)) {
    refusal(`${action}@v1 refuses what can't be meant`, ['refusals', action], message);
  }
  const tags = tagsOf(world.origin).join(' ');
  is('refusals change nothing', tags === 'v1.0.0 v1.1.0', tags);
}

/** What the steps of the job `refusals` say to the one input of each that is wrong. */
const refusals: Readonly<Record<string, string>> = {
  'verify-readiness': 'input `fail-on`: found `never`',
  'backup-db': 'input `verify`: found `perhaps`',
  'migrate-db': 'input `command`: found `destroy`',
  'maintenance-mode': 'input `mode`: found `perhaps`',
  'blue-green': 'does not rise from 50',
  'rolling-update': 'input `resume`: found `perhaps`',
  'monitor-window': 'input `duration`: found `5`',
  rollback: 'input `confirm`: found `staging`',
  'release-tag': 'input `bump`: found `huge`',
};

/** The actions that have a step with an input that can't be meant. */
export const refusing = Object.keys(refusals);

function columnsOf(file: string, table: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  database.close();
  return columns.map(({ name }) => String(name));
}
