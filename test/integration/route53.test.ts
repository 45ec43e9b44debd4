import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { createRouter, type Weights } from '@deploy-actions/traffic';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { routerConformance } from '../../packages/traffic/test/router-conformance.ts';
import {
  type Answer,
  type Call,
  type FaultProxy,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';
import { createZone, recordName, type Zone } from './route53-zone.ts';

let moto: Moto;
let zone: Zone;
let proxy: FaultProxy;
beforeAll(async () => {
  moto = await startMoto();
});
beforeEach(async () => {
  await moto.reset();
  zone = await createZone(moto);
  proxy = await startFaultProxy(zone.url);
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
  return async () => {
    await proxy.close();
    await zone.close();
  };
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});

async function open(timeout = 120_000) {
  const section = {
    ...{ router: 'route53', 'hosted-zone': zone.id, record: recordName, type: 'A', timeout },
    colors: {
      blue: { url: 'http://b', 'set-identifier': 'blue' },
      green: { url: 'http://g', 'set-identifier': 'green' },
    },
  } as TrafficConfiguration;
  const runtime = await createTestRuntime({ environment: motoVariables });
  const context = { service: 'shop', environment: 'production', aws: undefined, runtime };
  return { router: await createRouter(section, context), runtime };
}

const isChange = ({ operation }: Call) => /^POST .*\/rrset/.test(operation);
const changes = () => proxy.calls.filter(isChange).length;

routerConformance("moto's Route 53", async () => {
  const nonsense: Answer = { status: 200, headers: {}, body: '<html>sign in</html>' };
  return {
    router: (await open(3_000)).router,
    another: async () => (await open()).router,
    setExternally: async ({ blue, green }: Weights) => {
      await zone.set('blue', { Weight: String(blue) });
      await zone.set('green', { Weight: String(green) });
    },
    foreign: zone.foreign,
    hang: async () => void proxy.add({ on: /./, fault: { kind: 'slow', milliseconds: 60_000 } }),
    garble: async () => void proxy.add({ on: /./, fault: { kind: 'replace', answer: () => nonsense } }),
    stop: proxy.close,
    close: async () => {},
  };
});

describe('a write', () => {
  test('waits while the change is PENDING', async () => {
    zone.pendingLooks = 5;
    await (await open()).router.write({ blue: 75, green: 25 });
    expect(proxy.calls.filter(({ operation }) => operation.includes('/change/'))).toHaveLength(6);
    expect(await zone.weights()).toEqual({ blue: 75, green: 25 });
  });

  test('outlasts throttling and a request before it that is not complete', async () => {
    zone.refusals.push('Throttling', 'PriorRequestNotComplete', 'Throttling');
    await (await open()).router.write({ blue: 75, green: 25 });
    expect(changes()).toBe(4);
    expect(await zone.weights()).toEqual({ blue: 75, green: 25 });
  });

  test('keeps what another program writes between its look and its change', async () => {
    const { router, runtime } = await open();
    let others: Promise<void> | undefined;
    proxy.add({
      on: ({ operation }) => /^GET .*\/rrset/.test(operation),
      fault: {
        kind: 'replace',
        answer: (real) => {
          others ??= zone.set('green', { HealthCheckId: 'hc-7' });
          return real;
        },
      },
      times: 1,
    });
    proxy.add({ on: isChange, fault: { kind: 'late-request', milliseconds: 300 }, times: 1 });
    await router.write({ blue: 75, green: 25 });
    await others;
    expect(await zone.weights()).toEqual({ blue: 75, green: 25 });
    expect(JSON.stringify(await zone.foreign())).toContain('"HealthCheckId":"hc-7"');
    expect(runtime.lines.join('\n')).toMatch(
      /warning: Somebody else changed api.shop.example \(A\).*HealthCheckId of green.*that is kept/,
    );
    expect(changes()).toBe(2);
  });

  test.each(['lost-reply', 'lost-request'] as const)('with a %s is not repeated unseen', async (kind) => {
    const { router } = await open();
    proxy.add({ on: isChange, fault: { kind }, times: 1 });
    await expect(router.write({ blue: 75, green: 25 })).rejects.toMatchObject({ retryable: true });
    expect(changes()).toBe(1);
    expect(await router.read()).toEqual(
      kind === 'lost-reply' ? { blue: 75, green: 25 } : { blue: 100, green: 0 },
    );
    await router.write({ blue: 75, green: 25 });
    expect(await router.read()).toEqual({ blue: 75, green: 25 });
  });

  test('that comes late changes nothing once another one was made', async () => {
    const { router } = await open();
    proxy.add({ on: isChange, fault: { kind: 'late-request', milliseconds: 4_000 }, times: 1 });
    await expect(router.write({ blue: 0, green: 100 })).rejects.toMatchObject({ retryable: true });
    await router.write({ blue: 90, green: 10 });
    await vi.waitUntil(() => changes() === 2 && Date.now() > (proxy.calls.find(isChange)?.at ?? 0) + 4_500, {
      timeout: 10_000,
    });
    expect(await zone.weights()).toEqual({ blue: 90, green: 10 });
  });

  test('that is forbidden names permission and resource', async () => {
    const body =
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User is not authorized</Message></Error></ErrorResponse>';
    const answer = { status: 403, headers: { 'content-type': 'text/xml' }, body };
    proxy.add({ on: isChange, fault: { kind: 'replace', answer: () => answer } });
    const { router } = await open();
    const allow = `allow \`route53:ChangeResourceRecordSets\` on \`arn:aws:route53:::hostedzone/${zone.id}\``;
    expect(await router.preflight?.()).toEqual([expect.stringContaining(allow)]);
    await expect(router.write({ blue: 0, green: 100 })).rejects.toThrow(allow);
  });
});

test('looking at permissions changes nothing', async () => {
  const before = [await zone.weights(), await zone.foreign()];
  const { router } = await open();
  expect(await router.preflight?.()).toEqual([]);
  expect([await zone.weights(), await zone.foreign()]).toEqual(before);
  expect(changes()).toBe(1);
});

test('an unknown zone is told', async () => {
  zone = { ...zone, id: 'ZUNKNOWN' };
  await expect((await open()).router.read()).rejects.toThrow(
    /api.shop.example \(A\): read weights: No hosted zone found/,
  );
});
