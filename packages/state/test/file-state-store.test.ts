import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProviderError } from '@deploy-actions/action-kit';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyState, StateConflictError, type StateDocument, type StateStore } from '../src/index.ts';
import { FileTexts } from '../src/stores/file-texts.ts';
import { NumberedStateStore } from '../src/stores/numbered-state-store.ts';
import { storeConformance } from './store-conformance.ts';

const newPath = async () => join(await mkdtemp(join(tmpdir(), 'state-')), 'deep/er/state.json');
const storeAt = (path: string): StateStore => new NumberedStateStore(new FileTexts(path));

storeConformance('a file', async () => {
  const path = await newPath();
  return { store: storeAt(path), another: async () => storeAt(path), close: async () => {} };
});

const state = (writeId: string, change: Partial<StateDocument> = {}): StateDocument => ({
  ...emptyState('shop', 'production'),
  writeId,
  ...change,
});

describe('the file store', () => {
  let path: string;
  let store: StateStore;
  beforeEach(async () => {
    path = await newPath();
    store = storeAt(path);
  });

  it('keeps the last 20 revisions as history', async () => {
    let revision: string | undefined;
    for (let n = 1; n <= 30; n += 1) revision = await store.write(state(String(n)), revision);
    const files = await readdir(`${path}.revisions`);
    expect(files.toSorted()).toEqual(
      Array.from({ length: 20 }, (_, n) => `000000${String(n + 11).padStart(2, '0')}.json`),
    );
  });

  it('keeps a plain copy of the newest state for people and scripts, and leaves no temporary file', async () => {
    const first = await store.write(state('a', { active: 'blue' }), undefined);
    await store.write(state('b', { active: 'green' }), first);
    await expect(store.write(state('c', { active: 'blue' }), first)).rejects.toBeInstanceOf(
      StateConflictError,
    );
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ active: 'green', service: 'shop' });
    expect(await readdir(join(path, '..'))).toEqual(['state.json', 'state.json.revisions']);
  });

  it('writes even where the copy for people can’t be written', async () => {
    await mkdir(path, { recursive: true });
    const revision = await store.write(state('a'), undefined);
    expect(await store.read()).toEqual({ state: state('a'), revision });
  });

  it.each(['null', '[]', '"x"', 'half a docu', '{"schemaVersion": 1}'])(
    'refuses %s and counts the revision before it once that is moved away',
    async (text) => {
      const first = await store.write(state('a'), undefined);
      const broken = join(`${path}.revisions`, '00000002.json');
      await writeFile(broken, text);
      await expect(store.read()).rejects.toThrow(
        /00000002\.json (is not a state document: .*; move it away|has schema version undefined)/,
      );
      await rm(broken);
      expect(await store.read()).toEqual({ state: state('a'), revision: first });
      await expect(store.write(state('b'), first)).resolves.toBe('2');
    },
  );

  it('ignores files that are no revisions', async () => {
    const revision = await store.write(state('a'), undefined);
    await writeFile(join(`${path}.revisions`, 'notes.json'), 'mine');
    await writeFile(join(`${path}.revisions`, '99999999.json.bak'), 'mine');
    expect(await store.read()).toEqual({ state: state('a'), revision });
  });

  it('says which path it can’t use', async () => {
    await mkdir(join(path, '..', '..'), { recursive: true });
    await writeFile(join(path, '..'), 'a file where a folder should be');
    await expect(store.read()).rejects.toBeInstanceOf(ProviderError);
    await expect(store.write(state('a'), undefined)).rejects.toThrow(`${path}: `);
  });
});
