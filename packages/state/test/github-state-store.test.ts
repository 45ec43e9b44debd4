import { systemClock } from '@deploy-actions/action-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StateConflictError, writeState } from '../src/index.ts';
import { branch, type StoresOnGithub, skipTime, storesOnGithub, writeNumber } from './github-stores.ts';
import { storeConformance } from './store-conformance.ts';

beforeEach(skipTime);
afterEach(() => vi.useRealTimers());

storeConformance('the store `github`', async () => {
  const stores = storesOnGithub();
  return { store: stores.open(), another: async () => stores.open(), close: async () => {} };
});

describe('the store `github`', () => {
  let stores: StoresOnGithub;
  beforeEach(() => {
    stores = storesOnGithub();
  });

  it('costs one request a read and one a write, and five for the very first', async () => {
    const store = stores.open();
    const first = await store.write(writeNumber(1), undefined);
    expect(stores.requests()).toEqual([
      `GET git/ref/heads/${branch} 404`,
      'POST git/trees 201',
      'POST git/commits 201',
      'POST git/refs 201',
      'PUT contents/state.json 201',
    ]);
    await store.read();
    await store.write(writeNumber(2), first);
    expect(stores.requests()).toEqual(['GET contents/state.json 200', 'PUT contents/state.json 200']);
  });

  it('keeps a history that people can read and no CI runs for, on a branch without ancestors', async () => {
    const store = stores.open();
    const lock = {
      token: 1,
      holder: { id: 'x', actor: 'octocat' },
      acquired: '2026-01-01T12:00:00Z',
      expires: '2026-01-01T13:00:00Z',
    };
    const first = await store.write({ ...writeNumber(1), lock }, undefined);
    await store.write(writeNumber(2), first);
    const history = stores.repository.history(branch);
    expect(history.map(({ message }) => message)).toEqual([
      'shop in production: unlocked\n\n[skip ci]',
      'shop in production: locked by octocat\n\n[skip ci]',
      'shop in production: the branch of the state\n\n[skip ci]',
    ]);
    expect(history.at(-1)?.parents).toEqual([]);
    expect(stores.repository.file('README.md', branch)).toContain('# State of shop in production');
    expect(stores.repository.branches).toEqual([branch, 'main']);
  });

  it('writes again where somebody deleted the file or the branch, but not over what another made of it', async () => {
    const store = stores.open();
    const first = await store.write(writeNumber(1), undefined);
    stores.repository.commit({ branch, files: { 'state.json': null } });
    expect(await store.read()).toEqual({ state: undefined, revision: undefined });
    stores.requests();
    const second = await store.write(writeNumber(2), undefined);
    expect(stores.requests()).toEqual([`GET git/ref/heads/${branch} 200`, 'PUT contents/state.json 201']);
    await expect(store.write(writeNumber(2, 'late'), first)).rejects.toBeInstanceOf(StateConflictError);
    stores.repository.setBranch(branch, undefined);
    await expect(store.write(writeNumber(3), second)).rejects.toBeInstanceOf(StateConflictError);
    expect(await store.read()).toEqual({ state: undefined, revision: undefined });
    await store.write(writeNumber(1, 'anew'), undefined);
    expect((await store.read()).state?.writeId).toBe('anew');
  });

  it('lets one of 20 writers win in each of four rounds, the first of which makes the branch', async () => {
    const writers = Array.from({ length: 20 }, () => stores.open());
    let revision: string | undefined;
    for (let round = 1; round <= 4; round += 1) {
      const results = await Promise.allSettled(
        writers.map((writer, n) => writer.write(writeNumber(round, `${round}-${n}`), revision)),
      );
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(lost.filter((reason) => !(reason instanceof StateConflictError))).toEqual([]);
      expect(lost).toHaveLength(19);
      const winner = results.findIndex(({ status }) => status === 'fulfilled');
      const { state, revision: newest } = await stores.open().read();
      expect(state?.writeId).toBe(`${round}-${winner}`);
      expect(results[winner]).toMatchObject({ value: newest });
      revision = newest;
    }
    // The branch, and one commit for each round.
    expect(stores.repository.history(branch)).toHaveLength(5);
  });

  it.each(['lost-reply', 'lost-request', 'server-error', 'applied server-error'])(
    'finds out what became of each write: %s at every request, twice in a row',
    async (what) => {
      const applied = what.startsWith('applied');
      const kind = what.replace('applied ', '') as 'server-error';
      for (const times of [1, 2]) {
        for (let after = 0; after < 7; after += 1) {
          const each = storesOnGithub();
          const store = each.open();
          each.github.fail({ kind, path: /./, after, times, ...(applied ? { applied } : {}) });
          const first = await writeState(store, systemClock, writeNumber(1), undefined);
          const second = await writeState(store, systemClock, writeNumber(2), first);
          expect(await each.open().read()).toEqual({ state: writeNumber(2), revision: second });
          const commits = each.repository.history(branch).map(({ parents }) => parents.length);
          expect(commits).toEqual([1, 1, 0]);
        }
      }
    },
  );

  it('takes a conflict for lost unless the write-id tells that it was its own first try', async () => {
    const store = stores.open();
    const first = await store.write(writeNumber(1), undefined);
    // The first try happens, unheard; the second one meets it.
    stores.github.fail({ kind: 'lost-reply', method: 'PUT' });
    stores.github.fail({ kind: 'stale-read', operation: 'repos/get-content' });
    const second = await writeState(store, systemClock, writeNumber(2), first);
    expect(stores.requests().slice(-4)).toEqual([
      'PUT contents/state.json lost-reply',
      'GET contents/state.json stale-read',
      'PUT contents/state.json 409',
      'GET contents/state.json 200',
    ]);
    await stores.open().write(writeNumber(3, 'of another'), second);
    const late = writeState(store, systemClock, writeNumber(3), second);
    await expect(late).rejects.toBeInstanceOf(StateConflictError);
  });

  it('is refused when the branch moves under a write, even if the file stays', async () => {
    const store = stores.open();
    const first = await store.write(writeNumber(1), undefined);
    const act = () => void stores.repository.commit({ branch, files: { 'README.md': 'mine' } });
    stores.github.fail({ kind: 'meanwhile', method: 'PUT', act });
    await expect(store.write(writeNumber(2), first)).rejects.toBeInstanceOf(StateConflictError);
    await store.write(writeNumber(2), first);
  });

  it('makes no second beginning out of old answers that know of no branch', async () => {
    const early = stores.open();
    const first = await stores.open().write(writeNumber(1, 'first'), undefined);
    // All that the other one sees is from before.
    stores.repository.setBranch('elsewhere', stores.repository.head());
    const kept = stores.repository.head(branch);
    stores.repository.setBranch(branch, undefined);
    stores.repository.setBranch(branch, kept);
    stores.github.fail({ kind: 'stale-read', operation: 'repos/get-content' });
    stores.github.fail({ kind: 'stale-read', operation: 'git/get-ref' });
    expect(await early.read()).toEqual({ state: undefined, revision: undefined });
    await expect(early.write(writeNumber(1, 'early'), undefined)).rejects.toBeInstanceOf(StateConflictError);
    expect(stores.requests().slice(-4)).toEqual([
      'POST git/commits 201',
      'POST git/refs 422',
      `GET git/ref/heads/${branch} 200`,
      'PUT contents/state.json 422',
    ]);
    expect(await early.read()).toEqual({ state: writeNumber(1, 'first'), revision: first });
  });

  it('tries again while a branch that was just made isn’t known everywhere', async () => {
    const store = stores.open();
    const act = () => {
      const head = stores.repository.head(branch);
      stores.repository.setBranch(branch, undefined);
      setTimeout(() => stores.repository.setBranch(branch, head), 100);
    };
    stores.github.fail({ kind: 'meanwhile', method: 'PUT', act });
    await writeState(store, systemClock, writeNumber(1), undefined);
    expect((await store.read()).state).toEqual(writeNumber(1));
  });
});
