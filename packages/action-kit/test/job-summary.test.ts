import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendSummary, markdownTable } from '@deploy-actions/action-kit';
import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect } from 'vitest';

const mebibyte = 1024 * 1024;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-actions-summary-'));
  file = join(folder, 'summary.md');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a job summary', () => {
  test('is appended to what is there', async () => {
    writeFileSync(file, 'before\n');
    expect(await appendSummary(file, '# One')).toBe(true);
    expect(await appendSummary(file, '# Two\n\n\n')).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('before\n# One\n\n# Two\n\n');
  });

  test('fits exactly into 1 MiB, and not a byte more', async () => {
    const exact = 'x'.repeat(mebibyte - 2);
    expect(await appendSummary(file, exact)).toBe(true);
    expect(readFileSync(file).length).toBe(mebibyte);
    rmSync(file);
    expect(await appendSummary(file, `${exact}x`)).toBe(false);
    expect(readFileSync(file).length).toBeLessThan(mebibyte);
  });

  test('is cut between two lines, says so, and stays valid UTF-8', async () => {
    expect(await appendSummary(file, `${'ü€😀 line\n'.repeat(120_000)}`)).toBe(false);
    const written = readFileSync(file);
    expect(written.length).toBeLessThanOrEqual(mebibyte);
    expect(written.length).toBeGreaterThan(mebibyte - 200);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(written);
    const [kept = '', note = ''] = text.split('\n\n_');
    expect(kept.split('\n').every((line) => line === 'ü€😀 line')).toBe(true);
    expect(note).toContain('did not fit into the 1 MiB');
  });

  test('leaves a full file alone', async () => {
    writeFileSync(file, 'x'.repeat(mebibyte - 10));
    expect(await appendSummary(file, 'more than ten bytes')).toBe(false);
    expect(readFileSync(file).length).toBe(mebibyte - 10);
  });
});

describe('a table', () => {
  test('has a head, a rule and rows', () => {
    expect(markdownTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n|---|---|\n| 1 | 2 |');
  });

  test('has cells that nothing can break out of', () => {
    expect(
      markdownTable(['x'], [['a|b'], ['a\\|b'], ['<script>'], ['two\r\nlines']])
        .split('\n')
        .slice(2),
    ).toEqual(['| a\\|b |', '| a\\\\\\|b |', '| &lt;script> |', '| two lines |']);
  });

  test.prop([
    fc.array(fc.string({ unit: fc.constantFrom('a', '\\', '|', '\n', ' ', '<') }), {
      minLength: 1,
      maxLength: 4,
    }),
  ])('keeps its number of cells', (cells) => {
    const row = markdownTable(cells, []).split('\n')[0] ?? '';
    // As GitHub reads it: a backslash takes the next character with it.
    const separators = row.replaceAll(/\\./g, '').match(/\|/g);
    expect(separators).toHaveLength(cells.length + 1);
  });
});
