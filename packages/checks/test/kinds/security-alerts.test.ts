import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import {
  askAgain,
  permissions,
  refusals,
  type ShopOnGithub,
  shopOnGithub,
} from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

const asked = (world: ShopOnGithub, check: object) => askAgain(world, { kind: 'security-alerts', ...check });

async function alerted(...severities: ('low' | 'medium' | 'high' | 'critical')[]) {
  const world = await shopOnGithub();
  for (const severity of severities) world.shop.addAlert('dependabot', { severity });
  return world;
}

outcomes('security-alerts', {
  passes: async () =>
    (await alerted('medium')).scene(
      {},
      /^no open alert of code-scanning, dependabot is critical or high$/,
      /dependabot: 0 open/,
    ),
  warns: async () =>
    (await alerted('high', 'high')).scene(
      {},
      /^2 open high: lodash \(GHSA-.*\) \(dependabot\), .*, wanted none$/,
    ),
  fails: {
    'a critical alert of Dependabot': async () =>
      (await alerted('critical', 'high')).scene(
        {},
        /^1 open critical: lodash .*, wanted none; 1 open high/,
        /^critical: lodash \(GHSA-\S+\) https:/m,
      ),
    'a critical alert of code scanning': async () => {
      const { shop, scene } = await shopOnGithub();
      shop.addAlert('codeScanning', { securitySeverity: 'critical', rule: 'js/xss', path: 'a.js' });
      return scene({}, /^1 open critical: js\/xss in a.js \(code-scanning\), wanted none$/);
    },
    'Dependabot that is off': async () => {
      const { shop, scene } = await shopOnGithub();
      shop.state.project.dependabot.state = 'off';
      return scene(
        {},
        /^dependabot tells nothing: `Dependabot alerts are disabled for this repository.`; switch/,
      );
    },
    'code scanning that is off': async () => {
      const { shop, scene } = await shopOnGithub();
      shop.state.project.codeScanning.state = 'off';
      return scene({}, /^code-scanning tells nothing: `Code scanning is not enabled/);
    },
    'code scanning that never had a result': async () => {
      const { shop, scene } = await shopOnGithub();
      shop.state.project.codeScanning.state = 'unanalysed';
      return scene({}, /^code-scanning tells nothing: `no analysis found`/);
    },
  },
  unreachable: {
    ...refusals({}, 'security-events: read'),
    ...refusals({ sources: ['dependabot'] }, 'vulnerability-alerts: read'),
    'secret scanning, which GITHUB_TOKEN may never see': async () =>
      (await shopOnGithub()).scene(
        { sources: ['secret-scanning'] },
        /403.*`permissions: secret-scanning-alerts: read`/,
      ),
  },
});

test('a source that is off can be made a warning, and hides no other one', async () => {
  const world = await alerted('critical');
  world.shop.state.project.codeScanning.state = 'off';
  const check = { unavailable: 'warn' };
  expect(await asked(world, check)).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/1 open critical.*tells nothing/),
  });
  expect(await asked(world, { ...check, sources: ['code-scanning'] })).toMatchObject({ status: 'warn' });
});

test('severities fail and warn as configured', async () => {
  const world = await alerted('medium');
  expect((await asked(world, { 'fail-on': 'medium' })).status).toBe('fail');
  expect((await asked(world, { 'fail-on': 'high' })).status).toBe('warn');
  expect((await asked(world, { 'fail-on': 'high', 'warn-on': 'none' })).status).toBe('pass');
  expect((await asked(world, { 'warn-on': 'low' })).status).toBe('warn');
  expect((await asked(world, { 'fail-on': 'low' })).status).toBe('fail');
});

test('a result without a severity counts by its level, closed ones do not', async () => {
  const world = await shopOnGithub();
  world.shop.addAlert('codeScanning', { securitySeverity: 'critical', state: 'dismissed' });
  world.shop.addAlert('codeScanning', { securitySeverity: null, severity: 'note' });
  expect((await asked(world, { 'fail-on': 'high' })).status).toBe('pass');
  world.shop.addAlert('codeScanning', { securitySeverity: null, severity: 'error' });
  expect((await asked(world, { 'fail-on': 'high' })).status).toBe('fail');
});

test('another branch has alerts of its own, and dependencies a scope', async () => {
  const world = await shopOnGithub();
  world.shop.addAlert('codeScanning', { securitySeverity: 'critical', ref: 'refs/heads/release' });
  world.shop.addAlert('dependabot', { severity: 'critical', scope: 'development' });
  expect((await asked(world, { scope: 'runtime' })).status).toBe('pass');
  expect((await asked(world, { scope: 'runtime', ref: 'refs/heads/release' })).status).toBe('fail');
  expect((await asked(world, {})).finding).toMatch('dependabot');
});

test('a secret that is out is critical, and stays out of the report', async () => {
  const world = await shopOnGithub({ permissions: { ...permissions, 'secret-scanning-alerts': 'read' } });
  const { secret } = world.shop.addAlert('secretScanning') as { secret: string };
  const result = await ask(
    { kind: 'security-alerts', sources: ['secret-scanning'] },
    world.runtime,
    world.context,
  );
  expect(result).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/1 open critical: aws_secret/),
  });
  expect(JSON.stringify(result)).not.toContain(secret);
  const [request] = world.github.requests;
  expect(request?.query['hide_secret']).toBe('true');
  world.shop.state.project.secretScanning.state = 'off';
  expect((await asked(world, { sources: ['secret-scanning'] })).finding).toMatch(
    'Secret scanning is disabled',
  );
});

test('lists are read to their end', async () => {
  const world = await alerted(...Array<'high'>(130).fill('high'), 'high');
  for (let count = 0; count < 130; count += 1)
    world.shop.addAlert('codeScanning', { securitySeverity: 'low' });
  expect((await asked(world, {})).finding).toMatch(/^131 open high/);
  expect((await asked(world, { 'fail-on': 'low', sources: ['code-scanning'] })).finding).toMatch(
    /^130 open low/,
  );
});

test('a ref that nothing has analysed has no alerts, and that proves nothing', async () => {
  const world = await shopOnGithub();
  const sources = ['code-scanning'];
  expect((await asked(world, { sources, ref: 'refs/heads/main' })).status).toBe('pass');
  expect(await asked(world, { sources, ref: 'refs/heads/feature' })).toEqual({
    status: 'fail',
    finding: 'code-scanning tells nothing: `no analysis found of refs/heads/feature`; switch it on',
  });
  expect((await asked(world, { sources, ref: 'refs/heads/feature', unavailable: 'warn' })).status).toBe(
    'warn',
  );
});

test('a warning for what fails anyway is refused', () => {
  expect(() => section({ kind: 'security-alerts', 'fail-on': 'medium', 'warn-on': 'high' })).toThrow(
    /less severe/,
  );
});
