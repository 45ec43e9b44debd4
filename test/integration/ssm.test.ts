import { type ProviderError, systemClock } from '@deploy-actions/action-kit';
import {
  emptyState,
  openStateStore,
  readState,
  StateConflictError,
  type StateDocument,
  type StateStore,
  writeState,
} from '@deploy-actions/state';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { storeConformance } from '../../packages/state/test/store-conformance.ts';
import {
  type Fault,
  type FaultProxy,
  type Moto,
  motoVariables,
  parameterValue,
  startFaultProxy,
  startMoto,
} from './components/index.ts';

const parameter = '/shop/active-env';

let moto: Moto;
let proxy: FaultProxy;
beforeAll(async () => {
  moto = await startMoto();
  // Moto looks for a name and creates it in two steps, between which another thread may come.
  proxy = await startFaultProxy(moto.url, { oneAtATime: ['PutParameter'] });
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await proxy?.close();
  await moto?.close();
});
beforeEach(() => moto.reset());
afterEach(() => proxy.clear());

async function openStore(): Promise<StateStore> {
  const runtime = await createTestRuntime({ environment: motoVariables });
  return openStateStore(
    { store: 'ssm', parameter },
    { service: 'shop', environment: 'production', runtime, githubToken: undefined, aws: undefined },
  );
}

const state = (sequence: number, change: Partial<StateDocument> = {}): StateDocument => ({
  ...emptyState('shop', 'production'),
  sequence,
  writeId: crypto.randomUUID(),
  ...change,
});

/** The plain parameter, as any other program reads it. */
const plain = () => parameterValue(moto.url, parameter);

storeConformance('SSM on moto', async () => ({
  store: await openStore(),
  another: openStore,
  close: async () => {},
}));

describe('SSM in trouble', () => {
  const troubles: readonly (readonly [string, Fault, string])[] = [
    ['PutParameter', { kind: 'throttle' }, 'throttling'],
    ['PutParameter', { kind: 'lost-request' }, 'a lost request'],
    ['PutParameter', { kind: 'lost-reply' }, 'a lost reply'],
    ['PutParameter', { kind: 'slow', milliseconds: 3_500 }, 'an answer that comes too late'],
    ['GetParametersByPath', { kind: 'throttle' }, 'throttling'],
    ['GetParametersByPath', { kind: 'lost-reply' }, 'a lost reply'],
    ['GetParameter', { kind: 'lost-reply' }, 'a lost reply'],
  ];

  it.each(troubles)('%s survives %o: %s', async (operation, fault) => {
    const store = await openStore();
    const first = await store.write(state(1, { active: 'blue' }), undefined);
    proxy.add({ on: operation, fault, times: 1 });
    const next = state(2, { active: 'green' });
    const revision = await writeState(store, systemClock, next, first);
    expect(await (await openStore()).read()).toEqual({ state: next, revision });
    expect(await plain()).toBe('green');
  });

  it('is not changed by a request that arrives after its writer gave it up and tried again', async () => {
    const store = await openStore();
    const late = 3_500;
    proxy.add({ on: 'PutParameter', fault: { kind: 'late-request', milliseconds: late }, times: 1 });
    const sent = systemClock.now();
    const first = await writeState(store, systemClock, state(1), undefined);
    const next = state(2);
    const revision = await writeState(store, systemClock, next, first);
    await systemClock.sleep(sent + late + 500 - systemClock.now());
    expect(await store.read()).toEqual({ state: next, revision });
  });

  it('finds out that a write happened of which every answer was lost', async () => {
    const store = await openStore();
    // As often as the SDK tries.
    proxy.add({ on: 'PutParameter', fault: { kind: 'lost-reply' }, times: 3 });
    const only = state(1);
    expect(await writeState(store, systemClock, only, undefined)).toBe('1');
    expect((await store.read()).state).toEqual(only);
  });

  it('is not waited for longer than the limit of a call', async () => {
    const store = await openStore();
    proxy.add({ on: 'GetParametersByPath', fault: { kind: 'slow', milliseconds: 30_000 } });
    const started = performance.now();
    await expect(store.read()).rejects.toMatchObject({ name: 'ProviderError', retryable: true });
    expect(performance.now() - started).toBeLessThan(12_000);
  });

  it('loses no write of six writers among lost replies and throttling', async () => {
    let calls = 0;
    const every = (n: number) => () => {
      calls += 1;
      return calls % n === 0;
    };
    proxy.add({ on: every(13), fault: { kind: 'lost-reply' } });
    proxy.add({ on: every(17), fault: { kind: 'throttle' } });
    const perWriter = 4;
    const write = async (n: number) => {
      const store = await openStore();
      for (let done = 0; done < perWriter; ) {
        try {
          const { state: found, revision } = await readState(store, systemClock);
          const { lastToken = 0, sequence = 0 } = found ?? {};
          const next = state(sequence + 1, { lastToken: lastToken + 1, versions: { blue: `writer ${n}` } });
          await writeState(store, systemClock, next, revision);
          done += 1;
        } catch (error) {
          const again = error instanceof StateConflictError || (error as ProviderError).retryable;
          if (!again) throw error;
        }
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(write));
    proxy.clear();
    expect(proxy.calls.filter(({ fault }) => fault !== undefined).length).toBeGreaterThan(10);
    // Each write counts on from the one before it, so a lost one would be missing here; one that was made twice is none too few.
    const { state: last, revision } = await (await openStore()).read();
    expect(last?.lastToken).toBeGreaterThanOrEqual(6 * perWriter);
    expect([last?.sequence, Number(revision)]).toEqual([last?.lastToken, last?.lastToken]);
  });
});
