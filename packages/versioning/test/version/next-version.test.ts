import { ConfigurationError } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import { parseCommit } from '../../src/git/commits.ts';
import { bumpBetween, nextVersion, type VersionRequest } from '../../src/version/next-version.ts';

function next(
  bump: string,
  last: string | undefined,
  messages: string[],
  more: Partial<VersionRequest> = {},
) {
  const commits = messages.map((message, index) => parseCommit(`${index}`.repeat(40), [], message));
  return nextVersion({ bump, last, commits, channel: 'rc', candidates: [], taken: [], ...more });
}

describe('the next version', () => {
  test.each([
    ['auto', '1.2.3', ['fix: a'], '1.2.4'],
    ['auto', '1.2.3', ['perf: a', 'docs: b'], '1.2.4'],
    ['auto', '1.2.3', ['fix: a', 'feat: b'], '1.3.0'],
    ['auto', '1.2.3', ['feat!: a'], '2.0.0'],
    ['auto', '0.2.3', ['feat!: a'], '0.3.0'],
    ['auto', '0.2.3', ['feat: a'], '0.3.0'],
    ['auto', '0.2.3', ['fix: a'], '0.2.4'],
    ['auto', undefined, ['fix: a'], '0.1.0'],
    ['auto', undefined, ['feat!: a'], '0.1.0'],
    ['auto', '1.2.3', ['chore: go\n\nRelease-As: 3.0.0', 'chore: no\n\nRelease-As: 2.0.0'], '3.0.0'],
    ['major', '0.2.3', ['docs: a'], '1.0.0'],
    ['minor', '1.2.3', ['docs: a'], '1.3.0'],
    ['patch', '1.2.3', ['feat!: a'], '1.2.4'],
    ['major', undefined, ['docs: a'], '1.0.0'],
    ['2.0.0-beta.1', '1.2.3', [], '2.0.0-beta.1'],
    ['prerelease', '1.2.3', ['feat: a'], '1.3.0-rc.1'],
    ['prerelease', undefined, ['feat: a'], '0.1.0-rc.1'],
  ] as const)('%s from %s with %j is %s', (bump, last, messages, version) => {
    expect(next(bump, last, [...messages])).toEqual({ version });
  });

  test('a prerelease takes the number behind all that exist, wherever they are', () => {
    const taken = ['1.3.0-rc.2', '1.3.0-rc.10', '1.3.0-beta.44', '1.3.0-rc.x', '1.30.0-rc.50'];
    const candidates = [{ version: '1.3.0-rc.2', changedSince: true }];
    expect(next('prerelease', '1.2.3', ['feat: a'], { taken, candidates })).toEqual({
      version: '1.3.0-rc.11',
    });
  });

  test('a footer may ask for a prerelease, once', () => {
    const commits = ['fix: b', 'feat: a\n\nRelease-As: 2.0.0-rc.1'];
    expect(next('auto', '1.2.3', commits)).toEqual({ version: '2.0.0-rc.1' });
    const candidates = [{ version: '2.0.0-rc.1', changedSince: true }];
    const taken = ['2.0.0-rc.1'];
    expect(next('auto', '1.2.3', commits, { candidates, taken })).toEqual({ version: '2.0.0' });
    // On the way there, the channel is the input's.
    expect(next('prerelease', '1.2.3', commits)).toEqual({ version: '2.0.0-rc.1' });
    expect(next('prerelease', '1.2.3', commits, { candidates, taken })).toEqual({ version: '2.0.0-rc.2' });
  });

  test.each([
    ['auto', ['docs: a', 'words'], 'none of the 2 commits since 1.2.3 asks for a release'],
    ['auto', [], 'there are no commits since 1.2.3'],
    ['patch', [], 'there are no commits since 1.2.3'],
    ['prerelease', ['chore: a'], "the only commit since 1.2.3 doesn't ask for a release"],
  ] as const)('%s with %j is nothing', (bump, messages, why) => {
    expect(next(bump, '1.2.3', [...messages])).toEqual({ nothing: expect.stringContaining(why) });
  });

  test.each([
    ['1.2.3', ['fix: a'], 'input `bump` asks for 1.2.3, which is not greater than the last release 1.2.3'],
    ['1.2.3-rc.9', ['fix: a'], 'not greater'],
    [
      'auto',
      ['fix: a\n\nRelease-As: 1.0.0'],
      '`Release-As` of commit 0000000000 asks for 1.0.0, which is not greater',
    ],
    ['auto', ['fix: a\n\nRelease-As: soon'], 'asks for `soon`, which is no semantic version'],
    ['auto', ['fix: a\n\nRelease-As: v2.0.0'], 'asks for `v2.0.0`'],
  ] as const)('%s with %j is refused', (bump, messages, why) => {
    const attempt = () => next(bump, '1.2.3', [...messages]);
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(why);
  });

  test('auto promotes the highest candidate, unless a footer or a person says otherwise', () => {
    const candidates = [
      { version: '1.3.0-rc.4', changedSince: true },
      { version: '2.0.0-rc.1', changedSince: true },
    ];
    expect(next('auto', '1.2.3', ['fix: a'], { candidates })).toEqual({ version: '2.0.0' });
    expect(next('auto', undefined, ['fix: a'], { candidates })).toEqual({ version: '2.0.0' });
    expect(next('auto', '1.2.3', ['feat!: a'], { candidates: candidates.slice(0, 1) })).toEqual({
      version: '2.0.0',
    });
    expect(next('patch', '1.2.3', ['fix: a'], { candidates })).toEqual({ version: '1.2.4' });
    expect(next('1.2.9', '1.2.3', ['fix: a'], { candidates })).toEqual({ version: '1.2.9' });
    expect(next('auto', '1.2.3', ['fix: a\n\nRelease-As: 1.5.0'], { candidates })).toEqual({
      version: '1.5.0',
    });
    expect(next('auto', '1.2.3', ['docs: a'], { candidates })).toHaveProperty('nothing');
    const here = [{ version: '1.3.0-rc.4', changedSince: false }];
    expect(next('auto', '1.2.3', ['docs: a'], { candidates: here })).toEqual({ version: '1.3.0' });
  });

  test('the step has a name', () => {
    expect(bumpBetween(undefined, '0.1.0')).toBe('minor');
    expect(bumpBetween('1.2.3', '2.0.0')).toBe('major');
    expect(bumpBetween('1.2.3', '1.2.4')).toBe('patch');
    expect(bumpBetween('1.2.3', '1.3.0-rc.1')).toBe('prerelease');
  });
});
