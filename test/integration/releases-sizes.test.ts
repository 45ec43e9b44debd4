import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createReleaseHistory } from '../bench/release-history.ts';
import { ReleaseWorld } from './releases-world.ts';

/** What a release may cost GitHub, drafted and published, whatever the number of commits. */
const mostRequests = 15;

let folder: string | undefined;
let world: ReleaseWorld | undefined;
afterEach(async () => {
  await world?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function grown(older: number, since: number): Promise<ReleaseWorld> {
  folder = mkdtempSync(join(tmpdir(), 'releases-history-'));
  const { bare } = createReleaseHistory(folder, { older, since });
  world = await ReleaseWorld.create(bare);
  return world;
}

const everything = { contributors: 'true', 'pull-requests': 'true', 'floating-tags': 'true' };

test.each([5, 300, 2_000])(
  '%i commits since the last release cost no more requests than few',
  async (since) => {
    const old = await grown(40, since);
    const { github, shop } = old;
    const clone = await old.checkout();
    const released = shop.head();
    await old.released(clone, { stage: 'prepare', ...everything });
    const outputs = await old.released(clone, { stage: 'publish', ...everything });
    expect(github.requests.length).toBeLessThanOrEqual(mostRequests);
    expect(outputs).toMatchObject({ released: 'true' });
    expect(old.commitOf(`refs/tags/${outputs['tag']}`)).toBe(released);
    expect(shop.state.project.releases.list).toMatchObject([{ tag: outputs['tag'], draft: false }]);
  },
);

test('a history of 20,000 commits, from a clone with one of them', async () => {
  const since = 30;
  const old = await grown(20_000, since);
  const { github, shop } = old;
  const clone = await old.checkout();
  const outputs = await old.released(clone, { stage: 'all', ...everything });
  expect(outputs).toMatchObject({ 'previous-tag': 'v1.39.0', released: 'true' });
  expect(github.requests.length).toBeLessThanOrEqual(mostRequests);
  expect(shop.file('CHANGELOG.md')).toContain(`## [${outputs['version']}]`);
  // The clone was deepened as far as the last release, and no further.
  expect(Number(await old.git(clone, 'rev-list', '--count', 'HEAD'))).toBeLessThanOrEqual(since + 10);
});
