import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addRelease, notesOf, type ReleaseSection } from '../../src/changelog/changelog.ts';
import type { SectionTitle } from '../../src/changelog/changes.ts';
import { webLinks } from '../../src/hosting/web-links.ts';

const links = webLinks('https://github.com/acme/shop.git', undefined);
const release: ReleaseSection = {
  version: '1.3.0',
  tag: 'v1.3.0',
  previousTag: 'v1.2.0',
  date: '2026-01-31',
  changes: new Map<SectionTitle, string[]>([['Added', ['- new']]]),
  links,
};
const body = '### Added\n\n- new\n';
const hub = 'https://github.com/acme/shop';
const lab = 'https://lab.example.org/a/b/-';

function write(text: string, more: Partial<ReleaseSection> = {}): string {
  return addRelease(text, { ...release, ...more }, 'CHANGELOG.md').text;
}

/**
 * Ways to write a changelog as they are found in public repositories, each with what stands in the place of `@@` after the
 * release (`<<from>>` is what it takes away there); everything else must stay.
 */
const styles: Record<string, { readonly file: string; readonly edits: readonly string[] }> = {
  'release-please and standard-version': {
    file: `# Changelog\n\n@@## [1.2.0](${hub}/compare/v1.1.0...v1.2.0) (2026-01-02)\n\n\n### Features\n\n* **api:** x ([#3](${hub}/issues/3)) ([abc](${hub}/commit/abc))\n`,
    edits: [`## [1.3.0](${hub}/compare/v1.2.0...v1.3.0) (2026-01-31)\n\n${body}\n`],
  },
  'standard-version, whose patches stand lower': {
    file: `# Changelog\n\n@@### [1.2.1](${hub}/compare/v1.2.0...v1.2.1) (2026-01-02)\n\n\n### Bug Fixes\n\n* y\n\n## [1.2.0](${hub}/compare/v1.1.0...v1.2.0) (2026-01-01)\n`,
    edits: [`## [1.3.0](${hub}/compare/v1.2.0...v1.3.0) (2026-01-31)\n\n${body}\n`],
  },
  'semantic-release, whose patches stand lower': {
    file: `@@## [1.2.1](${lab}/compare/v1.2.0...v1.2.1) (2026-01-02)\n\n### Bug Fixes\n\n* y\n\n# [1.2.0](${lab}/compare/v1.1.0...v1.2.0) (2026-01-01)\n`,
    edits: [`## [1.3.0](${lab}/compare/v1.2.0...v1.3.0) (2026-01-31)\n\n${body}\n`],
  },
  changesets: {
    file: '# @acme/shop\n\n@@## 1.2.0\n\n### Minor Changes\n\n- 4c2f1a: Words.\n\n  More of them.\n\n## 1.1.0\n',
    edits: [`## 1.3.0\n\n${body}\n`],
  },
  'an em dash before the date, rules between releases': {
    file: '# Log\n\n## Unreleased\n\n@@---\n\n## 1.2.0 — 2026-01-02\n\n- a\n\n---\n\n## 1.1.0 — 2025-02-22\n',
    edits: [`---\n\n## 1.3.0 — 2026-01-31\n\n${body}\n`],
  },
  'rules between releases, without Unreleased': {
    file: '# Log\n\n***\n\n@@## v1.2.0 / 2026.01.02\n\n- a\n\n***\n\n## v1.1.0 / 2025.02.22\n',
    edits: [`## v1.3.0 / 2026.01.31\n\n${body}\n***\n\n`],
  },
  'the next version named ahead, dates in brackets': {
    file: '@@<<## v1.3.0 [unreleased]\n\n### Others\n1. x\n\n>>## v1.2.0 [2022-06-24]\n\n### Others\n1. y\n',
    edits: [`## v1.3.0 [2026-01-31]\n\n### Others\n1. x\n\n${body}\n`],
  },
  'another version named ahead than it becomes': {
    file: '# Changelog\n\n@@<<## 1.2.1 - UNRELEASED\n>>',
    edits: [`## 1.3.0 - 2026-01-31\n\n${body}`],
  },
  'underlined headings': {
    file: 'Changelog\n=========\n\n@@v1.2.0 (2023-10-31)\n-------------------\n- x\n\nv1.1.0 (2023-01-01)\n-----\n- y\n',
    edits: [`v1.3.0 (2026-01-31)\n-------------------\n\n${body}\n`],
  },
  'a version in development, underlined': {
    file: '@@<<v1.3.0 (in development)\n-----------------------\n- Words\n\n>>v1.2.0 (2025-12-20)\n-------------------\n- Old\n',
    edits: [`v1.3.0 (2026-01-31)\n-------------------\n\n- Words\n\n${body}\n`],
  },
  'underlined Unreleased': {
    file: 'Unreleased\n----------\n@@<<\n- by hand\n\n>>1.2.0 - 2023/10/31\n---\n',
    edits: [`\n1.3.0 - 2026/01/31\n------------------\n\n- by hand\n\n${body}\n`],
  },
  'links with a v, a yanked release': {
    file: `## [Unreleased]\n\n@@## [v1.2.0] - 2022-04-04 [YANKED]\n\n- a\n\n[Unreleased]: ${hub}/compare/@@<<v1.2.0>>...HEAD\n@@[v1.2.0]: ${hub}/compare/v1.1.0...v1.2.0\n`,
    edits: [`## [v1.3.0] - 2026-01-31\n\n${body}\n`, 'v1.3.0', `[v1.3.0]: ${hub}/compare/v1.2.0...v1.3.0\n`],
  },
  'two dots, lower case, a branch, a title, angle brackets': {
    file: `## [unreleased] - soon\n\n@@## [1.2.0]  -  2025-02-05\n\n[unreleased]: <${lab}/compare/@@<<1.2.0>>..master> "What's next"\n@@[1.2.0]: <${lab}/compare/1.1.0..1.2.0>  'Old'\n`,
    edits: [`## [1.3.0]  -  2026-01-31\n\n${body}\n`, 'v1.3.0', `[1.3.0]: ${lab}/compare/1.2.0..v1.3.0\n`],
  },
  'blank lines between links': {
    file: `## [Unreleased]\n\n@@[Unreleased]: ${lab}/compare/@@<<1.2.0>>...HEAD\n@@\n[1.2.0]: ${lab}/compare/1.1.0...1.2.0\n\n[1.1.0]: ${lab}/tags/1.1.0\n`,
    edits: [`## [1.3.0] - 2026-01-31\n\n${body}\n`, 'v1.3.0', `\n[1.3.0]: ${lab}/compare/1.2.0...v1.3.0\n`],
  },
  'a link for the release written ahead': {
    file: `## [Unreleased]\n\n@@## [1.2.0] - 2025-02-05\n\n[Unreleased]: ${hub}/compare/@@<<v1.2.0>>...HEAD\n[1.3.0]: ${hub}/milestone/4\n`,
    edits: [`## [1.3.0] - 2026-01-31\n\n${body}\n`, 'v1.3.0'],
  },
  'headings that look like releases, but are quoted, code or comments': {
    file: '# Log\n\n> ## [Unreleased]\n\n    ## 1.9.0\n\n<details>\n## 1.8.0\n</details>\n\n~~~\n## 1.7.0\n```\n~~~\n\n<!-- ## 1.6.0 -->\n<!--\n## Unreleased\n-->\n\n## Unreleased, and more to come\n\n@@## 1.2.0 (2020-02-29)\n## [Unreleased]\n\n- a second one\n',
    edits: [`## 1.3.0 (2026-01-31)\n\n${body}\n`],
  },
  'version numbers in other headings': {
    file: '# Log\n\n## Unreleased\n\n@@<<### 1.0.0 and older are gone\n\n- x\n\n>>## 1.2.0.4\n\n## 1.2.0\n',
    edits: [`## 1.3.0 - 2026-01-31\n\n### 1.0.0 and older are gone\n\n- x\n\n${body}\n`],
  },
  'releases on level 3': {
    file: '# Project\n\n## Changes\n\n@@### v1.2.3 / 2025-01-01\n\n#### Fixed\n\n- a\n\n### v1.2.2 / 2024-01-01\n',
    edits: [`### v1.3.0 / 2026-01-31\n\n#${body}\n`],
  },
  'Unreleased and releases on level 3': {
    file: '# Log\n\n### Unreleased\n\n@@<<- hand\n\n>>### 1.2.3\n\n- a\n',
    edits: [`### 1.3.0 - 2026-01-31\n\n- hand\n\n#${body}\n`],
  },
  'Unreleased above releases on level 3': {
    file: '# Log\n\n## Unreleased\n\n@@### 1.2.3\n\n- a\n',
    edits: [`### 1.3.0 - 2026-01-31\n\n#${body}\n`],
  },
  'releases on level 3, where sections of Unreleased stand as well': {
    file: '# Log\n\n## Unreleased\n\n@@<<### Fixed\n\n- hand\n\n>>### 1.2.3\n\n- a\n',
    edits: [`## 1.3.0 - 2026-01-31\n\n### Fixed\n\n- hand\n\n${body}\n`],
  },
  'a day that is still open': {
    file: '# Log\n\n@@<<## [1.2.4] - TBD\n\n- hand\n\n>>## [1.2.3] - 2025-01-01\n\n@@[1.2.3]: https://h/compare/1...2\n',
    edits: [`## [1.3.0] - 2026-01-31\n\n- hand\n\n${body}\n`, `[1.3.0]: ${hub}/compare/v1.2.0...v1.3.0\n`],
  },
  'a day with gaps, on level 3': {
    file: '@@<<### 1.2.4 (2026-??-??)\n\n- hand\n\n>>### 1.2.3 (2025-01-01)\n',
    edits: [`### 1.3.0 (2026-01-31)\n\n- hand\n\n#${body}\n`],
  },
  'days in the order of another country': {
    file: '# Log\n\n@@## 1.2.3 (31.01.2025)\n\n- a\n',
    edits: [`## 1.3.0 (2026-01-31)\n\n${body}\n`],
  },
  'days in words': {
    file: '# Log\n\n@@### Version 1.2.3 (Jan 5, 2025)\n\n- a\n\n### Version 1.2.2 (5th of December 2024)\n',
    edits: [`### Version 1.3.0 (2026-01-31)\n\n#${body}\n`],
  },
  'a version that never came, and one with a name': {
    file: '# Log\n\n@@## 1.2.3 - Upcoming stars\n\n- a\n\n## 1.2.2 - not released\n\n- b\n',
    edits: [`## 1.3.0 - 2026-01-31\n\n${body}\n`],
  },
  'front matter and tables': {
    file: '---\ntitle: Log\n---\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n@@## 1.2.0 - 2020-02-29\n',
    edits: [`## 1.3.0 - 2026-01-31\n\n${body}\n`],
  },
};

function before(file: string): string {
  return file.replaceAll(/@@|<<|>>/g, '');
}

function after(file: string, edits: readonly string[]): string {
  const left = [...edits];
  return file.replaceAll(/@@(?:<<[\s\S]*?>>)?/g, () => left.shift() ?? '(too few)');
}

describe.each(Object.entries(styles))('a changelog with %s', (_name, { file, edits }) => {
  test('stays as it is around the release, and when it is written again', () => {
    const text = before(file);
    const written = write(text);
    expect(written).toBe(after(file, edits));
    expect(write(written)).toBe(written);
    expect(notesOf(written, '1.3.0')).toContain('### Added\n\n- new');
  });

  test('keeps its line ends, byte order mark and a missing line break at the end', () => {
    const crlf = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(write(crlf(before(file)))).toBe(crlf(after(file, edits)));
    const open = (text: string) => text.replace(/\n$/, '');
    expect(open(write(open(before(file))))).toBe(open(after(file, edits)));
  });
});

describe('a link of the release', () => {
  test('is made like that of the last one, on any host', () => {
    const file = `## [1.2.0](${lab}/tags/v1.2.0) - 2025-02-05\n`;
    expect(write(file, { links: undefined })).toContain(`## [1.3.0](${lab}/tags/v1.3.0) - 2026-01-31\n`);
    const model = `## [1.2.0] - 2025-02-05\n\n[1.2.0]: ${lab}/compare/v1.1.0...v1.2.0\n`;
    expect(write(model, { links: undefined })).toContain(
      `[1.3.0]: ${lab}/compare/v1.2.0...v1.3.0\n[1.2.0]: `,
    );
  });
});

describe('the notes', () => {
  test('bring along the links they use', () => {
    const file =
      '## [Unreleased]\n\n- [docs], [gone] and [x](y)[^1]\n\n## [1.2.0]\n\n[docs]: https://d.example\n[^1]: a\n[z]: z\n';
    const { text, notes } = addRelease(file, release, 'x');
    expect(notes).toBe('- [docs], [gone] and [x](y)[^1]\n\n### Added\n\n- new\n\n[docs]: https://d.example');
    expect(notesOf(text, '1.3.0')).toBe(notes);
  });

  test('join sections that are named a little otherwise', () => {
    const file = '# Unreleased\n\n## ✨ Added:\n\n- hand\n\n## Misc\n\n- m\n\n# 1.2.0\n\n## Added\n';
    expect(write(file)).toBe(
      '# Unreleased\n\n# 1.3.0 - 2026-01-31\n\n## ✨ Added:\n\n- hand\n- new\n\n## Misc\n\n- m\n\n# 1.2.0\n\n## Added\n',
    );
  });
});

const words = fc.oneof(
  fc.constantFrom('', '  ', '- a', '\t- b ', '* c  ', '### Fixed', '### Added', '#### x', '> ## 9.9.9'),
  fc.constantFrom(
    '```\n## 8.8.8\n```',
    '<!--\n## 7.7.7\n-->',
    '~~~ md\n### Added\n~~~',
    '- ```\n  ## 1\n  ```',
  ),
  fc.constantFrom('[docs]: <https://x.example> "t"', 'a [docs] b', 'Words\\', '漢字 é \u{1F600}', '\u00A0'),
);
const part = fc.array(fc.tuple(words, fc.constantFrom('\n', '\r\n')), { maxLength: 8 });

// Front matter stands only at the top, links are changed as they ought to be, and of levels the others count.
const movable = Object.values(styles).filter(
  ({ file }) => !/^(?:---|\[|### (?:v|Version )?\d\S* ?(?:\/|\(|$))/m.test(before(file)),
);

describe('a file with anything in it', () => {
  property.prop([fc.constantFrom(...movable), part, part, fc.boolean()])(
    'keeps every byte outside of Unreleased',
    ({ file, edits }, above, below, open) => {
      const joined = (lines: readonly (readonly [string, string])[]) => lines.map(([a, b]) => a + b).join('');
      const head = `# Top\n\n${joined(above)}\n`;
      const tail = `\n## 0.1.0 - 2019-01-01\n\n${joined(below)}${open ? 'no line break' : ''}`;
      const written = write(head + before(file) + tail, { links: undefined });
      expect(written).toBe(head + after(file, edits) + tail);
    },
  );
});

test('a long file takes time in proportion', () => {
  const old = Array.from(
    { length: 8_000 },
    (_, index) => `## [0.${index}.0] - 2020-01-01\n\n- ${'words '.repeat(10)}\n`,
  );
  const refs = old.map((_, index) => `[0.${index}.0]: ${hub}/compare/v0.${index - 1}.0...v0.${index}.0`);
  const text = `# Log\n\n## [Unreleased]\n\n${old.join('\n')}\n${refs.join('\n')}\n`;
  const written = write(`${text}\n${'# '.repeat(100_000)}\n${' '.repeat(100_000)}x\n`);
  expect(written.length).toBeGreaterThan(1_000_000);
  expect(written).toContain(`[1.3.0]: ${hub}/compare/v1.2.0...v1.3.0\n[0.0.0]: `);
});
