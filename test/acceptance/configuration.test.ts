import { runStep } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { actions, createPlace, digestOf, runByHand, stackTrace } from './bundles.ts';

/** Something wrong in every section, so that each action meets errors in its own and in those of others. */
const broken = `servce: shop
environments:
  production:
    state: { store: ssm }
    traffic: { router: http, url: no-address, colors: { blue: {} } }
    workload: { deployer: command, run: '', timeout: 5 }
    metrics: { provider: openmetrics, indicators: { errors: { query: up, rollback-above: lots } } }
    checks: [ { kind: disk, free: 5 }, { kind: htp } ]
    backup: { engine: sqlite, connection: shop.db, destination: backups, verfy: archive }
  staging: {}
`;

const problems = [
  '1:1: unknown key `servce`; did you mean `service`?',
  '4:12: `environments.production.state.parameter`: is missing, expected a text',
  '5:35: `environments.production.traffic.url`: must be an address that starts with http:// or https://, found `no-address`',
  '5:55: `environments.production.traffic.colors.green`: is missing, expected a mapping',
  '5:63: `environments.production.traffic.colors.blue.url`: is missing, expected a text',
  '6:41: `environments.production.workload.run`: must not be empty',
  '6:54: `environments.production.workload.timeout`: found `5`, but a duration has a unit',
  '7:90: `environments.production.metrics.indicators.errors.rollback-above`: found `lots`, allowed are',
  '8:35: `environments.production.checks[0].free`: found `5`, but a size has a unit',
  '8:48: `environments.production.checks[1].kind`: unknown kind of check `htp`; did you mean `http`?',
  '9:74: unknown key `verfy` in `environments.production.backup`; did you mean `verify`?',
];

/** The actions that read the file; the others have nothing in it to read. */
const readers = actions.filter((action) => action !== 'release-tag');

/** What an action is asked to do, where it can do several things: one that reads the whole file. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'maintenance-mode': { mode: 'on' },
  'migrate-db': { command: 'plan' },
};

/** A rollback is not stopped by a mistake in what it doesn't need. */
const sectionsOf = (action: string) =>
  action === 'rollback' ? /`environments\.production\.(state|traffic)\./ : /./;

describe.concurrent.each(readers)('%s with a broken configuration', (action) => {
  test('names file, line and column of every error at once and changes nothing', async () => {
    const place = createPlace({ '.github/deploy.yml': broken });
    const before = digestOf(place.workspace);
    const { exitCode, lines, log, outputs, summary } = await runStep({
      action,
      ...place,
      inputs: asked[action] ?? {},
    });
    for (const problem of problems.filter((text) => sectionsOf(action).test(text))) {
      expect(log).toContain(`error: .github/deploy.yml:${problem}`);
      expect(summary).toContain(`- .github/deploy.yml:${problem}`);
    }
    expect(log).toContain(
      'error: input `environment`: is required: the configuration has `production`, `staging`',
    );
    expect(lines.find(({ place: at }) => at === '.github/deploy.yml:5:35')).toMatchObject({ kind: 'error' });
    expect(log).not.toMatch(stackTrace);
    expect({ exitCode, outputs, workspace: digestOf(place.workspace) }).toEqual({
      exitCode: 1,
      outputs: {},
      workspace: before,
    });
  });

  test('that is no YAML says where, by hand', async () => {
    const place = createPlace({ 'ops.yml': 'service: shop\nenvironments:\n\tproduction: {}\n' });
    const { exitCode, output } = await runByHand(action, place, { config: 'ops.yml' });
    expect(output).toContain('error: ops.yml:3:1: is not valid YAML: a tab cannot indent; use spaces\n');
    expect(output).not.toContain('`environments.production');
    expect(output).not.toMatch(stackTrace);
    expect(exitCode).toBe(1);
  });
});
