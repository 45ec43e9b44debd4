import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../../scripts/workspace.ts';

const page = readFileSync(join(repository, 'docs/coverage.md'), 'utf8');

/** A row of the source checklists, and what the page says of it. */
interface Row {
  readonly id: string;
  readonly today: string;
  readonly tests: readonly string[];
  readonly documentation: readonly string[];
}

function links(cell = ''): string[] {
  return [...cell.matchAll(/\]\(\.\.\/([^)#]+)/g)].flatMap(([, path]) => path ?? []);
}

const rows: Row[] = page.split('\n').flatMap((line) => {
  const cells = line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
  const id = cells[0] ?? '';
  if (!/^[PDRAVT]\d+$/.test(id)) return [];
  const [today = '', tests, documentation] = cells.slice(-3);
  return [{ id, today, tests: links(tests), documentation: links(documentation) }];
});

const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** What the readiness checks answer for as a whole. */
const readiness = [...numbered('P', 26), ...numbered('A', 6), 'D12', 'D18'];

test('every row of the source checklists stands there once', () => {
  const all = [
    ...[...numbered('P', 26), ...numbered('D', 19), ...numbered('R', 9)],
    ...[...numbered('A', 12), ...numbered('V', 4), ...numbered('T', 8)],
  ];
  expect(rows.map(({ id }) => id)).toEqual(all);
});

describe.each(rows)('row $id', ({ id, today, tests, documentation }) => {
  if (!readiness.includes(id) && today === 'planned') {
    test('is planned, and claims nothing', () => expect([...tests, ...documentation]).toEqual([]));
    return;
  }

  test('is covered by tests that are there, and documented', () => {
    expect(today).not.toBe('');
    expect(tests.length).toBeGreaterThan(0);
    expect(documentation.length).toBeGreaterThan(0);
    expect([...tests, ...documentation].filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  if (!readiness.includes(id)) return;
  test('is covered as a whole, by test files that test something and pages that show how', () => {
    expect(today).not.toMatch(/^(planned|partly)/);
    for (const path of tests) {
      expect(statSync(join(repository, path)).isFile()).toBe(true);
      expect(readFileSync(join(repository, path), 'utf8')).toMatch(/\b(test|outcomes)(\.\w+)?\(/);
    }
    for (const path of documentation) {
      expect(readFileSync(join(repository, path), 'utf8')).toContain('```');
    }
  });
});
