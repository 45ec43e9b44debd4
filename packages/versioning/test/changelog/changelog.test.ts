import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addRelease, notesOf, type ReleaseSection } from '../../src/changelog/changelog.ts';
import type { SectionTitle } from '../../src/changelog/changes.ts';
import { webLinks } from '../../src/hosting/web-links.ts';

const links = webLinks('https://github.com/acme/shop.git', undefined);
const changes = new Map<SectionTitle, string[]>([
  ['Added', ['- new']],
  ['Fixed', ['- mended\n  twice']],
]);
const release: ReleaseSection = {
  version: '1.3.0',
  tag: 'v1.3.0',
  previousTag: 'v1.2.0',
  date: '2026-01-31',
  changes,
  links: undefined,
};
const body = '### Added\n\n- new\n\n### Fixed\n\n- mended\n  twice';
const section = `## [1.3.0] - 2026-01-31\n\n${body}\n`;

function write(text: string | undefined, more: Partial<ReleaseSection> = {}): string {
  return addRelease(text, { ...release, ...more }, 'CHANGELOG.md').text;
}

describe('a release in the changelog', () => {
  test('starts a new file in the form of Keep a Changelog', () => {
    const { text, notes } = addRelease(undefined, { ...release, links, previousTag: undefined }, 'x');
    expect(text).toMatch(
      /^# Changelog\n\nAll notable changes[\s\S]*Keep a Changelog[\s\S]*Semantic Versioning/,
    );
    expect(
      text.endsWith(
        `## [Unreleased]\n\n${section}\n[Unreleased]: https://github.com/acme/shop/compare/v1.3.0...HEAD\n[1.3.0]: https://github.com/acme/shop/releases/tag/v1.3.0\n`,
      ),
    ).toBe(true);
    expect(notes).toBe(body);
    expect(write('  \n')).toBe(write(undefined));
  });

  test('takes over what was written by hand, and drops headings left empty', () => {
    const text = [
      '# Changelog\n\n## [Unreleased]\n\nA word before.\n\n### Added\n\n* by hand\n\n### Changed\n\n### Removed\n\n- gone\n\n### Fixed\n',
      '## [1.2.0] - 2025-01-01\n\n- old\n',
    ].join('\n');
    expect(write(text)).toBe(
      [
        '# Changelog\n\n## [Unreleased]\n\n## [1.3.0] - 2026-01-31\n\nA word before.\n\n### Added\n\n* by hand\n- new\n\n### Removed\n\n- gone\n',
        '### Fixed\n\n- mended\n  twice\n',
        '## [1.2.0] - 2025-01-01\n\n- old\n',
      ].join('\n'),
    );
    expect(write('## Unreleased', { changes: new Map() })).toBe(
      '## Unreleased\n\n## 1.3.0 - 2026-01-31\n\n_No notable changes._\n',
    );
  });

  test('keeps the links at the bottom in step', () => {
    const text = (refs: string) => `## [Unreleased]\n\n## [1.2.0] - 2025-01-01\n\n- [old]\n\n${refs}`;
    const base = 'https://git.example.org/a/b/-/compare';
    const old = `[1.2.0]: ${base}/v1.1.0...v1.2.0\n[old]: https://x.y\n`;
    expect(write(text(`[unreleased]: ${base}/v1.2.0...HEAD\n${old}`))).toContain(
      `\n\n[unreleased]: ${base}/v1.3.0...HEAD\n[1.3.0]: ${base}/v1.2.0...v1.3.0\n${old}`,
    );
    const github = 'https://github.com/acme/shop/compare';
    const added = `[Unreleased]: ${github}/v1.3.0...HEAD\n[1.3.0]: ${github}/v1.2.0...v1.3.0\n`;
    expect(write(text(old), { links })).toContain(`\n\n${added}${old}`);
    expect(write(text('[old]: https://x.y'), { links })).toMatch(
      /\[old\]: https:\/\/x\.y\n\[Unreleased\]: .*\n\[1\.3\.0\]: .*\n$/,
    );
    expect(write(text(`[Unreleased]: ${base}/v1.2.0...HEAD`))).toMatch(/HEAD\n\[1\.3\.0\]: .*v1\.3\.0$/);
    expect(write(text('[Unreleased]: https://x.y/branches\n'))).toContain(
      '[Unreleased]: https://x.y/branches\n',
    );
    expect(write(text(''))).not.toContain(']:');
  });

  test('links in the heading itself move on, too', () => {
    const text = `## [Unreleased](https://h/a/compare/v1.2.0...HEAD)\n\n- x\n`;
    expect(write(text, { links })).toBe(
      `## [Unreleased](https://h/a/compare/v1.3.0...HEAD)\n\n## [1.3.0](https://h/a/compare/v1.2.0...v1.3.0) - 2026-01-31\n\n- x\n\n${body}\n`,
    );
  });

  test('goes above the newest one in a file without Unreleased, named like the others', () => {
    expect(write('# Log\n\n## 1.2.0 (2025)\n\n- a\n', { links })).toBe(
      `# Log\n\n${section.replace('[1.3.0] - 2026-01-31', '1.3.0 (2026-01-31)')}\n## 1.2.0 (2025)\n\n- a\n`,
    );
    expect(write('# Log\n\nWords.')).toBe(`# Log\n\nWords.\n\n## [Unreleased]\n\n${section}`);
  });

  test('is refused where nobody can tell where releases belong', () => {
    expect(() => write('# Log\n\n## About\n')).toThrow(
      'CHANGELOG.md has headings, but neither `## [Unreleased]`',
    );
    expect(() => write('Log\n===\n\nAbout\n-----\n\n- a\n')).toThrow('add the line');
  });

  test.each([
    '# Log\n\n**1.2.3** (2025)\n\n- a\n',
    '1.2.3: first\n',
    '# Log\n\n> ## 1.2.3\n',
    '# Log\r\n\r\n- [v1.2.3](https://h/v1.2.3) - a\r\n',
    '# Log\n\n#### Version 1.2.3\n\n- a\n',
    'Log\n\n* __v1.2__: a\n',
    '| 1.2.3 | 2025 |\n',
  ])('is refused where releases stand without headings: %j', (text) => {
    expect(() => write(text, { links })).toThrow('make at least the newest a heading');
  });

  test.each([
    '# Log\n\n```\n1.2.3: first\n```\n',
    '# Log\n\n<!--\n## 1.2.3\n-->\n\n<pre>\n1.2.3\n</pre>\n',
    '# Log\n\nSince 1.2.3 there is more.\n\n1. one\n1.5 times as much\n',
    '# Log\n\n[2.0.0]: https://semver.org/spec/v2.0.0.html\n',
  ])('goes to the end of a text without releases: %j', (text) => {
    expect(write(text)).toContain(`## [Unreleased]\n\n${section}`);
  });

  test.each([
    ['# Changelog\n\n<!-- hello\n', 3, '<!-- hello'],
    ['# Changelog\n\n```\n', 3, '```'],
    ['Changelog\n=========\n\n1.2.3\n~~~~~\n\nwords\n', 5, '~~~~~'],
    ['\uFEFF# Log\r\n\r\n<pre>\r\n', 3, '<pre>'],
    ['# Log\n\n<SCRIPT src="x">\n\n## 1.2.0\n', 3, '<SCRIPT src="x">'],
    ['<!--\n## [Unreleased]\n\n## [1.2.0]\n', 1, '<!--'],
    ['## [Unreleased]\n\n### Added\n\n- hand\n\n```js\nlet a;\n\n## [1.2.0]\n\n- old\n', 7, '```js'],
    ['## 1.3.0 (unreleased)\n\n<!-- hand\n', 3, '<!-- hand'],
  ])('is refused where a block without an end would take it up: %j', (text, line, opening) => {
    expect(() => write(text, { links })).toThrow(
      `line ${line} of CHANGELOG.md begins a block that nothing ends (\`${opening}\`), and`,
    );
  });

  test('stands above a block without an end that belongs to an older release', () => {
    const old = '## [1.2.0] - 2025-01-01\n\n```\nold\n';
    expect(write(`# Log\n\n## [Unreleased]\n\n${old}`, { links })).toBe(
      `# Log\n\n## [Unreleased]\n\n${section}\n${old}`,
    );
  });

  test('code and comments hold no headings', () => {
    const text =
      '# Log\n\n<!--\n## [Unreleased]\n-->\n\n```md\n## [9.9.9]\n```\n\n````\n```\n## 8.0.0\n````\n\n## 1.2.0\n';
    expect(write(text)).toBe(text.replace('## 1.2.0', `## 1.3.0\n\n${body}\n\n## 1.2.0`));
    expect(write('## Unreleased\n\n```\n### Added\n```\n')).toContain(
      '```\n### Added\n```\n\n### Added\n\n- new',
    );
  });

  test('code behind a bullet and raw HTML hold no headings either, and end with their list', () => {
    const held = '- ```md\n  ## [9.9.9]\n  ```\n\n<pre>\n## [8.0.0]\n</pre>\n\n1. ```\n   open\n';
    const old = '## [1.2.0] - 2025-01-01\n\n- old\n\n[Unreleased]: https://h/compare/v1.2.0...HEAD\n';
    expect(write(`## [Unreleased]\n\n### Removed\n\n${held}\n${old}`)).toBe(
      `## [Unreleased]\n\n## [1.3.0] - 2026-01-31\n\n### Removed\n\n${held}\n${body}\n\n${old.replace('v1.2.0...HEAD', 'v1.3.0...HEAD\n[1.3.0]: https://h/compare/v1.2.0...v1.3.0')}`,
    );
  });

  test('links that stand among what was written by hand move with it', () => {
    const link = '[Unreleased]: https://h/compare/v1.2.0...HEAD';
    const moved = '[Unreleased]: https://h/compare/v1.3.0...HEAD\n[1.3.0]: https://h/compare/v1.2.0...v1.3.0';
    const heading = '## [1.3.0] - 2026-01-31';
    expect(write(`## [Unreleased]\n\n${link}\n\n### Added\n\n- hand\n\n## [1.2.0]\n`)).toBe(
      `## [Unreleased]\n\n${heading}\n\n${moved}\n\n${body.replace('- new', '- hand\n- new')}\n\n## [1.2.0]\n`,
    );
    expect(write(`## [Unreleased]\n\n- hand\n\n${link}\n<!-- end -->\n`)).toBe(
      `## [Unreleased]\n\n${heading}\n\n- hand\n\n${moved}\n<!-- end -->\n\n${body}\n`,
    );
  });

  test('entries and links keep clear of what would swallow them', () => {
    expect(write('## [Unreleased]\n\n### Added\n\n<details>\n</details>\n')).toContain('</details>\n\n- new');
    expect(write('## [1.2.0]\n\n- old', { links })).toContain('- old\n\n[1.3.0]: ');
  });

  test('can be read again', () => {
    const text = write(
      '\uFEFF# Log\r\n\r\n## [Unreleased]\r\n\r\n[Unreleased]: https://h/compare/v1.2.0...HEAD\r\n',
    );
    expect(text).not.toMatch(/[^\r]\n/);
    expect(notesOf(text, '1.3.0')).toBe(body);
    expect(notesOf(text, '1.3')).toBeUndefined();
    expect(notesOf('## [1.3.0-rc.1]\n\n## 1.3.0.4\n', '1.3.0')).toBeUndefined();
    expect(notesOf('# 1.3.0\n\n- a\n\n## b\n\n### 1.2.1 (2020-02-29)\n', '1.3.0')).toBe('- a\n\n## b');
  });
});

const eol = fc.constantFrom('\n', '\r\n');
const line = fc.oneof(
  fc.constantFrom(
    '',
    '- entry',
    '### Added',
    '### Fixed',
    '### Notes',
    '```',
    '~~~',
    '<!-- open',
    '-->',
    'é漢\u{1F600}',
    '# Title',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
);
const lines = fc.array(line, { maxLength: 12 });

describe('whatever else is in the file', () => {
  property.prop([lines, lines, eol, fc.boolean()])('keeps every byte', (before, after, end, mark) => {
    const safe = (part: string[]) =>
      part.filter((each) => !/^ {0,3}(?:#{1,6}\s|`{3}|~{3}|\[)|<!--|^-{3,}/.test(each));
    const head = `${mark ? '\uFEFF' : ''}${['# Log', ...safe(before), ''].join(end)}`;
    const tail = ['## [1.2.0] - 2025-01-01', ...after, ''].join(end);
    const result = write(head + tail);
    expect(result.startsWith(head)).toBe(true);
    expect(result.endsWith(tail)).toBe(true);
    expect(result.slice(head.length, result.length - tail.length)).toBe(`${section}\n`.replaceAll('\n', end));
  });

  property.prop([lines, lines, eol])('keeps what was written by hand, in its order', (byHand, after, end) => {
    const open = byHand.filter((each) => !/^ {0,3}(?:#{1,2}\s|`{3}|~{3}|\[)|<!--/.test(each));
    const head = ['# Log', '## [Unreleased]', ''].join(end);
    const tail = ['## [1.2.0] - 2025-01-01', ...after, ''].join(end);
    const result = write([head + open.join(end), tail].join(end));
    expect(result.startsWith(head)).toBe(true);
    expect(result.endsWith(tail)).toBe(true);
    const written = result.slice(head.length, result.length - tail.length).split(/\r?\n/);
    let position = 0;
    for (const each of open.filter((text) => text.trim() !== '' && !text.startsWith('###'))) {
      const found = written.findIndex(
        (other, index) => index >= position && other.trimEnd() === each.trimEnd(),
      );
      expect(found, `${JSON.stringify(each)} in ${JSON.stringify(written)}`).toBeGreaterThanOrEqual(0);
      position = found + 1;
    }
  });
});
