import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { openRepository, withHistory } from '../../src/git/repository.ts';
import { requestFor } from '../git-repository.ts';
import { prepared, remoteWith, sameAsFull } from './same-as-full.ts';

describe('a shallow clone is deepened', () => {
  test('up to the last release, and no further', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b', 'c']) repository.commit(`feat: ${title}`);
      repository.tag('v1.0.0');
      for (const title of ['d', 'e']) repository.commit(`fix: ${title}`);
    });
    expect(await sameAsFull(origin)).toEqual(['feat: c', 'fix: d', 'fix: e']);
  });

  test('on all branches that were merged behind the release', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.git('branch', 'topic');
      repository.git('branch', 'other');
      repository.commit('feat: c');
      repository.tag('v1.0.0');
      repository.git('checkout', '--quiet', 'topic');
      for (const title of ['t1', 't2']) repository.commit(`feat: ${title}`);
      // A merge with one parent that the release contains.
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Update topic', 'main^{/feat: c}');
      repository.commit('fix: t3');
      repository.git('checkout', '--quiet', 'main');
      // And one whose first parent is the release itself.
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge topic', 'topic');
      repository.commit('fix: d');
    });
    expect(await sameAsFull(origin)).toEqual(
      ['Merge topic', 'Update topic', 'feat: c', 'feat: t1', 'feat: t2', 'fix: d', 'fix: t3'].sort(),
    );
  });

  test('once another process has let go of the lock; one that is left behind is named', async () => {
    const origin = remoteWith((repository) => {
      for (const title of ['a', 'b']) repository.commit(`feat: ${title}`);
      repository.tag('v1.0.0');
      repository.commit('fix: c');
    });
    const clone = origin.clone('--depth=1', '--no-tags');
    const lock = join(clone.directory, '.git/shallow.lock');
    writeFileSync(lock, '');
    await expect(prepared(clone)).rejects.toThrow(
      /another git process.*shallow\.lock behind; delete that file/,
    );
    const runtime = await createTestRuntime();
    const request = requestFor(clone);
    const sleep = async () => rmSync(lock, { force: true });
    const patient = { ...runtime, clock: { now: () => runtime.clock.now(), sleep } };
    const opened = await openRepository(request, patient);
    expect(await withHistory(opened, request, patient)).toMatchObject({ shallow: true });
    expect(clone.git('rev-list', '--count', 'HEAD')).toBe('2');
  });
});
