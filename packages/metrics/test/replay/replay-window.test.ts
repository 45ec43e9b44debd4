import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../src/judgement/baseline.ts';
import { replayed, section, windowReport } from './recordings.ts';

const errors = (limits: string) => section(`  errors: { query: 'errors{color="{{color}}"}', ${limits} }`);
const five = errors('rollback-above: 5%, for: 20s');
/** 3% from the fourth look on. */
const rising = (index: number) => ({ errors: index >= 3 ? 0.03 : 0.01 });
const steady = () => ({ errors: 0.01 });
const bad = () => ({ errors: 0.2 });

describe('a window under another policy', () => {
  it('ends as before under its own, whatever that was', async () => {
    const outages = (index: number) => ({ errors: index < 2 ? 0.01 : ('!' as const) });
    for (const subject of [steady, rising, bad, () => ({ errors: null }), outages]) {
      const report = await windowReport({ yaml: five, subject });
      const again = await replayed(report, five);
      const { verdict, action, reasonCode, reason } = JSON.parse(report);
      expect(again.now).toMatchObject({ verdict, action, reasonCode, reason });
      expect(again).toMatchObject({ change: 'same', notes: [] });
    }
  });

  it('would have been rolled back by a stricter limit: when, by what, by how much', async () => {
    const report = await windowReport({ yaml: five, subject: rising });
    expect(await replayed(report, errors('rollback-above: 2%, for: 20s'))).toEqual({
      ...{ kind: 'window', service: 'shop', environment: 'production', version: '1.2.3' },
      change: 'rolled-back',
      was: {
        ...{ verdict: 'pass', action: 'continue' },
        ...{ reasonCode: 'within-limits', reason: 'errors within limits' },
      },
      now: {
        ...{ verdict: 'regress', action: 'rollback', reasonCode: 'threshold-crossed' },
        reason: 'errors 3% is above 2% for 20s of 20s (rollback-above 2%)',
        moment: { stage: undefined, after: 50_000, look: 6, looks: 7 },
        decisive: {
          ...{ indicator: 'errors', value: 0.03, limit: 0.02, unit: 'ratio', condition: 'rollback-above 2%' },
        },
      },
      notes: [],
    });
  });

  it('takes what follows from the verdict from the policy', async () => {
    const report = await windowReport({ yaml: five, subject: rising });
    const held = 'policies: { regress: hold, insufficient-sample: continue }\n';
    expect(await replayed(report, held + errors('rollback-above: 2%'))).toMatchObject({
      change: 'held',
      now: { verdict: 'regress', action: 'hold' },
    });
    const silent = await windowReport({ yaml: five, subject: () => ({ errors: null }) });
    expect(await replayed(silent, held + five)).toMatchObject({
      change: 'continued',
      was: { verdict: 'insufficient-sample', action: 'hold' },
      now: { verdict: 'insufficient-sample', action: 'continue' },
    });
    expect(await replayed(silent, errors('warn-above: 5%'))).toMatchObject({
      change: 'other-verdict',
      now: { verdict: 'inconclusive', action: 'hold', reasonCode: 'nothing-judged' },
    });
  });

  it('ends sooner with a shorter `for`', async () => {
    const report = await windowReport({ yaml: five, subject: bad });
    const again = await replayed(report, errors('rollback-above: 5%'));
    expect(again).toMatchObject({ change: 'sooner', now: { moment: { look: 1, looks: 3 } } });
  });

  it('is no pass where the record ends before the policy would have ended it', async () => {
    const report = await windowReport({ yaml: five, subject: bad }, 1_800_000);
    expect(await replayed(report, errors('rollback-above: 50%'))).toMatchObject({
      change: 'open',
      now: {
        ...{ verdict: undefined, action: undefined },
        reason: 'would have gone on; the record ends at 20s of 30m',
      },
    });
  });

  it('would have looked on past the end where the new policy can’t tell yet', async () => {
    const last = (index: number) => ({ errors: index >= 6 ? 0.03 : 0.01 });
    const report = await windowReport({ yaml: five, subject: last });
    const longer = errors('rollback-above: 2%, for: 50s');
    expect(await replayed(report, longer)).toMatchObject({
      change: 'open',
      now: {
        reason: expect.stringMatching(/^would have looked on past the end, being inconclusive \(errors 3%/),
      },
    });
    expect(await replayed(report, `extend: 0s\n${longer}`)).toMatchObject({
      change: 'held',
      now: { verdict: 'inconclusive', reasonCode: 'breach-pending' },
    });
  });

  it('does not use looks past the end that the new policy would not have made', async () => {
    // In breach at the end, and worse in the extension.
    const late = (index: number) => ({ errors: index >= 6 ? 0.06 : 0.01 });
    const report = await windowReport({ yaml: five, subject: late });
    expect(JSON.parse(report)).toMatchObject({ verdict: 'regress' });
    expect(await replayed(report, errors('rollback-above: 8%'))).toMatchObject({
      change: 'passed',
      now: { moment: { look: 7, looks: 9 } },
    });
  });

  it('takes no look before the end for the last one, although reports tell the start in whole seconds', async () => {
    const last = (index: number) => ({ errors: index >= 6 ? 0.03 : 0.01 });
    const report = await windowReport({ yaml: five, subject: last }, 50_500);
    expect(await replayed(report, errors('rollback-above: 2%'))).toMatchObject({
      change: 'rolled-back',
      now: { moment: { look: 7, looks: 7 } },
    });
  });

  it('takes no look for the last one that was asked before the end and answered after it', async () => {
    const report = await windowReport({ yaml: five, subject: steady }, 60_000, 45_000);
    expect(await replayed(report, five)).toMatchObject({
      change: 'same',
      now: { moment: { look: 3, looks: 3 } },
    });
  });

  it('ends at the new limit of looks that could not be read', async () => {
    const outage = (index: number) => ({ errors: index > 0 && index < 4 ? ('!' as const) : 0.01 });
    const report = await windowReport({ yaml: five, subject: outage });
    expect(JSON.parse(report)).toMatchObject({ verdict: 'pass' });
    expect(await replayed(report, `unreadable-limit: 3\n${five}`)).toMatchObject({
      change: 'held',
      now: { verdict: 'provider-error', moment: { look: 4 } },
    });
    expect(await replayed(report, `unreadable-limit: 4\n${five}`)).toMatchObject({ change: 'same' });
  });

  it('judges by the baseline of that window, and leaves comparisons out without one', async () => {
    const degrades = errors('degrades-by: 50%, rollback-above: 90%');
    const points = [0, 1, 2].map((time) => ({ time, value: 0.01 }));
    const baseline: Baseline = {
      ...{ schemaVersion: 2, capturedAt: '2026-01-01T00:00:00Z' },
      indicators: {
        errors: {
          ...{
            query: 'errors{color="{{color}}"}',
            unit: 'ratio',
            value: 0.01,
            least: 0.01,
            most: 0.01,
            points,
          },
        },
      },
    };
    const compared = await windowReport({ yaml: five, subject: rising, baseline });
    expect(await replayed(compared, degrades)).toMatchObject({
      change: 'rolled-back',
      now: { reasonCode: 'baseline-degraded', decisive: { value: 0.03, limit: 0.015 } },
    });
    expect(await replayed(compared, errors('unit: seconds, degrades-by: 50%'))).toMatchObject({
      change: 'unjudgeable',
      now: { reason: expect.stringContaining('is measured in `ratio`, the indicator in `seconds`') },
    });
    const alone = await windowReport({ yaml: five, subject: rising });
    expect(await replayed(alone, degrades)).toMatchObject({
      change: 'same',
      notes: ['`degrades-by` of `errors` is left out: that window had no baseline'],
    });
  });
});

describe('what the report does not know', () => {
  const both = `${five.trimEnd()}\n  latency: { query: latency, rollback-above: 2s }\n`;

  it.each(['rollback', 'hold'])('makes no pass where it could %s, and is named', async (consequence) => {
    const report = await windowReport({ yaml: five, subject: steady });
    const policy = both.replace('rollback-above: 2s', `${consequence}-above: 2s`);
    expect(await replayed(report, policy)).toMatchObject({
      change: 'unjudgeable',
      now: { verdict: undefined, reason: '`latency` is not in the report, which has `errors`' },
    });
  });

  it('can not undo a regression that was measured', async () => {
    const report = await windowReport({ yaml: five, subject: rising });
    expect(await replayed(report, both.replace('5%', '2%'))).toMatchObject({
      change: 'rolled-back',
      now: { decisive: { indicator: 'errors' } },
    });
  });

  it('is only a note where it could only warn', async () => {
    const report = await windowReport({ yaml: five, subject: steady });
    expect(await replayed(report, both.replace('rollback-above: 2s', 'warn-above: 2s'))).toMatchObject({
      change: 'same',
      notes: [expect.stringMatching(/^`latency` is not in the report.* it only warns/)],
    });
  });

  it('is also a whole, or a count of requests, that nobody asked for', async () => {
    const report = await windowReport({ yaml: five, subject: steady });
    const part = section('  errors: { query: failed, of: all, rollback-above: 5% }');
    expect(await replayed(report, part)).toMatchObject({
      now: { reason: '`errors` has `of`, which was not asked for then' },
    });
    const counted = section('  errors: { query: q, rollback-above: 5%, min-requests: 10 }', 'requests: r\n');
    expect(await replayed(report, counted)).toMatchObject({
      now: { reason: '`errors` has `min-requests`, but requests were not counted then' },
    });
    const scene = { yaml: counted, subject: steady, requests: (index: number) => index * 5 };
    expect(await replayed(await windowReport(scene), counted)).toMatchObject({ change: 'same' });
  });

  it('drops the whole of a share that is none any more', async () => {
    const part = section('  errors: { query: failed, of: all, rollback-above: 5% }');
    const report = await windowReport({ yaml: part, subject: () => ({ errors: [3, 100] }) });
    const bare = section('  errors: { query: failed, rollback-above: 2 }');
    expect(await replayed(report, bare)).toMatchObject({
      change: 'rolled-back',
      now: { decisive: { value: 3 } },
    });
  });

  it('does not take another query, another interval or an indicator less in silence', async () => {
    const subject = () => ({ errors: 0.01, latency: 0.1 });
    const report = await windowReport({ yaml: both, subject });
    const other = section(
      '  errors: { query: "rate(x[5m])", rollback-above: 5%, for: 50s }',
      'interval: 5s\n',
    );
    const { notes } = await replayed(report, other);
    expect(notes).toEqual([
      '`errors` has another query than then; its values are those of the old one, `errors{color="green"}`',
      'not judged by the policy: `latency`',
      'the looks are 10s apart, whatever the policy says',
    ]);
    const { notes: never } = await replayed(
      report,
      both.replace('for: 20s', 'for: 20s, trend: { rises-by: 10%, over: 2h }'),
    );
    expect(never).toEqual([expect.stringMatching(/^`indicators\.errors\.trend` is 2h, longer than all/)]);
  });
});
