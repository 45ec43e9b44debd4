import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addRelease } from '../../src/changelog/changelog.ts';
import { readEntries } from '../../src/changelog/entries.ts';

const old = '## [1.2.0] - 2025-01-01\n\n- old\n';
const release = {
  version: '1.3.0',
  tag: 'v1.3.0',
  previousTag: 'v1.2.0',
  date: '2026-01-31',
  changes: new Map(),
  links: undefined,
};

function write(now: string, atRelease: string | undefined, changes = new Map()) {
  return addRelease(now, { ...release, changes, atRelease }, 'CHANGELOG.md');
}

describe('what is written by hand after the released commit', () => {
  test('stays under Unreleased, and what stands in both moves', () => {
    const atRelease = `## [Unreleased]\n\n### Added\n\n- one\n  more of it\n\n### Fixed\n\n- two\n\n${old}`;
    const now = `# Log\n\n## [Unreleased]\n\nFor all users.\n\n### Added\n\n- one\n  more of it\n- later\n\n### Removed\n\n- gone\n\n### Fixed\n\n- two\n\n${old}`;
    const { text, notes } = write(now, atRelease, new Map([['Added', ['- new']]]));
    expect(text).toBe(
      `# Log\n\n## [Unreleased]\n\nFor all users.\n\n### Added\n\n- later\n\n### Removed\n\n- gone\n\n## [1.3.0] - 2026-01-31\n\n### Added\n\n- one\n  more of it\n- new\n\n### Fixed\n\n- two\n\n${old}`,
    );
    expect(notes).toBe('### Added\n\n- one\n  more of it\n- new\n\n### Fixed\n\n- two');
  });

  test('all of it stays when the released commit had nothing', () => {
    const now = `## [Unreleased]\n- later\n\n${old}`;
    for (const atRelease of ['', old, `## [Unreleased]\n\n${old}`])
      expect(write(now, atRelease).text).toBe(
        `## [Unreleased]\n- later\n\n## [1.3.0] - 2026-01-31\n\n_No notable changes._\n\n${old}`,
      );
  });

  test('keeps a heading of its own when the version was named ahead', () => {
    const now = '## [1.3.0] - unreleased\n\n- one\n- later\n\n---\n\n## [1.2.0] - 2025-01-01\n';
    expect(write(now, '## [1.3.0] - unreleased\n\n- one\n').text).toBe(
      '## [Unreleased]\n\n- later\n\n---\n\n## [1.3.0] - 2026-01-31\n\n- one\n\n---\n\n## [1.2.0] - 2025-01-01\n',
    );
  });

  test('blocks of code, elements and items with more in them are parted as a whole', () => {
    const details = (name: string) => `<details>\n<summary>${name}</summary>\n\n- in ${name}\n\n</details>`;
    const one = `- one\n\n  \`\`\`\n  - code\n\n- no item\n  \`\`\`\n\n${details('a')}\n`;
    const later = `${details('b')}\n\n~~~\n- one\n\n## no heading\n~~~\n`;
    const now = `## Unreleased\n\n${later}\n${one}\n${old}`;
    const { text } = write(now, `## Unreleased\n\n${one}\n${old}`);
    expect(text).toBe(`## Unreleased\n\n${later}\n## [1.3.0] - 2026-01-31\n\n${one}\n${old}`);
  });

  test('of equal entries as many move as there were', () => {
    const now = '## Unreleased\r\n\r\n- a\r\n- a\r\n- a\r\n';
    expect(write(now, '## Unreleased\n\n- a\n- a\n').text).toBe(
      '## Unreleased\r\n\r\n- a\r\n\r\n## 1.3.0 - 2026-01-31\r\n\r\n- a\r\n- a\r\n',
    );
  });
});

const entry = fc.constantFrom(
  '- a\n',
  '- b\n  more\n',
  '* c\n\n  - d\n  - e\n\n',
  '1. f\n',
  'Words\nin two lines.\n\n',
  '\nmore words\n\n',
  '\n```\n- g\n\n## 9.9.9\n```\n',
  '\n<!--\n- h\n-->\n\n',
  '\n<details>\n\n- i\n\n</details>\n\n',
);
const heading = fc.constantFrom('\n### Added\n\n', '\n### Fixed\n', '\n#### Part\n\n', '\nThing\n---\n\n');
const parts = fc.array(fc.tuple(fc.option(heading), entry, fc.boolean()), { maxLength: 8 });

function entriesOf(text: string, version: string): string[] {
  const start = text.indexOf(version);
  const section = text.slice(text.indexOf('\n', start) + 1).split(/^# (?:1|U)/m, 1)[0] ?? '';
  return readEntries(section)
    .filter((each) => !each.heading)
    .map(({ start: from, end }) => section.slice(from, end).trim());
}

describe('any text', () => {
  property.prop([parts, fc.boolean()])('is parted without loss, and what stays is as it was', (all, crlf) => {
    const eol = (text: string) => (crlf ? text.replaceAll('\n', '\r\n') : text);
    const file = (list: typeof all) =>
      `# Unreleased\n\n${list.map(([title, words]) => `${title ?? '\n'}${words}`).join('')}\n# 1.2.0\n\n- old\n`;
    const now = eol(file(all));
    const before = file(all.filter(([, , later]) => !later));
    const { text } = write(now, before);
    const [kept, moved] = [entriesOf(text, 'Unreleased'), entriesOf(text, '1.3.0')];
    const was = entriesOf(now, 'Unreleased');
    expect([...kept, ...moved].filter((each) => !each.startsWith('_No ')).toSorted()).toEqual(was.toSorted());
    const known = entriesOf(before, 'Unreleased').map(eol);
    expect(known).toEqual(expect.arrayContaining(moved.filter((each) => !each.startsWith('_No '))));
    for (const each of kept) expect(text).toContain(each);
    expect(text.endsWith(eol('\n# 1.2.0\n\n- old\n'))).toBe(true);
    // The later release finds the rest, and loses none of it either.
    const next = addRelease(text, { ...release, version: '1.4.0', tag: 'v1.4.0' }, 'x').text;
    expect(entriesOf(next, '1.4.0')).toEqual(kept.length > 0 ? kept : ['_No notable changes._']);
  });
});
