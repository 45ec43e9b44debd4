import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { HostedRepository } from '../../packages/versioning/test/release/hosted-repository.ts';

describe('a release on GitHub', () => {
  test('says what stands already when a person takes the tag for another commit meanwhile', async () => {
    const world = new HostedRepository();
    world.push('chore: begin');
    const other = world.another();
    const elsewhere = other.commit('fix: another line');
    world.origin.git('fetch', '--quiet', other.directory, elsewhere);
    world.push('feat: one');
    const runtime = await createTestRuntime();
    const send: typeof fetch = async (input, init) => {
      const answer = await world.fake.fetch(input, init);
      if (new Request(input, init).url.endsWith('/graphql')) world.origin.git('tag', 'v0.1.0', elsewhere);
      return answer;
    };
    await expect(world.release({}, { runtime, send })).rejects.toThrow(/the tag v0\.1\.0 already stands on/);
    expect(runtime.lines.join('\n')).toMatch(/done before the failure.*\s+- commit CHANGELOG\.md/);
  });

  test('keeps what a person writes into the draft while the run is under way', async () => {
    const world = new HostedRepository();
    world.push('feat: one');
    await world.release({ stage: 'prepare' });
    const [draft] = world.releases;
    const send: typeof fetch = async (input, init) => {
      const answer = await world.fake.fetch(input, init);
      if (new Request(input, init).url.endsWith('/graphql') && draft)
        draft.body = draft.body.replace('- one', '- one, by hand');
      return answer;
    };
    await world.release({ stage: 'publish' }, { send });
    expect(world.releases).toMatchObject([{ draft: false, body: '### Added\n\n- one, by hand' }]);
  });

  test.each([
    [
      'the draft is gone',
      'prepare',
      (world: HostedRepository) => world.releases.splice(0, world.releases.length - 1),
    ],
    [
      'the workflow of the tag has published it',
      'none',
      (world: HostedRepository) => world.releases.length > 1 || world.hosted.addRelease({ tag: 'v0.1.0' }),
    ],
  ])('ends well when a list does not show yet that %s', async (_, before, meanwhile) => {
    const world = new HostedRepository();
    world.push('feat: one');
    if (before === 'prepare') await world.release({ stage: 'prepare' });
    world.hosted.addRelease({ tag: 'web-v1.0.0' });
    // GitHub gives no number twice.
    Object.assign(world.releases.at(-1) ?? {}, { id: 300_000_000 });
    let listed: string | undefined;
    const send: typeof fetch = async (input, init) => {
      const { method, url } = new Request(input, init);
      if (method === 'POST' && url.endsWith('/releases') && before !== 'prepare') meanwhile(world);
      const answer = await world.fake.fetch(input, init);
      if (url.endsWith('/graphql') && before === 'prepare') meanwhile(world);
      if (method !== 'GET' || !url.includes('/releases?')) return answer;
      listed ??= await answer.clone().text();
      return new Response(listed, { headers: answer.headers });
    };
    const runtime = await createTestRuntime();
    expect(await world.release({ stage: 'publish' }, { send, runtime })).toMatchObject({ released: true });
    // It looks again by itself, and asks nobody to.
    expect(runtime.lines.join('\n')).toMatch(/looking again at what is there:\n.* meanwhile$/m);
    expect(world.releases).toMatchObject([{ tag: 'web-v1.0.0' }, { tag: 'v0.1.0', draft: false }]);
  });

  test('is prepared without the permission for the pull request that comes later', async () => {
    const world = new HostedRepository();
    world.push('feat: one');
    const token = world.fake.addToken({ permissions: { contents: 'write' } });
    const prepared = await world.release({ stage: 'prepare', changelogCommit: 'pull-request', token });
    expect(prepared.later[0]).toMatch(/^open a pull request from changelog\/v0\.1\.0/);
    expect(world.takeRequests().filter((request) => request.includes('/pulls'))).toEqual([]);
  });
});
