import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { HostedRepository } from './hosted-repository.ts';

describe('a release on GitHub', () => {
  test('is a commit by GitHub, a tag, a release and floating tags, in this order', async () => {
    const world = new HostedRepository();
    const source = world.push('feat: one');
    const before = world.origin.refs();
    const reader = world.fake.addToken({ permissions: { contents: 'read' } });
    const dry = await world.release({ dryRun: true, floatingTags: true, token: reader });
    expect(dry).toMatchObject({ reasonCode: 'dry-run', released: false, version: '0.1.0' });
    expect(world.origin.refs()).toEqual(before);
    world.takeRequests();

    const result = await world.release({ floatingTags: true });
    const head = source.slice(0, 10);
    expect(result.writes).toEqual([
      `commit CHANGELOG.md on top of ${head} on branch main of acme/shop, signed by GitHub`,
      'put the annotated tag v0.1.0 on that commit and push it to origin',
      'publish the release v0.1.0 as the latest',
      'move v0 and v0.1 there on origin',
      'bring the branch, tags and files of this clone in step',
    ]);
    expect(dry.writes).toEqual(result.writes);
    expect(result).toMatchObject({ reasonCode: 'released', released: true, sha: source });
    const [release] = world.releases;
    expect(release).toMatchObject({
      tag: 'v0.1.0',
      name: 'v0.1.0',
      body: '### Added\n\n- one',
      draft: false,
    });
    expect(result).toMatchObject({
      releaseId: release?.id,
      releaseUrl: 'https://github.com/acme/shop/releases/tag/v0.1.0',
    });
    const tagged = world.origin.head('v0.1.0');
    expect(world.origin.head('main^')).toBe(source);
    for (const ref of ['main', 'v0', 'v0.1']) expect(world.origin.head(ref)).toBe(tagged);
    expect(world.origin.git('cat-file', '-p', tagged)).toContain('gpgsig');
    expect(world.origin.git('cat-file', '-t', 'v0.1.0')).toBe('tag');
    expect(world.clone.head()).toBe(tagged);
    expect(world.clone.git('status', '--porcelain')).toBe('');
    expect(world.takeRequests()).toHaveLength(3);

    expect(await world.release({ floatingTags: true })).toMatchObject({
      reasonCode: 'already-released',
      writes: [],
      releaseId: release?.id,
    });
    expect(world.takeRequests()).toEqual(['GET /repos/acme/shop/releases']);
  });

  test('is drafted before it is public, and published with the text that a person gave it', async () => {
    const world = new HostedRepository();
    const source = world.push('feat: one');
    const prepared = await world.release({ stage: 'prepare', candidateTag: true });
    expect(prepared).toMatchObject({
      reasonCode: 'prepared',
      reason: 'Prepared v0.1.0: its draft waits to be published, v0.1.0-rc.1 is the candidate.',
      released: false,
      candidateTag: 'v0.1.0-rc.1',
      writes: [
        'draft the release v0.1.0 on acme/shop',
        `put the annotated tag v0.1.0-rc.1 on ${source.slice(0, 10)} and push it to origin`,
      ],
    });
    expect(prepared.later.at(-2)).toBe(`publish the draft v0.1.0 (${prepared.releaseId}) as the latest`);
    expect(world.origin.git('tag')).toBe('v0.1.0-rc.1');
    expect(world.origin.head('main')).toBe(source);
    const [draft] = world.releases;
    expect(draft).toMatchObject({ draft: true, tag: 'v0.1.0', target: source });
    expect(await world.release({ stage: 'prepare', candidateTag: true })).toMatchObject({
      reasonCode: 'prepared',
      writes: [],
      candidateTag: 'v0.1.0-rc.1',
    });
    if (draft)
      Object.assign(draft, {
        body: draft.body.replace('- one', '- one, and *how*').replaceAll('\n', '\r\n'),
        name: 'The first',
      });

    const result = await world.release({ stage: 'publish' });
    expect(result).toMatchObject({ reasonCode: 'released', releaseId: draft?.id });
    expect(world.releases).toMatchObject([
      { draft: false, tag: 'v0.1.0', name: 'The first', body: '### Added\n\n- one, and *how*' },
    ]);
    expect(world.origin.head('v0.1.0')).toBe(source);
    expect(world.origin.head('main^')).toBe(source);
    expect(await world.release({ stage: 'prepare', candidateTag: true })).toMatchObject({
      reasonCode: 'already-released',
      released: true,
      writes: [],
    });
  });

  test('says after a failure what stands already, and that it goes on from there', async () => {
    const world = new HostedRepository();
    world.push('feat: one');
    mkdirSync(`${world.origin.directory}/.git/hooks`, { recursive: true });
    const hook = `${world.origin.directory}/.git/hooks/update`;
    const words = 'GH013: Repository rule violations found for refs/tags/v0.1.0';
    writeFileSync(hook, `#!/bin/sh\ncase "$1" in refs/tags/*) echo "${words}" >&2; exit 1;; esac\n`, {
      mode: 0o755,
    });
    const runtime = await createTestRuntime();
    const attempt = world.release({}, { runtime });
    await expect(attempt).rejects.toThrow(
      /GH013.*A rule protects the tag: give the token of a GitHub App.*A re-run goes on from what is there already/s,
    );
    expect(runtime.lines.join('\n')).toMatch(
      /warning: This was done before the failure, and a re-run goes on from it:\s+- commit CHANGELOG\.md/,
    );
    expect(world.releases).toEqual([]);
    rmSync(hook);
    expect(await world.release()).toMatchObject({ reasonCode: 'released' });
    expect(world.origin.git('rev-list', '--count', 'main')).toBe('2');
  });
});
