import { expect, test } from 'vitest';
import { HostedRepository } from '../../packages/versioning/test/release/hosted-repository.ts';

const path = '/repos/acme/shop';
const list = `GET ${path}/releases`;
const graphql = 'POST /graphql';

/** Commits to main without a process for each; gives a remote that has them. */
function hosted(commits: number): HostedRepository {
  const world = new HostedRepository();
  const stream = Array.from({ length: commits }, (_, index) => {
    const message = `feat: number ${index}`;
    const author = `committer Ada <ada@example.com> ${1_700_000_000 + index} +0000`;
    const file = `M 100644 inline a.txt\ndata ${String(index).length}\n${index}\n`;
    return `commit refs/heads/main\n${author}\ndata ${message.length}\n${message}\n${file}`;
  });
  world.clone.gitWith(stream.join('\n'), 'fast-import', '--quiet');
  world.clone.git('reset', '--quiet', '--hard');
  world.clone.git('push', '--quiet', 'origin', 'HEAD');
  return world;
}

test.each([
  ['1 commit', 1, 0, 1],
  ['3,000 commits', 3_000, 0, 2],
  ['300 commits after a thousand releases', 300, 1_000, 2],
])('a release of %s asks GitHub no more often than it has to', async (_, commits, releases, queries) => {
  const world = hosted(commits);
  for (let number = 0; number < releases; number += 1) world.hosted.addRelease({ tag: `web-v0.${number}.0` });
  const lists = releases > 0 ? [list, list] : [list];
  const credits = Array(queries).fill(graphql);
  const asked = { contributors: true, pullRequests: true, floatingTags: true };
  await world.release({ ...asked, stage: 'prepare' });
  const prepared = world.takeRequests();
  expect(prepared).toEqual([...credits, ...lists, `POST ${path}/releases`, list]);

  await world.release({ ...asked, stage: 'publish', changelogCommit: 'pull-request' });
  const published = world.takeRequests();
  const { id } = world.releases.at(-1) ?? {};
  expect(published.toSorted()).toEqual(
    [
      ...[list, ...credits, `GET ${path}/pulls`, `GET ${path}/releases/${id}`],
      `PATCH ${path}/releases/${id}`,
      ...[`POST ${path}/git/refs`, graphql, `POST ${path}/pulls`],
    ].toSorted(),
  );
  expect(prepared.length + published.length).toBeLessThanOrEqual(15);
});

test('a release in one go asks GitHub no more often than it has to', async () => {
  const world = hosted(3);
  await world.release({ floatingTags: true });
  expect(world.takeRequests()).toEqual([list, graphql, `POST ${path}/releases`]);
});
