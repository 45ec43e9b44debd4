import { expect } from 'vitest';
import type { ReleaseRequest } from '../../src/index.ts';
import { releaseIn, TestRepository } from '../git-repository.ts';

/** A bare repository as `draw` makes it, branch main; nothing of it is in a work tree. */
export function remoteWith(draw: (repository: TestRepository) => void): TestRepository {
  const repository = TestRepository.create();
  draw(repository);
  return repository;
}

/** What stage prepare says, which is everything that is read from history. */
export async function prepared(clone: TestRepository, changes: Partial<ReleaseRequest> = {}) {
  const { version, previousTag, notes, reason, sha } = await releaseIn(clone, {
    stage: 'prepare',
    ...changes,
  });
  return { version, previousTag, notes, reason, sha };
}

/** The same answer as from a full clone; gives the titles the shallow clone has in the end. */
export async function sameAsFull(
  origin: TestRepository,
  changes: Partial<ReleaseRequest> = {},
): Promise<string[]> {
  const shallow = origin.clone('--depth=1', '--no-tags');
  const refs = shallow.refs();
  const config = shallow.read('.git/config');
  const expected = await prepared(origin.clone(), changes);
  expect(await prepared(shallow, changes)).toEqual(expected);
  const titles = shallow.git('log', '--format=%s', 'HEAD').split('\n').sort();
  expect(shallow.refs()).toEqual(refs);
  expect(shallow.read('.git/config')).toBe(config);
  // The second look finds the same, and needs nothing more.
  expect(await prepared(shallow, changes)).toEqual(expected);
  expect(shallow.git('log', '--format=%s', 'HEAD').split('\n').sort()).toEqual(titles);
  shallow.git('fsck', '--connectivity-only');
  return titles;
}
