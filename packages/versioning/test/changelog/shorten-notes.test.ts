import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { longestReleaseBody, shortenNotes } from '../../src/changelog/shorten-notes.ts';

const url = 'https://github.com/acme/shop/compare/v1.2.0...v1.3.0';
const notes = '### Added\n\n- one\n  ```\n  - no entry\n  ```\n- two\n\n### Fixed\n\n- three\n- four';
const ending = (more: number) => `\n\n_${more} more change${more === 1 ? '' : 's'}: ${url}_`;

describe('notes that are too long', () => {
  test('end before an entry and say how many more there are', () => {
    expect(shortenNotes(notes, { limit: notes.length, url })).toBe(notes);
    const shortened = (kept: string, more: number) => {
      const text = `${kept}${ending(more)}`;
      // The room is that of the kept part; a longer ending is reckoned with.
      const found = shortenNotes(`${notes}\n- ${'x'.repeat(500)}`, { limit: text.length + 2, url });
      expect(found).toBe(text);
    };
    shortened(notes, 1);
    shortened(notes.slice(0, notes.indexOf('\n- four')), 2);
    shortened(notes.slice(0, notes.indexOf('\n\n### Fixed')), 3);
    shortened(notes.slice(0, notes.indexOf('\n- two')), 4);
  });

  test('end before a paragraph where there are no entries, and in the middle at worst', () => {
    const prose = `${'a'.repeat(50)}\n\n${'b'.repeat(100)}`;
    expect(shortenNotes(prose, { limit: 100, url: undefined })).toBe(`${'a'.repeat(50)}\n\n_More_`);
    expect(shortenNotes('\u{1F600}'.repeat(100), { limit: 31, url: undefined })).toMatch(
      /^\u{1F600}+\n\n_More_$/u,
    );
  });

  test('keep thousands of entries as far as GitHub takes them', () => {
    const many = Array.from({ length: 9_000 }, (_, index) => `- entry number ${index}`).join('\n');
    const shortened = shortenNotes(many, { limit: longestReleaseBody, url });
    const kept = shortened.split('\n- ').length;
    expect(shortened).toMatch(new RegExp(`_${9_000 - kept} more changes: `));
    expect(longestReleaseBody - shortened.length).toBeLessThan(50);
  });

  property.prop([
    fc.array(fc.constantFrom('- a', '  b', '### C', '', 'd', '```'), { maxLength: 30 }),
    fc.integer({ min: 80, max: 130 }),
  ])('always fit', (lines, limit) => {
    const text = lines.join('\n');
    const shortened = shortenNotes(text, { limit, url });
    expect(shortened.length).toBeLessThanOrEqual(limit);
    if (text.length > limit) expect(shortened.endsWith(`${url}_`)).toBe(true);
  });
});
