import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { HostedRepository } from '../../packages/versioning/test/release/hosted-repository.ts';
import { MortalRun } from '../../packages/versioning/test/release/mortal-run.ts';

describe('a release on GitHub', () => {
  test('takes over the draft of an earlier commit, and keeps what a person wrote into it', async () => {
    const world = new HostedRepository();
    world.push('fix: one');
    await world.release({ bump: '1.0.0' });
    world.push('fix: two');
    await world.release({ stage: 'prepare' });
    const draft = world.releases[1];
    expect(draft).toMatchObject({ tag: 'v1.0.1', draft: true });
    world.push('feat: three');
    const moved = await world.release({ stage: 'prepare' });
    expect(moved.writes).toEqual([`turn the draft v1.0.1 (${draft?.id}) into v1.1.0`]);
    expect(world.releases).toHaveLength(2);
    expect(draft).toMatchObject({ tag: 'v1.1.0', name: 'v1.1.0', draft: true });
    expect(draft?.body).toMatch(/three[\s\S]*two/);
    if (draft) Object.assign(draft, { body: `By hand.\n\n${draft.body}` });
    world.push('feat!: four');
    const runtime = await createTestRuntime();
    const kept = await world.release({ stage: 'prepare' }, { runtime });
    expect(kept.writes).toEqual([
      `turn the draft v1.1.0 (${draft?.id}) into v2.0.0; the text that a person edited stays`,
    ]);
    expect(draft?.body).toMatch(/^By hand\.\n\n### Added\n\n- three/);
    await world.release({ stage: 'publish' });
    expect(draft).toMatchObject({ tag: 'v2.0.0', draft: false, body: expect.not.stringContaining('<!--') });
  });

  test.each(['prepare', 'all', 'publish'] as const)(
    'two runs at once in stage %s make one',
    async (stage) => {
      const world = new HostedRepository();
      world.push('feat: one');
      const clones = [world.another(), world.another()];
      const options = { stage, floatingTags: true, candidateTag: stage === 'prepare' };
      await Promise.all(clones.map((clone) => world.release(options, { clone })));
      expect(world.releases).toMatchObject([{ tag: 'v0.1.0', draft: stage === 'prepare' }]);
      const tags = world.origin.git('tag').split('\n');
      expect(tags).toEqual(stage === 'prepare' ? ['v0.1.0-rc.1'] : ['v0', 'v0.1', 'v0.1.0']);
      expect(world.origin.git('rev-list', '--count', 'main')).toBe(stage === 'prepare' ? '1' : '2');
      if (stage !== 'prepare') expect(world.origin.head('v0')).toBe(world.origin.head('v0.1.0'));
    },
  );

  test('of an old line is not the latest, and a prerelease is marked', async () => {
    const world = new HostedRepository();
    const first = world.push('feat: one');
    const options = { changelog: undefined, floatingTags: true };
    await world.release({ ...options, bump: '1.1.0' });
    const newest = world.push('feat: two');
    await world.release(options);
    const { releases } = world.hosted.state.project;
    expect(releases.latest).toBe(world.releases[1]?.id);
    world.clone.git('checkout', '--quiet', '-b', 'hotfix', first);
    world.push('fix: three');
    const old = await world.release({ ...options, branch: 'hotfix' });
    expect(old.writes).toContain('publish the release v1.1.1, not as the latest');
    expect(releases.latest).toBe(world.releases[1]?.id);
    expect(world.origin.head('v1')).toBe(newest);
    world.clone.git('checkout', '--quiet', 'main');
    world.push('feat: four');
    await world.release({ bump: 'prerelease', floatingTags: true });
    expect(world.releases[3]).toMatchObject({ tag: 'v1.3.0-rc.1', prerelease: true, draft: false });
    expect(releases.latest).toBe(world.releases[1]?.id);
    expect(world.origin.head('v1')).toBe(newest);
  });

  test('brings the changelog by a pull request when the branch takes nothing else', async () => {
    const world = new HostedRepository();
    const source = world.push('feat: one');
    const options = { stage: 'publish', changelogCommit: 'pull-request' } as const;
    const result = await world.release(options);
    expect(result.writes[0]).toBe(
      'open a pull request from changelog/v0.1.0 into main that brings CHANGELOG.md',
    );
    expect(result.changelogPullRequest).toMatch(/^https:\/\/github\.com\/acme\/shop\/pull\/\d+$/);
    expect(world.origin.head('main')).toBe(source);
    expect(world.origin.head('v0.1.0')).toBe(source);
    expect(world.origin.git('show', 'changelog/v0.1.0:CHANGELOG.md')).toContain('- one');
    expect(world.takeRequests().length).toBeLessThanOrEqual(15);
    expect(await world.release(options)).toMatchObject({
      reasonCode: 'already-released',
      changelogPullRequest: result.changelogPullRequest,
    });
    world.clone.git('fetch', '--quiet', 'origin', 'changelog/v0.1.0');
    world.clone.git('merge', '--quiet', '--ff-only', 'FETCH_HEAD');
    world.push('docs: more');
    expect(await world.release(options)).toMatchObject({ reasonCode: 'nothing-to-release' });
  });

  test('puts the tag on a commit that carries the release, and refuses one that does not', async () => {
    const world = new HostedRepository();
    const source = world.push('feat: one');
    const carry = (message: string, parent = source) =>
      world.clone.gitWith(message, 'commit-tree', `${source}^{tree}`, '-p', parent, '-F', '-');
    const tree = carry(`Release tree\n\nSource-Commit: ${source}\n`);
    const options = { stage: 'publish', floatingTags: true } as const;
    const wrong = carry('Release tree');
    await expect(world.release({ ...options, releaseCommit: wrong })).rejects.toThrow(
      `input \`release-commit\`: found ${wrong} (Release tree) with the parent ${source} and no trailer`,
    );
    await expect(world.release({ ...options, releaseCommit: 'abcdef1234' })).rejects.toThrow(
      'no commit of this clone',
    );
    expect(world.origin.git('tag')).toBe('');
    const result = await world.release({ ...options, releaseCommit: tree });
    expect(result).toMatchObject({ reasonCode: 'released', sha: source });
    expect(world.origin.head('v0.1.0')).toBe(tree);
    expect(world.origin.head('v0.1')).toBe(tree);
    expect(world.origin.head('main^')).toBe(source);
    expect(await world.release({ ...options, releaseCommit: tree, bump: '0.1.0' })).toMatchObject({
      reasonCode: 'already-released',
    });
    const other = carry(`Another tree\n\nSource-Commit: ${source}\n`);
    await expect(world.release({ ...options, releaseCommit: other })).rejects.toThrow(
      `v0.1.0 already stands on ${tree}, and this run would put it on ${other}`,
    );
    world.push('docs: more');
    expect(await world.release(options)).toMatchObject({ reasonCode: 'nothing-to-release' });
  });

  test('goes on where a run ended between changelog and tag, though the branch has moved on since', async () => {
    const world = new HostedRepository();
    const source = world.push('feat: one');
    const run = await MortalRun.before(world.fake.fetch, 'mktag');
    await expect(world.release({}, run)).rejects.toThrow('killed');
    const changelog = world.origin.head('main');
    expect(world.origin.head('main^')).toBe(source);
    const colleague = world.another();
    colleague.commit('docs: more');
    colleague.git('push', '--quiet', 'origin', 'main');
    expect(await world.release({ sha: source })).toMatchObject({ reasonCode: 'released', sha: source });
    expect(world.origin.head('v0.1.0')).toBe(changelog);
    expect(world.origin.git('log', '--format=%s', 'main')).toBe(
      'docs: more\nchore(release): v0.1.0\nfeat: one',
    );
  });
});
