import type { Step, StepResult } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, type OnTestFinishedHandler, test, vi } from 'vitest';
import {
  type ColorServer,
  type FaultProxy,
  type Moto,
  motoVariables,
  startColor,
  startFaultProxy,
  startMoto,
} from './components/index.ts';
import {
  type Course,
  completes,
  createCluster,
  describe as describeService,
  imagesOf,
  rollsBack,
  scriptDeployments,
} from './ecs-cluster.ts';
import { createZone, recordName, type Zone } from './route53-zone.ts';
import { startJob } from './runs.ts';
import { newSsmStore, type Store } from './stores.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});

/** A shop in containers: a service of ECS for each colour, weighted records in front of them, its state in a parameter. */
interface ContainerShop {
  readonly green: ColorServer;
  readonly zone: Zone;
  readonly proxy: FaultProxy;
  readonly store: Store;
  readonly image: (color: 'blue' | 'green') => Promise<string>;
  readonly start: (
    stages: string,
    timeout?: string,
  ) => { readonly main: Step; readonly post: () => Promise<StepResult> };
}

async function openShop(
  course: Course,
  onTestFinished: (close: OnTestFinishedHandler) => void,
): Promise<ContainerShop> {
  const [blue, green, zone] = await Promise.all([startColor('blue'), startColor('green'), createZone(moto)]);
  const proxy = await startFaultProxy(zone.url, { oneAtATime: ['PutParameter'] });
  for (const { close } of [blue, green, proxy, zone]) onTestFinished(close);
  const cluster = await createCluster(moto.url, ['api-blue', 'api-green']);
  scriptDeployments(proxy, course);
  const store = newSsmStore(moto, proxy.url);
  const traffic = (timeout: string) => ({
    ...{ router: 'route53', 'hosted-zone': zone.id, record: recordName, timeout },
    colors: {
      blue: { url: blue.url, 'set-identifier': 'blue' },
      green: { url: green.url, 'set-identifier': 'green' },
    },
  });
  const workload = {
    ...{ deployer: 'ecs', cluster, timeout: '1m' },
    services: { 'api-{{color}}': { containers: { api: 'shop/api:{{version}}' } } },
  };
  return {
    ...{ green, zone, proxy, store },
    image: async (color) =>
      imagesOf((await describeService(moto.url, cluster, `api-${color}`)).definition)['api'],
    start: (stages, timeout = '1m') =>
      startJob({
        ...{ action: 'blue-green-shift', runId: 1, environment: store.environment },
        inputs: {
          ...{ environment: 'production', version: '2.0.0', stages, state: store.section },
          ...{ traffic: JSON.stringify(traffic(timeout)), workload: JSON.stringify(workload) },
          health: '{ interval: 200ms }',
        },
      }),
  };
}

describe.concurrent('with services of ECS behind weighted records of Route 53', () => {
  test('a shift deploys, moves traffic and says what DNS means for the way back', async ({
    expect,
    onTestFinished,
  }) => {
    const shop = await openShop((service, looks) => {
      if (looks === 2) completes(service);
    }, onTestFinished);
    shop.zone.pendingLooks = 1;
    shop.zone.refusals.push('Throttling', 'PriorRequestNotComplete');
    for (const on of ['UpdateService', 'DescribeServices', 'PutParameter']) {
      shop.proxy.add({ on, fault: { kind: 'throttle' }, times: 1 });
    }
    const job = shop.start('[ 10% 1s, 50% 1s, 100% 1s ]');
    const result = await job.main.done;
    expect(await job.post(), result.log).toMatchObject({ exitCode: 0 });
    expect(result.outputs, result.log).toMatchObject({ outcome: 'promoted', active: 'green' });
    expect(await shop.zone.weights()).toEqual({ blue: 0, green: 100 });
    expect([await shop.image('blue'), await shop.image('green')]).toEqual([
      'shop/api:1.0.0',
      'shop/api:2.0.0',
    ]);
    expect(result.log).toMatch(/weights in DNS take their time: after every change, a rollback's too/);
    const written = shop.proxy.calls.filter(({ operation }) => /^POST .*\/rrset/.test(operation));
    const shares = written.map(({ body }) => [...body.matchAll(/<Weight>(\d+)</g)].at(-1)?.[1]);
    // The first asks for permission alone; of the others, one is refused and sent again.
    expect(shares).toEqual(['100', '10', '10', '50', '100']);
    const state = await shop.store.read();
    expect(state).toMatchObject({ active: 'green', settled: { outcome: 'promoted' } });
    expect([state?.journal, state?.lock]).toEqual([undefined, undefined]);
    expect(await shop.store.plainColor?.()).toBe('green');
  });

  test('traffic never moves when the circuit breaker went back', async ({ expect, onTestFinished }) => {
    const shop = await openShop(
      (service, looks) => (looks === 2 ? rollsBack(service) : undefined),
      onTestFinished,
    );
    const result = await shop.start('[ 50% 1s, 100% ]').main.done;
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'deploy-failed' } });
    expect(result.log).toMatch(/service api-green: ECS gave the deployment .* and goes back to/);
    expect(await shop.zone.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('a cancel is back before the runner ends the process, though name servers are slow', async ({
    expect,
    onTestFinished,
  }) => {
    const shop = await openShop((service) => completes(service), onTestFinished);
    const job = shop.start('[ 50% 10m, 100% ]', '5m');
    await vi.waitUntil(async () => shop.proxy.calls.some(({ operation }) => operation === 'UpdateService'), {
      timeout: 60_000,
    });
    shop.zone.pendingLooks = 100_000;
    await vi.waitUntil(async () => (await shop.zone.weights()).green === 50, {
      timeout: 60_000,
      interval: 50,
    });
    job.main.cancel();
    const result = await job.main.done;
    await job.post();
    expect(result.signal, result.log).toBeUndefined();
    expect(result.outputs, result.log).toMatchObject({ outcome: 'rolled-back' });
    expect(result.log).toMatch(/reaches the name servers without being waited for/);
    expect(await shop.zone.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('everything that is in the way is told before anything is written', async ({
    expect,
    onTestFinished,
  }) => {
    const shop = await openShop((service) => completes(service), onTestFinished);
    const json = { 'content-type': 'application/x-amz-json-1.1' };
    const body = JSON.stringify({ __type: 'AccessDeniedException', message: 'no' });
    const answer = () => ({ status: 400, headers: json, body });
    shop.proxy.add({ on: 'DescribeClusters', fault: { kind: 'replace', answer } });
    shop.zone.refusals.push('AccessDenied');
    const result = await shop.start('[ 50% 1s, 100% ]').main.done;
    expect(result.exitCode, result.log).toBe(1);
    expect(result.log).toMatch(/allow `route53:ChangeResourceRecordSets` on/);
    expect(result.log).toMatch(/allow `ecs:DescribeClusters` on/);
    expect(await shop.store.read()).toBeUndefined();
    expect(await shop.image('green')).toBe('shop/api:1.0.0');
  });
});
