import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, realRuntime } from '../../packages/checks/test/asking.ts';
import { components } from '../../scripts/components/components.ts';
import {
  type Alertmanager,
  type Prometheus,
  type Pushgateway,
  startAlertmanager,
  startPrometheus,
  startPushgateway,
} from './components/index.ts';

/** Notifications as they reach people. */
interface Inbox {
  readonly url: string;
  readonly close: () => void;
}

interface World {
  readonly prometheus: Prometheus;
  /** One whose rules can't be evaluated, and that wants to know who asks. */
  readonly broken: Prometheus;
  readonly alertmanager: Alertmanager;
  readonly pushgateway: Pushgateway;
  readonly inbox: Inbox;
}

const rules = `
groups:
  - name: shop
    rules:
      - { alert: Watchdog, expr: vector(1), labels: { severity: none } }
      - { alert: HighErrorRate, expr: deployment_errors > 0, labels: { severity: critical }, annotations: { summary: requests fail } }
      - { record: shop:errors, expr: sum(deployment_errors) }
`;

/** The password is `test`; https://prometheus.io/docs/guides/basic-auth/ */
const users = { admin: '$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay' };
const admin = { username: 'admin', password: 'test' };

let world: World;

beforeAll(async () => {
  const inbox = await startInbox();
  const pushgateway = await startPushgateway();
  const alertmanager = await startAlertmanager(`
route:
  receiver: nobody
  routes: [ { receiver: people, matchers: [ severity="page" ], group_wait: 0s, group_interval: 1s } ]
receivers:
  - name: nobody
  - name: people
    webhook_configs: [ { url: '${inbox.url}', send_resolved: false } ]
`);
  const prometheus = await startPrometheus({
    rules,
    configuration: `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [ rules.yml ]
alerting: { alertmanagers: [ { static_configs: [ { targets: [ '${new URL(alertmanager.url).host}' ] } ] } ] }
scrape_configs:
  - { job_name: pushed, honor_labels: true, static_configs: [ { targets: [ '${pushgateway.target}' ] } ] }
  - { job_name: gone, static_configs: [ { targets: [ '127.0.0.1:2' ] } ] }
`,
  });
  const broken = await startPrometheus({
    rules: 'groups: [ { name: odd, rules: [ { alert: Odd, expr: "up * on() up" } ] } ]',
    configuration: `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [ rules.yml ]
scrape_configs: [ { job_name: gone, static_configs: [ { targets: [ '127.0.0.1:2', '127.0.0.1:3' ] } ] } ]
`,
    users,
  });
  world = { prometheus, broken, alertmanager, pushgateway, inbox };
});

afterAll(async () => {
  world.inbox.close();
  await Promise.all([world.prometheus.close(), world.broken.close()]);
  await Promise.all([world.alertmanager.close(), world.pushgateway.close()]);
});

/** Takes notifications, and tells everything that it got. */
async function startInbox(): Promise<Inbox> {
  let notes = '';
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') for await (const chunk of request) notes += chunk;
    response.end(notes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

const patience = { timeout: 30_000, interval: 250 };

/** Status and finding of a check, once. */
async function found(check: object) {
  const { status, finding } = await ask(check, await realRuntime());
  return `${status}: ${finding}`;
}

describe('targets', () => {
  const targets = (more: object) => ({ kind: 'prometheus-targets', url: world.prometheus.url, ...more });

  test('what Prometheus scrapes is up, and what is gone is not', async () => {
    const pushed = () => found(targets({ jobs: ['pushed'] }));
    await expect.poll(pushed, patience).toBe('pass: 1 target of 1 job up, wanted all');
    await expect
      .poll(() => found(targets({})), patience)
      .toMatch(
        /^fail: 0 of 1 target of `gone` up, wanted 100% \(http:\/\/127\.0\.0\.1:2\/metrics: Get .*refused\)$/,
      );
    expect(await found(targets({ jobs: ['pushd'] }))).toMatch(/^fail: .*did you mean `pushed`\?$/);
  });
});

test('a server that wants to know who asks says so', async () => {
  const { url } = world.broken;
  expect(await found({ kind: 'prometheus-targets', url })).toMatch(
    /^fail: Prometheus: \S+ answered with status 401: Unauthorized; check the credentials/,
  );
  expect(await found({ kind: 'prometheus-targets', url, ...admin })).toMatch(
    /^fail: 0 of 2 targets of `gone` up/,
  );
});

describe('rules', () => {
  const check = (more: object) => ({ kind: 'prometheus-rules', url: world.prometheus.url, ...more });

  test('those that are there work', async () => {
    const wanted = { names: ['HighErrorRate', 'Watchdog'], groups: ['shop'], 'evaluated-within': '30s' };
    await expect
      .poll(() => found(check(wanted)), patience)
      .toBe('pass: 3 rules in 1 group work, 2 wanted ones among them');
    expect(await found(check({ names: ['Watchdog'], 'severity-label': 'critical' }))).toBe(
      'fail: the alerting rule `Watchdog` has the severity `none`, wanted `critical`',
    );
    expect(await found(check({ names: ['shop:errors'] }))).toMatch(
      /^fail: there is no alerting rule `shop:errors`/,
    );
  });

  test('one that can not be evaluated is told with its reason', async () => {
    await expect
      .poll(() => found(check({ url: world.broken.url, ...admin })), patience)
      .toMatch(/^fail: 1 rule can not be evaluated, wanted none: `Odd`: found duplicate series/);
  });

  test('promtool reads files', async () => {
    const runtime = await realRuntime();
    const processes = {
      ...runtime.processes,
      tool: (request: Parameters<typeof runtime.processes.tool>[0]) =>
        runtime.processes.tool({ ...request, command: components.promtool.program }),
    };
    await mkdir(join(runtime.workspace, 'alerts'));
    await writeFile(join(runtime.workspace, 'alerts/shop.yml'), rules);
    const files = { kind: 'prometheus-rules', files: ['alerts/*.yml'] };
    const judged = async () => ask(files, { ...runtime, processes });
    expect(await judged()).toMatchObject({ status: 'pass', finding: 'promtool accepts 1 file' });
    await writeFile(
      join(runtime.workspace, 'alerts/odd.yml'),
      'groups: [ { name: a, rules: [ { alert: A, expr: "up >" } ] } ]',
    );
    expect(await judged()).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^promtool refuses the files: alerts\/odd\.yml: .*"A"/),
    });
  });
});

test('an alert counts from Prometheus to Alertmanager, until it is silenced', async () => {
  const { prometheus, alertmanager, pushgateway } = world;
  const alerts = { kind: 'alerts', url: alertmanager.url, watchdog: 'Watchdog' };
  const ofPrometheus = { kind: 'alerts', source: 'prometheus', url: prometheus.url };
  await expect
    .poll(() => found(alerts), patience)
    .toBe('pass: no alert with `severity="critical"` fires (1 in all), and `Watchdog` does');
  expect(await found(ofPrometheus)).toMatch(/^pass: /);

  const group = `${pushgateway.url}/metrics/job/shop`;
  await fetch(group, { method: 'PUT', body: 'deployment_errors 5\n' });
  const fires = /^fail: 1 alert fires, wanted none: `HighErrorRate` for \d+s: requests fail$/;
  await expect.poll(() => found(alerts), patience).toMatch(fires);
  expect(await found(ofPrometheus)).toMatch(fires);

  await alertmanager.silence({ alertname: 'HighErrorRate' });
  await expect.poll(() => found(alerts), patience).toMatch(/^pass: .*\(2 in all, 1 silenced or inhibited\)/);
  expect(await found({ ...alerts, suppressed: 'warn' })).toMatch(
    /^warn: 1 silenced or inhibited alert fires/,
  );
  await fetch(group, { method: 'DELETE' });
});

describe('a test alert', () => {
  const check = (more: object) => ({
    kind: 'alert-roundtrip',
    url: world.alertmanager.url,
    interval: '100ms',
    ...more,
  });

  const named = async (alertname: string) => {
    const filter = encodeURIComponent(`alertname="${alertname}"`);
    const answer = await fetch(`${world.alertmanager.url}/api/v2/alerts?filter=${filter}`);
    return (await answer.json()) as unknown[];
  };

  test('reaches people by its route, and ends', async () => {
    const arrived = { provider: 'http', url: world.inbox.url };
    const page = { alertname: 'Page', labels: { severity: 'page' }, receivers: ['people'], arrived };
    expect(await found(check(page))).toMatch(/^pass: the test alert for `people` at http:\S+ arrived after /);
    await expect.poll(() => named('Page'), patience).toEqual([]);
  });

  test('goes to nobody without the label of the route', async () => {
    expect(await found(check({ receivers: ['people'] }))).toBe(
      'fail: the test alert is routed to `nobody`, wanted `people`',
    );
    await expect.poll(() => named('DeploymentTest'), patience).toEqual([]);
  });

  test('is silent under a silence', async () => {
    await world.alertmanager.silence({ alertname: 'Hushed' });
    const hushed = { alertname: 'Hushed', labels: { severity: 'page' }, receivers: ['people'] };
    expect(await found(check(hushed))).toMatch(
      /^warn: the test alert is silenced by \S+: nobody is notified$/,
    );
  });
});

test('a metric goes through the Pushgateway into Prometheus, and is removed', async () => {
  const { pushgateway, prometheus } = world;
  const write = { provider: 'pushgateway', url: pushgateway.url, job: 'smoke/shop' };
  const check = { kind: 'metric-roundtrip', write, find: { url: prometheus.url }, interval: '100ms' };
  expect(await found(check)).toMatch(/^pass: the metric `deployment_test` in Prometheus arrived after /);
  const left = (await (await fetch(`${pushgateway.url}/api/v1/metrics`)).json()) as {
    data: { labels: object }[];
  };
  expect(left.data.filter(({ labels }) => 'marker' in labels)).toEqual([]);

  const query = 'max(deployment_test) # of all jobs';
  expect(await found({ ...check, find: { url: prometheus.url, query }, 'warn-slower-than': '1ms' })).toMatch(
    /^warn: .*wanted within 1ms$/,
  );
  const elsewhere = { ...check, find: { url: world.broken.url, ...admin }, timeout: '3s' };
  expect(await found(elsewhere)).toMatch(
    /^fail: .*did not arrive within \S+ \(\d+ looks; no answer within 3s\)$/,
  );
});
