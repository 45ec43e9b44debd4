import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyState, StateConflictError } from '../src/index.ts';
import { FileStateStore } from '../src/stores/file-state-store.ts';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'state-')), 'deep/er/state.json');
});

const state = (writeId: string) => ({ ...emptyState('shop', 'production'), writeId });

describe('FileStateStore', () => {
  it('has no state before the first write', async () => {
    expect(await new FileStateStore(path).read()).toEqual({ state: undefined, revision: undefined });
  });

  it('gives back what was written, with a new revision each time', async () => {
    const store = new FileStateStore(path);
    const first = await store.write(state('a'), undefined);
    const second = await store.write(state('b'), first);
    expect(second).not.toBe(first);
    expect(await store.read()).toEqual({ state: state('b'), revision: second });
  });

  it('refuses a write on a revision that is no longer the newest', async () => {
    const store = new FileStateStore(path);
    const first = await store.write(state('a'), undefined);
    await store.write(state('b'), first);
    await expect(store.write(state('c'), first)).rejects.toBeInstanceOf(StateConflictError);
    await expect(store.write(state('c'), undefined)).rejects.toBeInstanceOf(StateConflictError);
    expect((await store.read()).state?.writeId).toBe('b');
  });

  it('refuses a write on a revision so old that its successor was pruned', async () => {
    const store = new FileStateStore(path);
    let revision = await store.write(state('0'), undefined);
    const stale = revision;
    for (let n = 1; n < 30; n += 1) revision = await store.write(state(String(n)), revision);
    expect(await readdir(`${path}.revisions`)).toHaveLength(20);
    await expect(store.write(state('late'), stale)).rejects.toBeInstanceOf(StateConflictError);
    expect(await store.read()).toEqual({ state: state('29'), revision });
  });

  it('lets exactly one of many writers through', async () => {
    const first = await new FileStateStore(path).write(state('first'), undefined);
    const writers = Array.from({ length: 20 }, (_, n) =>
      new FileStateStore(path).write(state(`w${n}`), first),
    );
    const results = await Promise.allSettled(writers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rejected = results.filter((result) => result.status === 'rejected');
    expect(rejected.every(({ reason }) => reason instanceof StateConflictError)).toBe(true);
  });

  it('loses no update when many read, change and write until they succeed', async () => {
    const bump = async () => {
      const store = new FileStateStore(path);
      for (;;) {
        const { state: before, revision } = await store.read();
        const next = { ...(before ?? state('0')), lastToken: (before?.lastToken ?? 0) + 1 };
        try {
          return await store.write(next, revision);
        } catch (error) {
          if (!(error instanceof StateConflictError)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 12 }, bump));
    expect((await new FileStateStore(path).read()).state?.lastToken).toBe(12);
  });

  it('keeps a plain copy of the newest state for people and scripts, and leaves no temporary file', async () => {
    await new FileStateStore(path).write({ ...state('a'), active: 'green' }, undefined);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ active: 'green', service: 'shop' });
    expect(await readdir(join(path, '..'))).toEqual(['state.json', 'state.json.revisions']);
  });

  it.each(['null', '[]', '"x"', '{"schemaVersion": 1}'])('refuses %s and says what to do', async (text) => {
    const first = await new FileStateStore(path).write(state('a'), undefined);
    const broken = join(`${path}.revisions`, '00000002.json');
    await writeFile(broken, text);
    await expect(new FileStateStore(path).read()).rejects.toThrow(
      /00000002\.json (is not a state document: .*; move it away|has schema version undefined)/,
    );
    await rm(broken);
    expect(await new FileStateStore(path).read()).toEqual({ state: state('a'), revision: first });
  });

  it('refuses a document of a newer version, and one that is none', async () => {
    await mkdir(`${path}.revisions`, { recursive: true });
    await writeFile(join(`${path}.revisions`, '00000001.json'), '{"schemaVersion": 2}');
    await expect(new FileStateStore(path).read()).rejects.toThrow(
      /schema version 2, but this version .* reads only 1/,
    );
    await writeFile(join(`${path}.revisions`, '00000002.json'), 'half a docu');
    await expect(new FileStateStore(path).read()).rejects.toThrow(/00000002\.json is not a state document/);
  });
});
