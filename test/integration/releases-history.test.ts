import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '@deploy-actions/action-kit';
import type { ReleaseRequest } from '@deploy-actions/versioning';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseIn, TestRepository } from '../../packages/versioning/test/git-repository.ts';
import '../property-seed.ts';
import { createReleaseHistory } from '../bench/release-history.ts';
import { ReleaseWorld } from './releases-world.ts';

/** What is read from history, by stage prepare. */
async function prepared(clone: TestRepository, changes: Partial<ReleaseRequest> = {}) {
  const request = { stage: 'prepare', changelog: undefined, ...changes } as const;
  const { version, previousTag, notes, reason, sha } = await releaseIn(clone, request);
  return { version, previousTag, notes, reason, sha };
}

/** The same, or in what words it is refused: a random history may have the next version's tag elsewhere. */
async function preparedOrRefused(clone: TestRepository, changes: Partial<ReleaseRequest>) {
  try {
    return await prepared(clone, changes);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
}

function commitsOf(clone: TestRepository, ...range: string[]): string[] {
  return clone
    .git('rev-list', ...range)
    .split('\n')
    .filter(Boolean);
}

/** A commit of a random history: parents as shares of what is older, the tag on it, whether the tag carries a release of it. */
interface Drawn {
  readonly type: 'feat' | 'fix' | 'chore' | 'feat!';
  readonly parent: number;
  readonly merged: number | undefined;
  readonly version: string | undefined;
  readonly carried: boolean;
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const version = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.nat(2), fc.constantFrom('', '', '', '-rc.1', '-beta.2'))
  .map(([minor, patch, rest]) => `v1.${minor}.${patch}${rest}`);
const history = fc.array(
  fc.record<Drawn>({
    type: fc.constantFrom('feat', 'fix', 'chore', 'feat!'),
    // Near the end of what there is, so that histories grow long and not only wide.
    parent: share.map((value) => value ** 3),
    merged: fc.option(share, { nil: undefined, freq: 3 }),
    version: fc.option(version, { nil: undefined, freq: 3 }),
    carried: fc.boolean(),
  }),
  { minLength: 6, maxLength: 16 },
);

/** Makes the history in a bare repository; main is its last commit. */
function draw(steps: readonly Drawn[]): TestRepository {
  const origin = TestRepository.bare();
  const made: string[] = [];
  const taken = new Set<string>();
  const tree = origin.git('mktree');
  for (const [index, { type, parent, merged, version: name, carried }] of steps.entries()) {
    const first = made.at(-1 - Math.floor(parent * made.length));
    const second = merged === undefined ? undefined : made[Math.floor(merged * made.length)];
    const parents = [...new Set([first, second])].filter((hash) => hash !== undefined);
    const commit = (message: string, on: readonly string[]) =>
      origin.gitWith(message, 'commit-tree', tree, ...on.flatMap((hash) => ['-p', hash]), '-F', '-');
    const source = commit(`${type}: ${index}`, parents);
    made.push(source);
    if (name === undefined || taken.has(name)) continue;
    taken.add(name);
    const release = carried
      ? commit(`chore(release): ${name}\n\nSource-Commit: ${source}\n`, [source])
      : source;
    origin.git('tag', '-a', name, release, '-m', name);
    // As stage all leaves it, the branch goes on from the commit that carries the release.
    if (carried && index % 2 === 0) made[made.length - 1] = release;
  }
  origin.git('update-ref', 'refs/heads/main', made.at(-1) ?? '');
  return origin;
}

describe('a shallow clone', () => {
  // More of them, and others: `HISTORIES=500 PROPERTY_SEED=7`.
  test('says what a full one says, in every history, and has no commit more than it needs', async () => {
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom('auto', 'prerelease'), async (steps, bump) => {
        const origin = draw(steps);
        const full = origin.clone();
        const shallow = origin.clone('--depth=1', '--no-tags');
        const expected = await preparedOrRefused(full, { bump });
        expect(await preparedOrRefused(shallow, { bump })).toEqual(expected);
        shallow.git('fsck', '--connectivity-only');
        if (typeof expected === 'string') return;
        const last = expected.previousTag;
        const needed = commitsOf(full, 'HEAD', ...(last === undefined ? [] : ['--not', last]));
        const parents = full.git('log', '--no-walk', '--format=%P', ...needed).split(/\s+/);
        const allowed = new Set([...needed, ...parents, ...(last === undefined ? [] : [full.head(last)])]);
        const had = commitsOf(shallow, 'HEAD');
        // A higher release of another line costs a look at where it branched off.
        const finals = full
          .git('tag', '--list', '--sort=-version:refname')
          .split('\n')
          .filter((name) => !name.includes('-'));
        if (last === finals[0] && needed.length > 0)
          expect(had.filter((hash) => !allowed.has(hash))).toEqual([]);
        expect(had).toEqual(expect.arrayContaining(needed));
        if (had.length < commitsOf(full, 'HEAD').length) cut += 1;
      }),
      { numRuns: Number(process.env['HISTORIES'] ?? 20), endOnFailure: true },
    );
    expect(cut).toBeGreaterThan(3);
  });

  test('of 21,000 commits gets the newest thousand over HTTP, from a server that gives any commit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'history-'));
    const { bare, clone: full, lastTag } = createReleaseHistory(folder, { older: 20_000, since: 1_000 });
    const world = await ReleaseWorld.create(bare);
    try {
      const clone = new TestRepository(await world.checkout());
      const request = { push: true, token: world.token };
      const answer = await prepared(clone, request);
      expect(answer).toMatchObject({ previousTag: lastTag, version: '2.0.0' });
      expect(answer).toEqual(await prepared(new TestRepository(full), { branch: 'main' }));
      expect(commitsOf(clone, 'HEAD')).toHaveLength(1_001);
      expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('true');
      // Where all is there, nothing more is fetched: the tags are looked at twice, and the server says where the release is.
      const before = world.github.gitRequests.length;
      expect(await prepared(clone, request)).toEqual(answer);
      expect(world.github.gitRequests.length - before).toBeLessThanOrEqual(3 * 2);
    } finally {
      await world.close();
    }
  });

  test('gets everything from a server that gives branches only', async () => {
    const origin = draw(
      [undefined, 'v1.0.0', undefined, undefined].map((name) => {
        return { type: 'fix', parent: 0, merged: undefined, version: name, carried: false };
      }),
    );
    const clone = origin.clone('--depth=1', '--no-tags');
    clone.git('config', 'protocol.version', '0');
    const target = clone.head();
    const work = origin.clone();
    work.commit('feat: meanwhile');
    work.git('push', '--quiet', 'origin', 'main');
    // The commit is no branch's last one any more, and this protocol lets a server refuse to give such ones.
    expect(await prepared(clone)).toMatchObject({
      version: '1.0.1',
      sha: target,
      notes: '### Fixed\n\n- 2\n- 3',
    });
    expect(commitsOf(clone, 'HEAD')).toHaveLength(4);
  });
});
