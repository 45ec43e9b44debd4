import { expect, test } from 'vitest';
import type { ReleaseRequest } from '../../packages/versioning/src/index.ts';
import { HostedRepository } from '../../packages/versioning/test/release/hosted-repository.ts';
import { type Death, MortalRun } from '../../packages/versioning/test/release/mortal-run.ts';
import { sideBySide } from './side-by-side.ts';

type Runs = readonly Partial<ReleaseRequest>[];

const floating = { floatingTags: true, branch: 'main' } as const;
const scenarios: Record<string, Runs> = {
  'all at once': [floating],
  prepared: [{ ...floating, stage: 'prepare', candidateTag: true }],
  'prepared, then published': [
    { ...floating, stage: 'prepare', candidateTag: true },
    { ...floating, stage: 'publish' },
  ],
  'published with a pull request': [{ ...floating, stage: 'publish', changelogCommit: 'pull-request' }],
  prerelease: [{ ...floating, bump: 'prerelease' }],
};

/** What everybody sees in the end, by titles: hashes hold times. */
function outcome({ origin, hosted, releases }: HostedRepository) {
  const format = '%(refname) %(objecttype) %(contents:subject) of %(*contents:subject)';
  return {
    main: origin.git('log', '--format=%s', 'main'),
    refs: origin.git('for-each-ref', `--format=${format}`),
    changelog: hosted.file('CHANGELOG.md'),
    releases: releases.map(({ tag, name, body, draft, prerelease }) => ({
      ...{ tag, name, body, draft, prerelease },
      latest: hosted.state.project.releases.latest !== null,
    })),
    pulls: hosted.state.project.pullRequests.map(({ title, state }) => ({ title, state })),
  };
}

async function play(runs: Runs, death?: Death) {
  const world = new HostedRepository();
  const source = world.push('feat: one');
  const run = await MortalRun.until(world.fake.fetch, death);
  for (const request of runs) {
    if (!run.dead) await world.release(request, run).catch(() => undefined);
  }
  return { world, source, run };
}

test.each(Object.entries(scenarios))(
  'a release %s, killed before or after each write, is completed by another run',
  async (_, runs) => {
    const whole = await play(runs);
    const expected = outcome(whole.world);
    expect(whole.run.writes.length).toBeGreaterThanOrEqual(4);
    const deaths = whole.run.writes.flatMap((_, index) =>
      (['before', 'after'] as const).map((when) => ({ at: index + 1, when })),
    );
    await sideBySide(deaths, async ({ at, when }) => {
      const { world, source, run } = await play(runs, { at, when });
      expect(run.dead).toBe(true);
      // What one write left behind is what the next one found: so each state meets the same clone and another machine's.
      const fresh = when === 'before';
      const clone = fresh ? world.another('--no-tags') : world.clone;
      if (fresh) clone.git('checkout', '--quiet', '--detach', source);
      for (const request of runs) {
        const again = await world.release(request, { clone });
        expect(again.sha).toBe(source);
      }
      const where = `${when} ${run.writes.at(-1)} (${at})`;
      expect({ where, ...outcome(world) }).toEqual({ where, ...expected });
      expect(clone.git('status', '--porcelain'), where).toBe('');
    });
  },
  600_000,
);

test.each(Object.entries(scenarios))(
  'a release %s, overtaken before each write by a whole other run, is one release',
  async (_, runs) => {
    const whole = await play(runs);
    const expected = outcome(whole.world);
    const writes = whole.run.writes.map((_, index) => index + 1);
    await sideBySide(writes, async (at) => {
      const world = new HostedRepository();
      const source = world.push('feat: one');
      const rival = world.another();
      // As far as this run is: nobody publishes what isn't prepared.
      let begun = 0;
      const meanwhile = async () => {
        for (const request of runs.slice(0, begun)) await world.release(request, { clone: rival });
      };
      const run = await MortalRun.overtaken(world.fake.fetch, at, meanwhile);
      for (const request of runs) {
        begun += 1;
        const { sha } = await world.release(request, run);
        expect(sha).toBe(source);
      }
      const where = `${run.writes[at - 1]} (${at})`;
      expect({ where, ...outcome(world) }).toEqual({ where, ...expected });
      expect(world.clone.git('status', '--porcelain'), where).toBe('');
    });
  },
  600_000,
);
