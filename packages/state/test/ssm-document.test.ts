import { ConfigurationError } from '@deploy-actions/action-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StateDocument, StateStore } from '../src/index.ts';
import { type FakeSsm, startFakeSsm } from './fake-ssm.ts';
import { closeStores, openStore, parameter, state } from './open-ssm.ts';

describe('what the SSM store puts into parameters', () => {
  let fake: FakeSsm;
  let store: StateStore;
  beforeEach(async () => {
    fake = await startFakeSsm();
    ({ store } = await openStore(fake));
  });
  afterEach(async () => {
    closeStores();
    await fake.close();
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
      expect(fake.parameters.get(`${parameter}.state/1`)?.value).toMatch(/^\{[ -~]+\}$/);
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
      expect(fake.calls).toEqual([]);
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
});
