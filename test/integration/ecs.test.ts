import type { WorkloadConfigurationOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { createDeployer, type Release } from '@deploy-actions/workloads';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FaultProxy, type Moto, motoVariables, startFaultProxy, startMoto } from './components/index.ts';
import {
  completes,
  createCluster,
  describe as describeService,
  imagesOf,
  type Json,
  rollsBack,
  scriptDeployments,
} from './ecs-cluster.ts';

let moto: Moto;
let proxy: FaultProxy;
let cluster: string;
beforeAll(async () => {
  moto = await startMoto();
});
beforeEach(async () => {
  await moto.reset();
  cluster = await createCluster(moto.url, ['api-green', 'worker-green']);
  proxy = await startFaultProxy(moto.url);
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
  return proxy.close;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});

const release: Release = {
  ...{ service: 'shop', environment: 'production', color: 'green', version: '2.0.0' },
  ...{ sha: undefined, url: 'http://green' },
};

async function open(names = ['api-{{color}}'], more: Json = {}) {
  const containers = { api: 'shop/api:{{version}}' };
  const section = {
    ...{ deployer: 'ecs', cluster, timeout: 120_000 },
    services: Object.fromEntries(names.map((name) => [name, { containers }])),
    ...more,
  } as WorkloadConfigurationOf<'ecs'>;
  const runtime = await createTestRuntime({ environment: motoVariables });
  return { deployer: await createDeployer(section, { runtime, aws: undefined }), runtime };
}

const find = (name = 'api-green') => describeService(moto.url, cluster, name);
const calls = (name: string) => proxy.calls.filter(({ operation }) => operation === name).length;

test('a release becomes a revision that differs in the image alone', async () => {
  scriptDeployments(proxy);
  const before = await find();
  const { deployer, runtime } = await open();
  expect(await deployer.preflight?.(release)).toEqual([]);
  await deployer.deploy(release);
  const after = await find();
  expect(imagesOf(after.definition)).toEqual({ api: 'shop/api:2.0.0', log: 'fluent-bit:3' });
  const plain = ({ definition, tags }: typeof before) => {
    const text = JSON.stringify({ ...definition, taskDefinitionArn: '', revision: 0, registeredAt: 0 });
    return [text.replace(/shop\/api:[\d.]+/, ''), tags];
  };
  expect(plain(after)).toEqual(plain(before));
  expect(after.service['desiredCount']).toBe(2);
  expect(runtime.lines.join('\n')).toMatch(/✔ api-green: deployment ecs-svc\/\d+ completed/);
  // Once more: nothing is left to do.
  const written = calls('UpdateService');
  await deployer.deploy(release);
  expect(calls('UpdateService')).toBe(written);
});

test('several services are deployed together', async () => {
  scriptDeployments(proxy, (service, looks) => {
    if (looks === (service['serviceName'] === 'api-green' ? 2 : 5)) completes(service);
  });
  await (await open(['api-{{color}}', 'worker-{{color}}'])).deployer.deploy(release);
  const found = await Promise.all([find(), find('worker-green')]);
  expect(found.map(({ definition }) => imagesOf(definition)['api'])).toEqual([
    'shop/api:2.0.0',
    'shop/api:2.0.0',
  ]);
});

test('a rollback by the circuit breaker is a failure with the reasons of ECS', async () => {
  scriptDeployments(proxy, (service, looks) => {
    if (looks === 3) rollsBack(service);
    if (looks > 3) completes(service);
  });
  await expect((await open()).deployer.deploy(release)).rejects.toMatchObject({
    message: expect.stringMatching(
      /^service api-green: ECS gave the deployment ecs-svc\/\d+ up \(ECS deployment circuit breaker: tasks failed to start\) and goes back to \S+\n {2}\(deployment ecs-svc\/\d+\) deployment failed/,
    ),
    system: 'ECS',
  });
});

test('a deployment that never completes is told at the time limit', async () => {
  scriptDeployments(proxy, () => {});
  const { deployer } = await open(['api-{{color}}'], { timeout: 60_000 });
  await expect(deployer.deploy(release)).rejects.toThrow(
    /did not complete within 1m \(0 of 2 tasks running, 2 starting\) and goes on by itself/,
  );
});

describe('faults on the way to AWS', () => {
  test.each(['throttle', 'lost-request', 'lost-reply'] as const)('a %s at each call passes', async (kind) => {
    for (const on of [
      'DescribeServices',
      'DescribeTaskDefinition',
      'RegisterTaskDefinition',
      'UpdateService',
    ]) {
      proxy.add({ on, fault: { kind }, times: 1 });
    }
    scriptDeployments(proxy);
    await (await open()).deployer.deploy(release);
    expect(imagesOf((await find()).definition)['api']).toBe('shop/api:2.0.0');
  });

  test('an update that was carried out is found though its answer never came', async () => {
    proxy.add({ on: 'UpdateService', fault: { kind: 'lost-reply' }, times: 3 });
    scriptDeployments(proxy);
    await (await open()).deployer.deploy(release);
    expect(imagesOf((await find()).definition)['api']).toBe('shop/api:2.0.0');
  });

  test('a refusal names permission and resource, before anything is written', async () => {
    const body = JSON.stringify({ __type: 'AccessDeniedException', message: 'not authorized' });
    const answer = { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
    proxy.add({ on: 'UpdateService', fault: { kind: 'replace', answer: () => answer } });
    const { deployer } = await open();
    expect(await deployer.preflight?.(release)).toEqual([
      expect.stringContaining(
        `allow \`ecs:UpdateService\` on \`arn:aws:ecs:eu-central-1:*:service/${cluster}/api-green\``,
      ),
    ]);
  });
});

test('what is not there is told at once', async () => {
  const { deployer } = await open(['api-{{color}}', 'web-{{color}}']);
  expect(await deployer.preflight?.(release)).toEqual([
    `there is no service \`web-green\` in the cluster \`${cluster}\``,
  ]);
  cluster = 'nowhere';
  expect(await (await open()).deployer.preflight?.(release)).toEqual([
    expect.stringMatching(/^there is no cluster `nowhere`/),
  ]);
});
