import { ConfigurationError } from '@deploy-actions/action-kit';
import { sections } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { presetChecks } from '../src/presets/presets.ts';
import { selectChecks } from '../src/selection.ts';
import { contextOf, section } from './asking.ts';

const everything = {
  'web-service': {
    url: 'https://shop.example',
    prometheus: 'http://prometheus',
    alertmanager: 'http://alerts',
  },
  postgres: { database: 'postgres://u:p@db/shop' },
  kubernetes: { namespace: 'shop', context: 'prod' },
  aws: { account: '123456789012', secrets: ['shop/prod'] },
  hotfix: {},
};

const read = (given: object) => sections.presets.parse(given);
const ids = async (given: object) =>
  (await presetChecks(read(given))).flatMap(({ checks }) => checks.map(({ id }) => id));

async function select(given: { presets: object; checks?: object[] }, more: object = {}) {
  const runtime = await createTestRuntime({ environment: { AWS_REGION: 'eu-central-1' } });
  const all = { presets: read(given.presets), checks: section(...(given.checks ?? [])) };
  return selectChecks(all, contextOf(runtime, more));
}

async function problems(...args: Parameters<typeof select>): Promise<string[]> {
  const error = await select(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ConfigurationError)) throw new Error(`no ConfigurationError, but ${error}`);
  return error.problems.map(({ input, message }) => `${input}: ${message}`);
}

describe('presets', () => {
  test('bring these checks, each under an id of its own', async () => {
    expect(await ids(everything)).toEqual([
      ...['ci', 'reviews', 'vulnerabilities', 'gate', 'health', 'certificate', 'dns'],
      ...['targets', 'rules', 'alerts', 'health-after', 'alerts-after'],
      ...['database', 'connections', 'replication', 'indexes', 'constraints'],
      ...['cluster-access', 'workloads', 'capacity', 'workloads-after'],
      ...['aws-identity', 'secrets'],
      ...['hotfix-reviews', 'hotfix-branch', 'hotfix-tests'],
    ]);
  });

  test('bring only what their parameters make sense of', async () => {
    expect(await ids({ 'web-service': { url: 'http://10.0.0.1:8080' } })).toEqual([
      ...['ci', 'reviews', 'vulnerabilities', 'gate', 'health', 'health-after'],
    ]);
    expect(await ids({ aws: {} })).toEqual(['aws-identity']);
  });

  test('ask the address that was given', async () => {
    const { checks } = await select({
      presets: { 'web-service': { url: 'https://{{environment}}.shop.example:8443/v1/', health: '/ready' } },
    });
    const asks = Object.fromEntries(checks.map(({ id, check }) => [id, check.asks]));
    expect(asks).toMatchObject({
      health: 'GET https://production.shop.example:8443/ready',
      certificate: expect.stringContaining('production.shop.example:8443'),
      dns: expect.stringContaining('production.shop.example'),
    });
  });

  test('can all be prepared, in every phase they have', async () => {
    const before = await select({ presets: everything });
    const after = await select({ presets: everything }, { phase: 'post-deploy' });
    expect(after.checks.map(({ id }) => id)).toEqual(['health-after', 'alerts-after', 'workloads-after']);
    expect(before.checks.length + before.skipped.length + after.checks.length).toBe(
      (await ids(everything)).length,
    );
  });

  test('ask for two reviews, and for one of a hotfix', async () => {
    const reviewed = async (profile: string, presets: object) =>
      (await select({ presets }, { profile })).checks
        .filter(({ kind }) => kind === 'reviews')
        .map(({ title }) => title);
    const { 'web-service': web, hotfix } = everything;
    expect(await reviewed('standard', { 'web-service': web, hotfix })).toEqual(['Approved by 2']);
    expect(await reviewed('hotfix', { 'web-service': web, hotfix })).toEqual(['Approved by 1']);
    expect(await reviewed('standard', { 'web-service': web })).toEqual(['Approved by 2']);
    expect(await problems({ presets: { 'web-service': web } }, { profile: 'hotfix' })).toEqual([
      'profile: no check names the profile `hotfix`; profiles there are: `standard`',
    ]);
  });
});

test('of a hotfix only approvals of the people that are named count', async () => {
  const asked = async (hotfix: object) =>
    (await presetChecks({ hotfix: { reviewers: 1, branches: ['hotfix/*'], ...hotfix } }))
      .flatMap(({ checks }) => checks)
      .find(({ id }) => id === 'hotfix-reviews');
  const from = { teams: ['acme/seniors'] };
  expect(await asked({ from })).toMatchObject({ 'at-least': 1, from });
  expect(await asked({})).not.toHaveProperty('from');
});

test("a team's own profile is reviewed as an ordinary deployment, hotfixes or not", async () => {
  const checks = [{ kind: 'command', run: 'true', profiles: ['major', 'hotfix'] }];
  const { 'web-service': web, hotfix } = everything;
  const reviewed = async (profile: string) =>
    (await select({ presets: { 'web-service': web, hotfix }, checks }, { profile })).checks
      .filter(({ kind }) => kind === 'reviews')
      .map(({ id }) => id);
  expect(await reviewed('major')).toEqual(['reviews']);
  expect(await reviewed('hotfix')).toEqual(['hotfix-reviews']);
});

describe('a check of a preset', () => {
  const web = (adjust: object) => ({ presets: { 'web-service': { url: 'http://shop.example', adjust } } });
  const find = async (id: string, given: Parameters<typeof select>[0]) =>
    (await select(given)).checks.find((check) => check.id === id);

  test('is adjusted by id', async () => {
    const dns = await find('dns', web({ dns: { severity: 'warning', timeout: '5s', needs: ['health'] } }));
    expect(dns).toMatchObject({ severity: 'warning', timeout: 5_000, needs: ['health'], kind: 'dns' });
    expect(dns?.title).toBe('Its name resolves');
  });

  test('is left out with `off`', async () => {
    expect(await find('dns', web({ dns: 'off' }))).toBeUndefined();
    expect(await find('health', web({ dns: 'off' }))).toBeDefined();
  });

  test('is replaced as a whole by a check with its id', async () => {
    const own = { id: 'health', kind: 'command', run: 'true' };
    const { checks } = await select({ ...web({}), checks: [own] });
    expect(checks.filter(({ id }) => id === 'health').map(({ kind }) => kind)).toEqual(['command']);
  });

  test('that is replaced can not be adjusted as well: nobody would see that it does nothing', async () => {
    const own = { id: 'health', kind: 'command', run: 'true' };
    expect(await problems({ ...web({ health: { severity: 'warning' } }), checks: [own] })).toEqual([
      'presets: `health` is replaced by a check of your own, which `adjust` does not change: say it there',
    ]);
  });

  test('stays beside one of the same kind that was given no id', async () => {
    const own = { kind: 'dns', name: 'cdn.example' };
    const { checks } = await select({ ...web({}), checks: [own] });
    expect(checks.filter(({ kind }) => kind === 'dns').map(({ id }) => id)).toEqual(['dns', 'dns-2']);
    const without = await select({ ...web({ dns: 'off' }), checks: [own] });
    expect(without.checks.filter(({ kind }) => kind === 'dns').map(({ id }) => id)).toEqual(['dns-2']);
  });

  test('that is not there can not be adjusted, needed or left out', async () => {
    expect(await problems(web({ dnss: 'off', health: { needs: ['dnss'] } }))).toEqual([
      'presets: `dnss` names no check of the preset `web-service`; did you mean `dns`?',
      'presets: preset `web-service`, check `health`: needs `dnss`: no check has the id `dnss`; did you mean `dns`?',
    ]);
  });

  test('without a usable address is told', async () => {
    expect(await problems({ presets: { 'web-service': { url: 'https://:80' } } })).toContain(
      'presets: `url` is no address: found `https://:80`',
    );
  });
});
