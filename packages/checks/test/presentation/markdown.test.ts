import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { renderChecklist } from '../../src/presentation/checklist.ts';
import { code, entry, fenced, html, inline } from '../../src/presentation/markdown.ts';
import { excerpt, plainLine, plainLines } from '../../src/presentation/plain-text.ts';
import { renderSummary } from '../../src/presentation/summary.ts';
import { readinessOf, result, waiver } from './readiness.ts';
import { skeletonOf } from './skeleton.ts';

describe('a line of text shows as it is', () => {
  test.each([
    ['exit code 1, snake_case stays', 'exit code 1, snake_case stays'],
    ['runs only in `major`, not `a*b`', 'runs only in `major`, not `a*b`'],
    ['see https://acme.example/a_b?c=1&d=2.', 'see <https://acme.example/a_b?c=1&d=2>.'],
    ['*bold* _slanted_ ~gone~', '\\*bold\\* \\_slanted\\_ \\~gone\\~'],
    ['a | b', 'a &#124; b'],
    ['`a|b` and `\\`', '<code>a&#124;b</code> and <code>&#92;</code>'],
    ['one ` backtick', 'one \\` backtick'],
    ['<b>&lt;$x$', '&lt;b>&amp;lt;&#36;x&#36;'],
    ['[x](javascript:alert)', '[x&#93;(javascript:alert)'],
    ['![](http://evil.example/x.png)', '![\\](<http://evil.example/x.png>)'],
    ['ask @octocat, not ada@acme.example', 'ask @\u200boctocat, not ada@acme.example'],
    ['`code`@octocat', '`code`@\u200boctocat'],
    ['&#64;octocat', '&amp;#64;octocat'],
    ['two\r\nlines\u2028more', 'two linesmore'],
    ['\u001b[31mred\u001b[0m \u202eevil', 'red evil'],
    ['', '–'],
  ])('%j', (text, written) => {
    expect(inline(text)).toBe(written);
  });

  test('at most as long as wanted, and never half of a character', () => {
    expect(inline('a'.repeat(700), 600)).toBe(`${'a'.repeat(599)}…`);
    expect(plainLine('ab😀cd', 4)).toBe('ab\ufffd…');
  });
});

test.each([
  ['# head', '- \\# head'],
  ['- entry', '- \\- entry'],
  ['12) entry', '- 12\\) entry'],
  ['> quote', '- \\> quote'],
  ['[ ] box', '- \\[ ] box'],
  ['---', '- \\---'],
  ['1.2.0 is there', '- 1.2.0 is there'],
  ['-5 °C', '- -5 °C'],
  ['#12', '- #12'],
])('%j is an entry of a list and nothing else', (text, written) => {
  expect(entry(text)).toBe(written);
});

test('code holds what would end it', () => {
  expect(code('a`b|c')).toBe('<code>a&#96;b&#124;c</code>');
  expect(fenced(['a', '````', 'b'])).toEqual(['`````', 'a', '````', 'b', '`````']);
});

test('lines in an element stay one line of Markdown', () => {
  expect(html(plainLines('a\n\n</pre>\n# b'))).toBe('a&#10;&#10;&lt;/pre&gt;&#10;# b');
});

test('an excerpt counts what it leaves out', () => {
  expect(excerpt('\n\na\nb\nc\n\n', 2, 100)).toEqual({ lines: ['a', 'b'], left: 1 });
  expect(excerpt('abcdef\nb\nc', 5, 4)).toEqual({ lines: ['abcd…'], left: 2 });
  expect(excerpt(' \n', 5, 4)).toEqual({ lines: [], left: 0 });
});

/** Both pages with a text wherever the outside world, or a person, can put one. */
function pagesWith(text: string): readonly string[] {
  const evidence = { asked: text, answer: text, at: 0 };
  const location = { file: text, line: 3, column: 1 };
  const readiness = readinessOf(
    [
      result('check-a', { title: text, finding: text, evidence, group: [text, 'first'] }),
      result('check-b', { status: 'fail', title: text, finding: text, remedy: text, evidence, location }),
      result('check-c', {
        status: 'fail',
        finding: text,
        evidence,
        waiver: waiver('check-c', { by: text, reason: text }),
      }),
      result('check-d', { status: 'warn', title: text, finding: text, remedy: text, evidence }),
      result('check-e', { status: 'skip', title: text, finding: text, group: [text] }),
      result('check-f', { status: 'fail', kind: 'sign-off', title: text, finding: text, evidence }),
    ],
    {
      ...{ notes: text, windowOverride: text, profile: text },
      subject: {
        service: text,
        environment: text,
        version: text,
        previousVersion: text,
        sha: 'a'.repeat(40),
      },
      run: { ...readinessOf([]).run, actor: text },
    },
  );
  return [renderSummary(readiness), renderChecklist(readiness)];
}

const plain = pagesWith('plain text').map(skeletonOf);

const marks = fc.constantFrom(
  ...['`', '``', '```\n', '|', '\\', '\n', '\n\n', '\r', '<', '>', '</pre>', '</details>', '<!--', '-->'],
  ...['[', ']', '](', '[x]', '(', ')', '!', '*', '_', '~~', '$', '#', '# ', '- ', '1. ', '> ', '---', '==='],
  ...['@octocat', '@acme/team', '&', '&lt;', '&#64;octocat', 'http://a.example/', '\u202e', '\t', 'b', ' é'],
);
const hostile = fc.oneof(
  fc.array(marks, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

describe('whatever comes from outside', () => {
  test('the reader of the pages sees what would be wrong', () => {
    const wrong = ['# x', '- [ ] a [x]', '| a | b |', '<b>', '[a](b)', 'hi @octocat', '```\n@a'];
    expect(wrong.map(skeletonOf)).toEqual([
      ['h1'],
      ['0-ticked'],
      ['cells 4'],
      ['<b>'],
      ['link'],
      ['name'],
      ['fence', 'open fence'],
    ]);
    expect(plain[0]).toContain('<details>');
    expect(plain[1]).toContain('0-ticked');
    expect(plain.flat()).not.toContain('name');
  });

  property.prop([hostile], { numRuns: 100 })(
    'neither page is built differently, and nobody is notified',
    (text) => {
      expect(pagesWith(`a${text}`).map(skeletonOf)).toEqual(plain);
      expect(pagesWith(text).map(skeletonOf)).toEqual(plain);
    },
  );
});
