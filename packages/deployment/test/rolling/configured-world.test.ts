import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/action-kit';
import { loadConfiguration } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type RollingConfigured, type RollingDependencies, rollingWorld } from '../../src/index.ts';

let runtime: TestRuntime;
beforeEach(async () => {
  runtime = await createTestRuntime();
});

const workload = `{ deployer: kubernetes, namespace: shop, deployments: { worker: { containers: { w: "shop/w:{{version}}" } } } }`;
const variables =
  'echo "$DEPLOY_WORKLOAD $DEPLOY_SERVICE $DEPLOY_ENVIRONMENT $DEPLOY_VERSION $DEPLOY_SHA [$DEPLOY_URL] $DEPLOY_COLOR"';

async function open(rolling: string, metrics?: string, url?: string): Promise<RollingDependencies> {
  const configuration: RollingConfigured = await loadConfiguration(
    {
      ...{
        file: undefined,
        environment: 'production',
        overrides: { workload, rolling, metrics, health: '{ interval: 20ms }' },
      },
      ...{ needs: ['workload', 'rolling'], uses: ['health', 'metrics', 'aws'] },
    },
    runtime,
  );
  const release = { service: 'shop', environment: 'production', version: '2.0.0', sha: 'c0ffee' };
  return rollingWorld(
    { ...configuration, url },
    release,
    { ...runtime, clock: systemClock },
    { githubToken: undefined },
  );
}

it('gives scripts the release and the workload, and no colour', async () => {
  const world = await open(
    `workloads: { worker: { drain: [ { run: '${variables} > drained' } ], verify: [ { run: 'exit 3' } ] } }`,
  );
  await world.drain('worker');
  const drained = await readFile(join(runtime.workspace, 'drained'), 'utf8');
  expect(drained).toBe('worker shop production 2.0.0 c0ffee [] \n');
  await expect(world.verify('worker')).rejects.toThrow('verify step 1 ended with exit code 3');
  expect(runtime.lines).toContain('▸ worker: drain');
});

it('does nothing, and says nothing, where nothing is configured', async () => {
  const world = await open('{}');
  await world.drain('worker');
  await world.verify('worker');
  expect(await world.removeStaleTasks('worker')).toEqual([]);
  expect(await world.obstacles?.('worker')).toEqual([]);
  expect(await world.observe()).toBeUndefined();
  expect(runtime.lines).toEqual([]);
});

it('removes stale tasks from each queue, and says before what would keep it from that', async () => {
  const jobs = join(runtime.workspace, 'jobs.json');
  await writeFile(jobs, '[{ "id": "1", "enqueued": "2020-01-01T00:00:00Z" }]');
  const remove = `{ run: 'echo "[]" > jobs.json; echo "$DEPLOY_WORKLOAD" > removed' }`;
  const world = await open(`workloads:
  worker:
    stale-tasks:
      - { store: command, queue: jobs, list: { run: cat jobs.json }, remove: ${remove}, older-than: 1h }
`);
  expect(await world.removeStaleTasks('worker')).toEqual([
    { queue: 'jobs', removed: 1, kept: 0, unknown: 0 },
  ]);
  expect(await readFile(join(runtime.workspace, 'removed'), 'utf8')).toBe('worker\n');
  const unreachable = await open(
    'workloads: { worker: { stale-tasks: [ { store: redis, url: "redis://127.0.0.1:1", queue: jobs, older-than: 1h } ] } }',
  );
  expect(await unreachable.obstacles?.('worker')).toEqual([
    expect.stringMatching(/^worker: stale tasks of the queue `jobs`: Redis at 127\.0\.0\.1:1/),
  ]);
});

it('watches health and metrics where the environment answers', async () => {
  let healthy = true;
  const server = createServer(({ url }, response) => {
    if (url === '/health') response.writeHead(healthy ? 200 : 503).end();
    else response.end('# TYPE queue_size gauge\nqueue_size{version="2.0.0"} 7\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const metrics =
    '{ provider: openmetrics, indicators: { queue: { query: \'queue_size{version="{{version}}"}\', rollback-above: 100 } } }';
  const world = await open('{}', metrics, url);
  const observer = await world.observe();
  const look = await observer?.look();
  expect(look).toMatchObject({ verdict: 'pass', readings: [{ indicator: 'queue', value: 7 }] });
  healthy = false;
  const worse = await (await (await open('{}', undefined, url)).observe())?.look();
  expect(worse).toMatchObject({ verdict: 'regress', reasonCode: 'unhealthy' });
});
