import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  emptyState,
  openStateStore,
  StateConflictError,
  type StateDocument,
  type StateStore,
  writeState,
} from '../src/index.ts';
import { type FakeSsm, startFakeSsm, type Trouble } from './fake-ssm.ts';
import { storeConformance } from './store-conformance.ts';

const parameter = '/shop/active-env';
const environment = { AWS_REGION: 'eu-central-1' };

/** A handle as a run of its own has it, through the real SDK. */
async function openStore(
  fake: FakeSsm,
  name = parameter,
): Promise<{ store: StateStore; runtime: TestRuntime }> {
  vi.stubEnv('AWS_ENDPOINT_URL', fake.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-key');
  vi.stubEnv('AWS_SESSION_TOKEN', undefined);
  vi.stubEnv('AWS_PROFILE', undefined);
  // The SDK's own pauses between tries are random parts of a second.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const runtime = await createTestRuntime({ environment });
  const context = {
    service: 'shop',
    environment: 'production',
    runtime,
    githubToken: undefined,
    aws: undefined,
  };
  return { store: await openStateStore({ store: 'ssm', parameter: name }, context), runtime };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

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

const state = (sequence: number, change: Partial<StateDocument> = {}): StateDocument => ({
  ...emptyState('shop', 'production'),
  sequence,
  writeId: `write-${sequence}`,
  ...change,
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

    it('to every try is found out by reading', async () => {
      trouble('PutParameter', 'lost-reply', 'throttled', 'throttled');
      await expect(writeState(store, runtime.clock, state(1), undefined)).resolves.toBe('1');
      expect(revisions()).toEqual([1]);
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

  describe('its document', () => {
    const holder = (n: number) => {
      const repository = `${'a'.repeat(39)}/${'b'.repeat(100)}`;
      const run = {
        repository,
        runId: 12_345_678_901 + n,
        attempt: 2,
        job: 'c'.repeat(60),
        checkRunId: 98_765_432_109,
      };
      const url = `https://github.com/${repository}/actions/runs/${run.runId}`;
      return { id: `${repository}/${run.runId}/2/${run.job}`, run, actor: 'd'.repeat(39), url };
    };
    const crowded = (change: Partial<StateDocument> = {}): StateDocument =>
      state(1, {
        lock: {
          token: 9,
          holder: holder(0),
          acquired: '2026-01-01T12:00:00Z',
          expires: '2026-01-01T13:00:00Z',
        },
        lateWrites: [1, 1, 2, 2].map((n) => ({
          weights: { blue: 75, green: 25 },
          holder: holder(n),
          at: '2026-01-01T12:00:00Z',
        })),
        ...change,
      });

    it('has its longest reasons cut before anything else', async () => {
      const reason = 'latency 漢 '.repeat(1_000);
      const journal = {
        operation: 'rollback',
        from: 'green',
        to: 'blue',
        version: '2',
        phase: 'rolling-back',
        intended: { blue: 100, green: 0 },
        observed: { blue: 50, green: 50 },
        started: '2026-01-01T12:00:00Z',
        writeLimit: 1,
      } as const;
      await store.write(state(1, { journal: { ...journal, reason } }), undefined);
      const { state: read } = await store.read();
      expect(read).toEqual(state(1, { journal: { ...journal, reason: `${reason.slice(0, 300)}…` } }));
    });

    it('is packed when it is larger than a parameter even so', async () => {
      expect(JSON.stringify(crowded()).length).toBeGreaterThan(4_096);
      const revision = await store.write(crowded(), undefined);
      expect(fake.parameters.get(`${parameter}.state/1`)?.value).toMatch(/^gzip:/);
      const other = (await openStore(fake)).store;
      expect(await other.read()).toEqual({ state: crowded(), revision });
    });

    it('is refused before it is sent when nothing helps', async () => {
      const noise = Array.from({ length: 6_000 }, (_, n) => ((n * n * 7_919) % 36).toString(36) + n).join('');
      const write = store.write(state(1, { versions: { blue: noise } }), undefined);
      await expect(write).rejects.toBeInstanceOf(ConfigurationError);
      await expect(write).rejects.toThrow(/a parameter in SSM holds 4096; shorten the version/);
      expect(calls('PutParameter')).toEqual([]);
    });

    it.each(['gzip:broken', 'null', 'blue'])('that reads %s is refused with its name', async (value) => {
      fake.plant(`${parameter}.state/1`, value);
      await expect(store.read()).rejects.toThrow(
        '/shop/active-env.state/1 is not a state document: it is no JSON',
      );
    });

    it('is not confused with what else stands under its path', async () => {
      fake.plant(`${parameter}.state/note`, 'mine');
      fake.plant(`${parameter}.state/7/deeper`, 'mine');
      expect(await store.read()).toEqual({ state: undefined, revision: undefined });
    });
  });

  describe('its name', () => {
    it('may do without the slash in front', async () => {
      const { store: other } = await openStore(fake, 'active-env');
      await other.write(state(1, { active: 'blue' }), undefined);
      expect([...fake.parameters.keys()]).toEqual(['/active-env.state/1', '/active-env']);
    });

    it.each([
      ['aws-active', 'doesn’t start with `aws`'],
      ['/SSM/active', 'doesn’t start with `aws` or `ssm`'],
      ['shop/active', 'a name with slashes starts with one'],
      ['/shop//active', 'no part between two slashes is empty'],
      ['/shop/active/', 'none stands at its end'],
      ['/shop/{{color}}', 'only letters, digits'],
      [`/${Array(15).fill('x').join('/')}`, '14 levels at most'],
      [`/${'x'.repeat(1_000)}`, 'characters at most'],
    ])('%s is refused before anything is asked', async (name, why) => {
      const opening = openStore(fake, name);
      await expect(opening).rejects.toBeInstanceOf(ConfigurationError);
      await expect(opening).rejects.toThrow(why);
      expect(fake.calls).toEqual([]);
    });

    it('takes all the levels and characters that are allowed', async () => {
      for (const name of [`/${Array(14).fill('x').join('/')}`, `/${'x'.repeat(900)}`]) {
        const { store: other } = await openStore(fake, name);
        await expect(other.write(state(1), undefined)).resolves.toBe('1');
      }
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
