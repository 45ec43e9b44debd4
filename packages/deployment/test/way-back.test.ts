import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import type { StateDocument } from '@deploy-actions/state';
import { allOn, type Weights } from '@deploy-actions/traffic';
import { beforeEach, describe, expect, it } from 'vitest';
import { shift } from '../src/index.ts';
import { FakeWorld, plan } from './fake-world.ts';

let world: FakeWorld;
const split = (green: number): Weights => ({ blue: 100 - green, green });
const state = () => world.store.snapshot.state;
const failure = (message: string) =>
  new ProviderError(message, { system: 'traffic router', operation: 'write weights' });

beforeEach(() => {
  world = new FakeWorld();
});

describe('a way back that fails', () => {
  it('is given up once, and then message and journal say where traffic was', async () => {
    world.verdicts = ['regress'];
    let tries = 0;
    world.router.beforeWrite = (weights) => {
      if (weights.green > 0) return;
      tries += 1;
      throw failure('gone');
    };
    const error = await shift(plan, world.dependencies()).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(ProviderError);
    expect(String((error as Error).message).match(/FAILED/g)).toHaveLength(1);
    expect(tries).toBe(20);
    expect(state()?.journal).toMatchObject({ phase: 'rolling-back', observed: split(10) });
  });
});

describe('a hold that fails', () => {
  it('brings traffic back, and the reason is still what was found', async () => {
    world.verdicts = ['regress'];
    const { router, ...rest } = world.dependencies();
    let blind = false;
    world.onLook = () => {
      blind = true;
    };
    const blinking = {
      type: 'blinking',
      writeLimit: router.writeLimit,
      refusal: () => undefined,
      write: async (weights: Weights) => {
        blind = false;
        await router.write(weights);
      },
      read: async () => {
        if (blind) throw failure('no answer');
        return router.read();
      },
    };
    const policies = { ...plan.policies, regress: 'hold' as const };
    const result = await shift({ ...plan, policies }, { ...rest, router: blinking });
    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reasonCode: 'code-regress',
      weights: allOn('blue'),
    });
    expect(result.reason).toMatch(/^found regress.*could not be held: no answer.*back on blue/);
  });
});

describe('a token that ends amid a shift', () => {
  const ended = new ConfigurationError('the token has expired');
  const withToken = (lives: (next: StateDocument) => boolean) => {
    const { store, ...rest } = world.dependencies();
    const write = async (next: StateDocument, expected: string | undefined) => {
      if (!lives(next)) throw ended;
      return store.write(next, expected);
    };
    return shift(plan, { ...rest, store: { type: 'token', read: () => store.read(), write } });
  };

  it('brings traffic back, and is told with a result', async () => {
    const result = await withToken(({ journal }) => journal?.intended.green !== 50 && !!journal);
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'failed', weights: allOn('blue') });
    expect(result.reason).toMatch(/^the token has expired\. All traffic is back on blue/);
    expect(world.router.history).toEqual([split(10), allOn('blue')]);
  });

  it('says that traffic stayed where it was while nothing had moved', async () => {
    const result = await withToken(({ versions }) => versions.green === undefined);
    expect(result).toMatchObject({ outcome: 'rolled-back', reasonCode: 'failed', weights: allOn('blue') });
    expect(result.reason).toMatch(/^the token has expired\. All traffic stayed on blue/);
  });
});
