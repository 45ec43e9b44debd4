import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measure, sizes, tasks } from './measure.ts';
import { Random } from './random.ts';
import { renderTables, tablesIn, withTables } from './report.ts';
import { scenarios } from './scenarios.ts';
import { countSeries } from './series.ts';
import { alarmsOfWindow, watch } from './window.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/analysis.md'), 'utf8');
const seed = 3;

describe('a few windows of each world', () => {
  const runs = 30;
  const measured = scenarios.flatMap(({ name, beyond }, scenario) =>
    beyond ? [] : [{ name, row: measure({ kind: 'alarms', scenario }, runs, seed) }],
  );

  it.each(measured)('few false rollbacks: $name', ({ row }) => {
    // So many of so few windows would come by chance once in a thousand at the promised rate.
    for (const size of sizes) expect((row[`rollbacks ${size}`] ?? 1) * runs).toBeLessThanOrEqual(3);
  });

  it('no more of them than promised over all worlds', () => {
    for (const size of sizes) {
      const all = measured.reduce((sum, { row }) => sum + (row[`rollbacks ${size}`] ?? 1), 0);
      expect(all / measured.length).toBeLessThanOrEqual(alarmsOfWindow);
    }
  });
});

describe('a doubled error rate with 80 errors expected', () => {
  const runs = 300;

  it.each([1, 3])('is found, with %d indicators in the window', (indicators) => {
    const { found = 0 } = measure({ kind: 'doubled', indicators }, runs, seed);
    // Two standard errors of so few runs below what is promised.
    expect(found).toBeGreaterThan(0.95 - 2 * Math.sqrt((0.95 * 0.05) / runs));
  });

  it('is found in the right direction only', () => {
    const random = new Random(seed);
    const halved = Array.from({ length: 50 }, () =>
      watch(countSeries(random, { level: 160 / 30, ratio: 0.5 }), 1),
    );
    expect(halved.filter(({ finding }) => finding !== 'no-worse')).toEqual([]);
  });
});

describe('the document', () => {
  const written = tablesIn(document);
  /** Tables without their numbers. */
  const formOf = (tables: string) =>
    tables.replaceAll(/(?<=\| )(?:[\d.?]+%|\d+ min|-)(?= \|)/g, 'n').replaceAll(/\d+(?= min)/g, 'n');

  it('has the tables that the script writes', () => {
    const [, runs = '', from = ''] = /--runs (\d+) --seed (\d+)/.exec(written) ?? [];
    expect(Number(runs)).toBeGreaterThanOrEqual(2000);
    const empty = renderTables({ runs: Number(runs), seed: Number(from), rows: new Map() });
    const rows = (tables: string) =>
      formOf(tables)
        .split('\n')
        .map((line) => line.replaceAll(/ \| (?:n|\?|-)(?= \|)/g, ' | n'));
    expect(rows(written)).toEqual(rows(empty));
    expect(tablesIn(withTables(document, written))).toBe(written);
  });

  it('keeps its promises in every row', () => {
    const shares = (line: string) =>
      [...line.matchAll(/([\d.]+)%(?= \|)/g)].map(([, share]) => Number(share));
    for (const { name } of scenarios.filter(({ beyond }) => !beyond)) {
      const line = written.split('\n').find((each) => each.startsWith(`| ${name} |`)) ?? '';
      expect(shares(line)).toHaveLength(sizes.length + 3);
      for (const share of shares(line).slice(0, sizes.length))
        expect(share, name).toBeLessThanOrEqual(alarmsOfWindow * 100);
    }
    for (const size of [1, 3]) {
      const line = written.split('\n').find((each) => each.startsWith(`| ${size} indicator`)) ?? '';
      expect(shares(line)[0], line).toBeGreaterThanOrEqual(95);
    }
  });

  it('has a row for each task', () => {
    expect(written.split('\n').filter((line) => /^\| .*\d%? \|$/.test(line)).length).toBe(tasks.length);
  });
});
