import { describe, expect, test } from 'vitest';
import type { HostedRelease } from '../../src/hosting/release-host.ts';
import { candidateTag } from '../../src/release/candidate-tag.ts';
import { markDraft, markerLength, readDraft } from '../../src/release/draft-marker.ts';
import { draftText, findRelease, publishedText } from '../../src/release/hosted-release.ts';

const [older, newer, elsewhere] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
];

function release(id: number, tag: string, changes: Partial<HostedRelease> = {}): HostedRelease {
  const url = `https://github.com/acme/shop/releases/${id}`;
  return { id, tag, name: tag, body: '', draft: true, prerelease: false, immutable: false, url, ...changes };
}

const own = (id: number, tag: string, commit = newer) =>
  release(id, tag, { body: markDraft('Notes', commit) });
const edited = (id: number, tag: string, commit = newer) =>
  release(id, tag, { body: markDraft('By hand', commit, 'Notes') });
const byHand = (id: number, tag: string) => release(id, tag, { body: 'By hand' });
const published = (id: number, tag: string) => release(id, tag, { draft: false });

describe('which release or draft is that of v1.2.0', () => {
  let tagged: string | undefined;
  const ids = async (...releases: HostedRelease[]) => {
    const found = await findRelease({
      releases,
      tag: 'v1.2.0',
      version: '1.2.0',
      last: '1.1.0',
      prefix: 'v',
      tagged,
      tags: new Set(['v1.1.0', 'v1.1.9']),
      isBefore: async (commit) => commit !== elsewhere,
    });
    const numbers = (list: readonly HostedRelease[]) => list.map(({ id }) => id);
    return [found.release?.id, numbers(found.leftOver), numbers(found.spared)];
  };

  test.each<[string, HostedRelease[], unknown[]]>([
    ['none', [], [undefined, [], []]],
    [
      'a published one before all drafts',
      [own(1, 'v1.2.0'), byHand(2, 'v1.2.0'), published(3, 'v1.2.0')],
      [3, [1], []],
    ],
    ['one made by hand before our own', [own(1, 'v1.2.0'), byHand(2, 'v1.2.0')], [2, [1], []]],
    ['the lowest number of several', [own(9, 'v1.2.0'), own(5, 'v1.2.0'), own(7, 'v1.2.0')], [5, [7, 9], []]],
    [
      'one that a person worked on',
      [own(1, 'v1.2.0'), edited(2, 'v1.2.0'), edited(3, 'v1.2.0')],
      [2, [1], [3]],
    ],
    ['one prepared for an earlier commit', [own(4, 'v1.1.1', older), own(3, 'v1.3.0', older)], [3, [4], []]],
    ['that of the tag before earlier ones', [edited(1, 'v1.1.1', older), own(2, 'v1.2.0')], [2, [], [1]]],
    ['not one of another branch', [own(1, 'v1.1.1', elsewhere)], [undefined, [], []]],
    ['not one of an older line', [own(1, 'v1.0.5', older)], [undefined, [], []]],
    ['not one whose tag is there', [own(1, 'v1.1.9', older)], [undefined, [], []]],
    ['not a prerelease', [own(1, 'v1.2.0-rc.1', older)], [undefined, [], []]],
    [
      'not one of another series',
      [own(1, 'api-v1.1.1', older), own(2, 'v-api1.1.1', older)],
      [undefined, [], []],
    ],
    [
      'not one made by hand for another tag',
      [byHand(1, 'v1.1.1'), published(2, 'v1.1.1')],
      [undefined, [], []],
    ],
  ])('%s', async (_, releases, expected) => {
    expect(await ids(...releases)).toEqual(expected);
    expect(await ids(...releases.toReversed())).toEqual(expected);
  });

  test('not one that was prepared since for the commit that has the tag', async () => {
    tagged = newer;
    expect(await ids(own(1, 'v2.0.0'), own(2, 'v1.1.1'))).toEqual([2, [], []]);
    expect(await ids(own(1, 'v2.0.0'), published(2, 'v1.2.0'))).toEqual([2, [], []]);
    tagged = undefined;
    expect(await ids(own(1, 'v2.0.0'))).toEqual([1, [], []]);
  });
});

describe('the text of a draft', () => {
  const wanted = { tag: 'v1.2.0', commit: newer, notes: 'Notes', prerelease: false };

  test('carries the commit and is known again, also with CRLF and white space around it', () => {
    const body = markDraft('### Added\n\n- one\n', newer);
    expect(body.split('\n').at(-1)).toMatch(/^<!-- .* -->$/);
    expect(body.length - '### Added\n\n- one'.length).toBeLessThanOrEqual(markerLength);
    const read = { text: '### Added\n\n- one', commit: newer, edited: false };
    expect(readDraft(body)).toEqual(read);
    expect(readDraft(` ${body.replaceAll('\n', '\r\n')}\r\n`)).toEqual(read);
    expect(readDraft(body.replace('- one', '- two'))).toMatchObject({ edited: true });
    expect(readDraft('### Added')).toBeUndefined();
    expect(readDraft(`${body}\n\nAnd more.`)).toBeUndefined();
  });

  test('is written only where it says something else', () => {
    expect(draftText(undefined, wanted)).toEqual({ name: 'v1.2.0', body: markDraft('Notes', newer) });
    expect(draftText(own(1, 'v1.2.0'), wanted)).toBeUndefined();
    expect(draftText(byHand(1, 'v1.2.0'), wanted)).toBeUndefined();
    expect(draftText(own(1, 'v1.2.0', older), wanted)?.body).toBe(markDraft('Notes', newer));
    expect(draftText(own(1, 'v1.1.1'), wanted)?.name).toBe('v1.2.0');
    expect(draftText(own(1, 'v1.2.0'), { ...wanted, prerelease: true })).toBeDefined();
    const silent = { ...own(1, 'v1.2.0'), body: markDraft('', newer) };
    expect(draftText(silent, { ...wanted, notes: '' })).toBeUndefined();
    const kept = draftText({ ...edited(1, 'v1.2.0', older), name: 'Spring' }, wanted);
    expect(kept?.name).toBe('Spring');
    expect(readDraft(kept?.body ?? '')).toEqual({ text: 'By hand', commit: newer, edited: true });
    expect(draftText(edited(1, 'v1.2.0'), wanted)).toBeUndefined();
  });

  test('is published as a person left it, without the marker, or made anew when nobody touched it', () => {
    const notes = { tag: 'v1.2.0', notes: 'Newer notes' };
    expect(publishedText(undefined, notes)).toEqual({ name: 'v1.2.0', body: 'Newer notes' });
    expect(publishedText(own(1, 'v1.1.1'), notes)).toEqual({ name: 'v1.2.0', body: 'Newer notes' });
    expect(publishedText(edited(1, 'v1.2.0'), notes).body).toBe('By hand');
    expect(publishedText({ ...byHand(1, 'v1.2.0'), name: 'Spring' }, notes)).toEqual({
      name: 'Spring',
      body: 'By hand',
    });
  });
});

test('a candidate takes the next number that is free, and keeps the one its commit has', () => {
  const tag = (name: string, commit: string) => ({ name, object: commit, commit });
  const next = (...tags: ReturnType<typeof tag>[]) => {
    const { name, existing } = candidateTag('1.2.0', 'rc', 'v', newer, tags);
    return [name, existing !== undefined];
  };
  expect(next()).toEqual(['v1.2.0-rc.1', false]);
  expect(next(tag('v1.2.0-rc.9', older), tag('v1.2.0-rc.10', elsewhere))).toEqual(['v1.2.0-rc.11', false]);
  expect(next(tag('v1.2.0-rc.1', newer), tag('v1.2.0-rc.2', older))).toEqual(['v1.2.0-rc.1', true]);
  expect(next(tag('v1.2.0-beta.4', newer), tag('v1.2.1-rc.3', newer), tag('v1.2.0-rc', newer))).toEqual([
    'v1.2.0-rc.1',
    false,
  ]);
});
