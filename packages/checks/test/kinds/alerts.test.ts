import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { fakeApi, outOfReach } from '../monitoring/fake-api.ts';
import { outcomes } from '../outcomes.ts';

const startsAt = () => new Date(Date.now() - 600_000).toISOString();

/** An alert as in the `gettableAlert` of https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml */
function alert(
  alertname: string,
  labels: object = { severity: 'critical' },
  state = 'active',
  more: object = {},
) {
  return {
    labels: { alertname, ...labels },
    annotations: { summary: `${alertname} happens` },
    ...{ startsAt: startsAt(), updatedAt: startsAt(), endsAt: new Date(Date.now() + 60_000).toISOString() },
    ...{
      fingerprint: '5ef77f1f8a3ecf8d',
      generatorURL: 'http://prometheus/graph?g0.expr=up',
      receivers: [{ name: 'team' }],
    },
    status: { state, silencedBy: state === 'suppressed' ? ['1'] : [], inhibitedBy: [] },
    ...more,
  };
}

async function alertmanager(...alerts: object[]) {
  const { url } = await fakeApi({ 'GET /api/v2/alerts': () => ({ body: alerts }) });
  return url;
}

const firing = (alerts: object[], check: object, finding: RegExp, answer?: RegExp) => async () => ({
  check: { url: await alertmanager(...alerts), ...check },
  finding,
  ...(answer ? { answer } : {}),
});

outcomes('alerts', {
  passes: firing(
    [
      alert('Watchdog', { severity: 'none' }),
      alert('Slow', { severity: 'warning' }),
      alert('DiskFull', { severity: 'critical' }, 'suppressed'),
    ],
    { watchdog: 'Watchdog' },
    /^no alert with `severity="critical"` fires \(3 in all, 1 silenced or inhibited\), and `Watchdog` does$/,
    /^3 alerts, 1 silenced or inhibited\nsuppressed: DiskFull/,
  ),
  warns: firing(
    [alert('Slow', { severity: 'warning' }), alert('DiskFull', { severity: 'critical' }, 'suppressed')],
    { warn: ['severity="warning"'], suppressed: 'warn' },
    /^1 alert fires, wanted none: `Slow` for 10m\w*: Slow happens; 1 silenced or inhibited alert fires, wanted none: `DiskFull` for 10m\w*: DiskFull happens$/,
  ),
  fails: {
    'a critical alert fires': firing(
      [alert('DiskFull'), alert('Slow', { severity: 'warning' })],
      {},
      /^1 alert fires, wanted none: `DiskFull` for 10m\w*: DiskFull happens$/,
      /^DiskFull\{severity="critical"\} since \S+: DiskFull happens: http:\/\/prometheus\/graph\?g0\.expr=up$/m,
    ),
    'an alert of one of several lists fires': firing(
      [
        alert('Slow', { severity: 'warning', team: 'shop' }),
        alert('Slow', { severity: 'warning', team: 'cart' }),
      ],
      { fail: ['severity="critical"', 'severity="warning", team=~"sh.*"'] },
      /^1 alert fires/,
    ),
    'the watchdog is silent': firing(
      [],
      { watchdog: 'Watchdog' },
      /^`Watchdog` does not fire, though it always has to: the alerts of Prometheus do not get here$/,
    ),
    'the watchdog is silenced': firing(
      [alert('Watchdog', {}, 'suppressed')],
      { watchdog: 'Watchdog' },
      /^`Watchdog` does not fire/,
    ),
    'an alert of Prometheus fires, another is only pending': async () => {
      const labels = { alertname: 'DiskFull', severity: 'critical' };
      const common = { annotations: {}, activeAt: startsAt(), value: '1e+00' };
      const alerts = [
        { labels, state: 'firing', ...common },
        { labels: { ...labels, alertname: 'Slow' }, state: 'pending', ...common },
      ];
      const { url } = await fakeApi({
        'GET /api/v1/alerts': () => ({ body: { status: 'success', data: { alerts } } }),
      });
      return {
        check: { source: 'prometheus', url },
        finding: /^1 alert fires, wanted none: `DiskFull` for 10m\S*$/,
      };
    },
  },
  unreachable: {
    ...outOfReach('Alertmanager', (url) => ({ url })),
    'the version 1 of its API': async () => {
      const { url } = await fakeApi({
        'GET /api/v2/alerts': () => ({ body: { status: 'success', data: [] } }),
      });
      return { check: { url }, finding: /JSON of another form than documented/ };
    },
  },
});

test('an alert without the label has it empty', async () => {
  const url = await alertmanager(alert('Odd', {}));
  const check = { kind: 'alerts', url, fail: ['severity!="critical"'] };
  expect((await ask(check, await realRuntime())).status).toBe('fail');
});

test('silenced and unprocessed alerts are asked for, too', async () => {
  const { url, requests } = await fakeApi({ 'GET /api/v2/alerts': () => ({ body: [] }) });
  await ask({ kind: 'alerts', url }, await realRuntime());
  expect(Object.fromEntries(requests[0]?.parameters ?? [])).toEqual({
    ...{ active: 'true', unprocessed: 'true', silenced: 'true', inhibited: 'true' },
  });
});

test.each(['severity', 'severity=="critical"', 'severity=~"(?=x)"', ' '])(
  'the matcher %j is refused',
  async (matcher) => {
    const check = { kind: 'alerts', url: 'http://127.0.0.1:2', fail: [matcher] };
    await expect(ask(check, await realRuntime())).rejects.toThrow(/`.*` /);
  },
);

test('contradictions are refused', () => {
  const url = 'http://a';
  expect(() => section({ kind: 'alerts', url, fail: [] })).toThrow('nothing would be checked');
  expect(() => section({ kind: 'alerts', url, source: 'prometheus', suppressed: 'warn' })).toThrow(
    'needs an Alertmanager',
  );
});
