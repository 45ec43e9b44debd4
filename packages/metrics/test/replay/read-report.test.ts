import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/replay/read-report.ts';
import { replayed, section, shiftReport, windowReport } from './recordings.ts';

const yaml = section('  depth: { query: depth, rollback-above: 10 }');
const subject = () => ({ depth: 1 });

describe('readReport', () => {
  it.each([
    ['{', 'is not JSON'],
    ['[]', 'is no report of monitor-window or blue-green-shift'],
    ['{"schemaVersion":1,"checks":[]}', 'is no report of monitor-window or blue-green-shift'],
    ['{"schemaVersion":2,"capturedAt":"","indicators":{}}', /^is a baseline; its report lies beside it/],
    ['{"schemaVersion":1,"looks":[]}', /^was written by an older version, whose looks hold no answers/],
    [
      '{"schemaVersion":3,"looks":[]}',
      'has schemaVersion 3, this version reads up to 2; use a newer one of deploy-actions',
    ],
    ['{"looks":[]}', 'is no report of monitor-window or blue-green-shift'],
    ['{"schemaVersion":2,"looks":[]}', 'is a damaged report: `service` is missing or has another form'],
  ])('refuses %s', (text, message) => {
    expect(() => readReport(text)).toThrow(message);
    expect(() => readReport(text)).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
  });

  it('refuses a shift of an older version, and names the place of a damage', async () => {
    const old = { ...JSON.parse(await shiftReport({ yaml, subject }, [10])), schemaVersion: 1 };
    expect(() => readReport(JSON.stringify(old))).toThrow(/^was written by an older version/);
    const damaged = JSON.parse(await windowReport({ yaml, subject }));
    damaged.looks[2].look.subject.depth.answer = { value: 'many' };
    expect(() => readReport(JSON.stringify(damaged))).toThrow(
      /^is a damaged report: `looks\.2\.look\.subject\.depth/,
    );
  });

  it('reads what JSON has no number for', async () => {
    const damaged = JSON.parse(await windowReport({ yaml, subject }));
    damaged.looks[2].look.subject.depth.answer = { value: 'Infinity' };
    const looks = readReport(JSON.stringify(damaged)).stretches[0]?.looks;
    expect(looks?.[2]?.look?.subject['depth']).toEqual({ answer: { value: Number.POSITIVE_INFINITY } });
  });

  it('takes the time of a look that threw for unread, whatever the policy', async () => {
    const report = JSON.parse(await windowReport({ yaml, subject }));
    const { at } = report.looks[3];
    const failed = {
      at,
      verdict: 'provider-error',
      reasonCode: 'look-failed',
      reason: 'a bug',
      readings: [],
    };
    report.looks[3] = failed;
    expect(await replayed(JSON.stringify(report), `unreadable-limit: 1\n${yaml}`)).toMatchObject({
      change: 'held',
      now: { verdict: 'provider-error', reasonCode: 'look-failed', moment: { look: 4 } },
    });
  });

  it('does not look on in a time that was past already', async () => {
    const rising = (index: number) => ({ depth: index >= 6 ? 5 : 1 });
    const report = { ...JSON.parse(await windowReport({ yaml, subject: rising })), past: true };
    const stricter = section('  depth: { query: depth, rollback-above: 3, for: 1m }');
    expect(await replayed(JSON.stringify(report), stricter)).toMatchObject({
      change: 'held',
      now: { verdict: 'inconclusive' },
    });
  });
});
