import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { type FakeAlertmanagerOptions, fakeAlertmanager } from '../monitoring/fake-alertmanager.ts';
import { fakeApi, neverArriving, outOfReach } from '../monitoring/fake-api.ts';
import { outcomes } from '../outcomes.ts';

/** Looks often. */
const often = { interval: '10ms' };

/** Where the notifications of a receiver arrive. */
async function inbox() {
  const notes: string[] = [];
  const { url } = await fakeApi({ 'GET /notes': () => ({ text: notes.join('\n') }) });
  return { notes, arrived: { provider: 'http', url: `${url}/notes` } };
}

const sending =
  (options: FakeAlertmanagerOptions, more: object, finding: RegExp, answer?: RegExp) => async () => {
    const { url } = await fakeAlertmanager(options);
    return {
      check: { url, receivers: ['default'], ...often, ...more },
      finding,
      ...(answer ? { answer } : {}),
    };
  };

const byTeam: FakeAlertmanagerOptions = {
  route: ({ team = 'nobody', severity }) => (severity === 'page' ? [`${team}-pager`, 'log'] : ['default']),
};

outcomes('alert-roundtrip', {
  passes: sending(
    byTeam,
    { labels: { team: 'shop', severity: 'page' }, receivers: ['shop-pager'] },
    /^the test alert for `shop-pager` in Alertmanager arrived after \d+ms$/,
    /^DeploymentTest\{deployment_test="deploytest[0-9a-f]{24}"\}\nactive, routed to shop-pager, log$/,
  ),
  warns: sending(
    { silencedBy: ['6a1f'] },
    {},
    /^the test alert is silenced by 6a1f: nobody is notified$/,
    /suppressed, routed to default/,
  ),
  fails: {
    'it is routed to others': sending(
      byTeam,
      { receivers: ['shop-pager', 'log'] },
      /^the test alert is routed to `default`, wanted `shop-pager`, `log`$/,
    ),
    'Alertmanager forgets it': neverArriving(
      sending(
        { forgetful: true },
        {},
        /^the test alert in Alertmanager did not arrive within \S+ \(\d+ looks; cancelled by SIGTERM\)$/,
      ),
    ),
    'the notification does not arrive': neverArriving(async () => {
      const { url } = await fakeAlertmanager();
      const { arrived } = await inbox();
      return {
        check: { url, receivers: ['default'], arrived, ...often },
        finding: /^the test alert for `default` at http:\/\/127\.0\.0\.1:\d+ did not arrive within/,
      };
    }),
    'it is inhibited, so that it can not arrive': async () => {
      const { url } = await fakeAlertmanager({ inhibitedBy: ['77aa'] });
      const { arrived } = await inbox();
      return {
        check: { url, receivers: ['default'], arrived, ...often },
        finding: /^the test alert is inhibited by 77aa: nobody is notified, so that it never arrives$/,
      };
    },
  },
  unreachable: outOfReach('Alertmanager', (url) => ({ url, receivers: ['default'] })),
});

test('follows the notification to where it arrives, and ends the alert', async () => {
  const { notes, arrived } = await inbox();
  const manager = await fakeAlertmanager({
    notify: async (labels) => {
      await sleep(30);
      notes.push(JSON.stringify(labels));
    },
  });
  const check = { kind: 'alert-roundtrip', url: manager.url, receivers: ['default'], arrived, ...often };
  const result = await ask({ ...check, 'warn-slower-than': '10ms' }, await realRuntime());
  expect(result).toMatchObject({ status: 'warn' });
  expect(result.finding).toMatch(
    /^the test alert for `default` at http:\S+ arrived after \d+ms, wanted within 10ms$/,
  );
  expect(JSON.parse(notes[0] ?? '')).toMatchObject({ alertname: 'DeploymentTest', severity: 'info' });
  expect(manager.firing()).toEqual([]);
});

test('an alert that fires only once is ended after a failure', async () => {
  const manager = await fakeAlertmanager();
  const check = { kind: 'alert-roundtrip', url: manager.url, receivers: ['pager'], ...often };
  expect((await ask(check, await realRuntime())).status).toBe('fail');
  expect(manager.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  expect(manager.firing()).toEqual([]);
});

test('an alert is ended when the run is cancelled', async () => {
  const runtime = await realRuntime();
  const { url } = await fakeApi({
    'GET /notes': () => {
      if (manager.firing().length > 0) runtime.cancel(new Error('cancelled by SIGTERM'));
      return { text: '' };
    },
  });
  const manager = await fakeAlertmanager();
  const arrived = { provider: 'http', url: `${url}/notes` };
  const result = await ask(
    { kind: 'alert-roundtrip', url: manager.url, receivers: ['default'], arrived },
    runtime,
  );
  expect(result).toMatchObject({ status: 'fail', finding: expect.stringContaining('cancelled by SIGTERM') });
  expect(manager.firing()).toEqual([]);
});

test('an alert that can not be ended is told', async () => {
  const { url } = await fakeAlertmanager({ afterwards: { status: 503, text: 'leaving' } });
  const check = { kind: 'alert-roundtrip', url, receivers: ['default'], ...often };
  expect(await ask(check, await realRuntime())).toMatchObject({
    status: 'warn',
    finding: expect.stringMatching(
      /^the test alert was not ended \(.*status 503.*\); it ends by itself in a few minutes$/,
    ),
  });
});

test('a receiver that had the marker before proves nothing', async () => {
  const { url } = await fakeApi({ 'GET /notes': ({ parameters }) => ({ text: parameters.get('q') ?? '' }) });
  const manager = await fakeAlertmanager();
  const arrived = { provider: 'http', url: `${url}/notes?q=$MARKER` };
  const check = { kind: 'alert-roundtrip', url: manager.url, receivers: ['default'], arrived, ...often };
  expect((await ask(check, await realRuntime())).finding).toMatch(/has the marker before the alert fired/);
  expect(manager.requests).toEqual([]);
});

test.each([
  [{ labels: { 'not-a-label': 'x' } }, /must be the name of a label/],
  [{ labels: { alertname: 'x' } }, /which the check sets itself/],
  [{ receivers: [] }, /./],
])('%j is refused', (fields, message) => {
  const check = { kind: 'alert-roundtrip', url: 'http://a', receivers: ['default'], ...fields };
  expect(() => section(check)).toThrow(message);
});
