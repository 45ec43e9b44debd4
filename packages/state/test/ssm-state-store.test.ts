import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import type { TestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StateConflictError, type StateStore, writeState } from '../src/index.ts';
import { type FakeSsm, startFakeSsm, type Trouble } from './fake-ssm.ts';
import { closeStores, openStore, parameter, state } from './open-ssm.ts';
import { storeConformance } from './store-conformance.ts';

afterEach(closeStores);

storeConformance('SSM', async () => {
  const fake = await startFakeSsm();
  return {
    store: (await openStore(fake)).store,
    another: async () => (await openStore(fake)).store,
    close: async () => {
      await fake.close();
      expect(fake.reusedTooSoon).toEqual([]);
    },
  };
});

describe('the SSM store', () => {
  let fake: FakeSsm;
  let store: StateStore;
  let runtime: TestRuntime;
  beforeEach(async () => {
    fake = await startFakeSsm();
    ({ store, runtime } = await openStore(fake));
  });
  afterEach(() => fake.close());

  const revisions = () =>
    [...fake.parameters.keys()]
      .filter((name) => name.startsWith(`${parameter}.state/`))
      .map((name) => Number(name.slice(`${parameter}.state/`.length)))
      .toSorted((a, b) => a - b);
  const plain = () => fake.parameters.get(parameter)?.value;
  const calls = (operation: string) => fake.calls.filter((call) => call.operation === operation);
  const trouble = (operation: string, ...kinds: Trouble[]) =>
    fake.trouble.push(...kinds.map((kind) => ({ operation, kind })));

  async function writeAll(first: number, last: number, before?: string): Promise<string | undefined> {
    let revision = before;
    for (let n = first; n <= last; n += 1) revision = await store.write(state(n), revision);
    return revision;
  }

  describe('its revisions', () => {
    it('are parameters of their own, of which the newest 20 stay', async () => {
      await writeAll(1, 3);
      expect(revisions()).toEqual([1, 2, 3]);
      await writeAll(4, 26, '3');
      expect(revisions()).toEqual(Array.from({ length: 20 }, (_, n) => n + 7));
    });

    it('stay longer when they came in quick succession, because a list may lag behind', async () => {
      fake.tick = 100;
      const newest = await writeAll(1, 30);
      expect(revisions()).toHaveLength(30);
      fake.tick = 150_000;
      await writeAll(31, 32, newest);
      expect(revisions().at(0)).toBeGreaterThan(1);
      expect(revisions().length).toBeLessThan(30);
    });

    it('refuse a writer that slept so long that its number is free again', async () => {
      await writeAll(1, 30);
      expect(revisions()).not.toContain(2);
      await expect(store.write(state(2, { writeId: 'late' }), '1')).rejects.toBeInstanceOf(
        StateConflictError,
      );
      expect((await store.read()).state?.sequence).toBe(30);
      expect(plain()).toBeUndefined();
      await writeAll(31, 31, '30');
      expect(revisions()).not.toContain(2);
    });

    it('are listed again until the list knows the new one', async () => {
      await writeAll(1, 2);
      fake.lags.push(1, 2, 1);
      await expect(store.write(state(3), '2')).resolves.toBe('3');
      fake.lags.push(...Array(20).fill(1));
      const lost = store.write(state(4), '3');
      await expect(lost).rejects.toMatchObject({ name: 'ProviderError', retryable: true });
      fake.lags.length = 0;
      expect((await store.read()).state?.sequence).toBe(4);
    });

    it('may be listed late for a reader, which never makes a writer overwrite one', async () => {
      await writeAll(1, 3);
      fake.lags.push(2);
      const old = await store.read();
      expect(old.state?.sequence).toBe(1);
      const late = store.write(state(2, { writeId: 'late' }), old.revision);
      await expect(late).rejects.toBeInstanceOf(StateConflictError);
    });
  });

  describe('the parameter for other programs', () => {
    it('appears with the first active colour and changes only with it', async () => {
      let revision = await store.write(state(1), undefined);
      expect(plain()).toBeUndefined();
      revision = await store.write(state(2, { active: 'blue' }), revision);
      expect(plain()).toBe('blue');
      revision = await store.write(state(3, { active: 'blue' }), revision);
      expect(fake.parameters.get(parameter)?.version).toBe(1);
      await store.write(state(4, { active: 'green' }), revision);
      expect(plain()).toBe('green');
      expect(fake.parameters.get(parameter)?.version).toBe(2);
    });

    it('is put right by the next write after it was changed, or its own write failed', async () => {
      const first = await store.write(state(1, { active: 'blue' }), undefined);
      fake.plant(parameter, 'pink');
      const second = await store.write(state(2, { active: 'blue' }), first);
      expect(plain()).toBe('blue');
      trouble('GetParameter', 'denied');
      const third = await store.write(state(3, { active: 'green' }), second);
      expect(plain()).toBe('blue');
      expect(runtime.lines.join('\n')).toMatch(
        /warning: \/shop\/active-env may not show the active colour, green, .*allow `ssm:GetParameter` on `arn:aws:ssm:eu-central-1:\*:parameter\/shop\/active-env`/,
      );
      await store.write(state(4, { active: 'green' }), third);
      expect(plain()).toBe('green');
    });

    it('keeps the type it was made with', async () => {
      fake.plant(parameter, 'blue', 'StringList');
      await store.write(state(1, { active: 'green' }), undefined);
      expect(fake.parameters.get(parameter)).toMatchObject({ value: 'green', type: 'StringList' });
    });
  });

  describe('a lost reply', () => {
    it('to a create is found out by the SDK’s second try and the write-id', async () => {
      trouble('PutParameter', 'lost-reply');
      await expect(store.write(state(1), undefined)).resolves.toBe('1');
      expect(calls('PutParameter')).toHaveLength(2);
    });

    it('to every try is found out by reading, and the plain parameter follows', async () => {
      trouble('PutParameter', 'lost-reply', 'throttled', 'throttled');
      const mine = state(1, { active: 'green' });
      await expect(writeState(store, runtime.clock, mine, undefined)).resolves.toBe('1');
      expect(revisions()).toEqual([1]);
      expect(plain()).toBe('green');
    });

    it('is no licence to take another one’s number for one’s own', async () => {
      await (await openStore(fake)).store.write(state(1, { writeId: 'theirs' }), undefined);
      trouble('PutParameter', 'broken');
      await expect(store.write(state(1), undefined)).rejects.toBeInstanceOf(StateConflictError);
    });

    it('to a delete leaves the next delete to find nothing', async () => {
      trouble('DeleteParameter', 'lost-reply');
      await writeAll(1, 26);
      expect(runtime.lines).toEqual([]);
      expect(revisions()).toHaveLength(20);
    });
  });

  describe('an error', () => {
    it('of a busy AWS may be tried again', async () => {
      trouble('GetParametersByPath', 'throttled', 'throttled', 'throttled');
      const read = store.read();
      await expect(read).rejects.toBeInstanceOf(ProviderError);
      await expect(read).rejects.toMatchObject({ system: 'state store', retryable: true });
      await expect(read).rejects.toThrow(/list the revisions \(GetParametersByPath .*: Rate exceeded/);
      await expect(store.read()).resolves.toMatchObject({ state: undefined });
    });

    it('of a permission names what is missing and on what', async () => {
      trouble('PutParameter', 'denied');
      const write = store.write(state(1), undefined);
      await expect(write).rejects.toBeInstanceOf(ConfigurationError);
      await expect(write).rejects.toThrow(
        'allow `ssm:PutParameter` on `arn:aws:ssm:eu-central-1:*:parameter/shop/active-env.state/*`',
      );
      trouble('GetParametersByPath', 'denied');
      await expect(store.read()).rejects.toThrow(
        'allow `ssm:GetParametersByPath` on `arn:aws:ssm:eu-central-1:*:parameter/shop/active-env.state`',
      );
    });

    it('of expired credentials says so', async () => {
      trouble('GetParametersByPath', 'expired');
      await expect(store.read()).rejects.toThrow(/have expired: set `aws.role`/);
    });

    it('while tidying up is a warning, and the write counts', async () => {
      trouble('DeleteParameter', 'denied', 'denied');
      await expect(writeAll(1, 23)).resolves.toBe('23');
      const warnings = runtime.lines.filter((line) => line.startsWith('warning'));
      expect(warnings).toEqual([expect.stringContaining('allow `ssm:DeleteParameter`')]);
      expect(revisions()[0]).toBeGreaterThan(1);
    });
  });

  it('is silent no longer than its limit', async () => {
    const limited = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    await expect(store.read()).rejects.toMatchObject({
      retryable: true,
      message: expect.stringMatching(/: no answer \(.*[Aa]bort/),
    });
    expect(limited).toHaveBeenCalledWith(8_000);
  });

  it('asks for nothing when it is opened', () => {
    expect(fake.calls).toEqual([]);
  });
});
