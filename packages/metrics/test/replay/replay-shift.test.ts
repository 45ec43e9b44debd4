import { describe, expect, it } from 'vitest';
import { replayed, section, shiftReport } from './recordings.ts';

const errors = (limits: string) => section(`  errors: { query: 'errors{color="{{color}}"}', ${limits} }`);
const five = errors('rollback-above: 5%, for: 20s, degrades-by: 900%');
/** 3% from the second stage on; a stage has seven looks. */
const worse = (index: number) => ({ errors: index >= 7 ? 0.03 : 0.01 });
const reference = () => ({ errors: 0.01 });
const shares = [10, 50, 100];

/** A report in which probes of the health ended the stage with its third look; `answered` says whether metrics were known then. */
async function endedByProbes(answered: boolean): Promise<string> {
  const report = JSON.parse(await shiftReport({ yaml: five, subject: worse, reference }, [10]));
  const [stage] = report.stages;
  const ending = { verdict: 'regress', reasonCode: 'unhealthy', reason: '3 health probes in a row failed' };
  stage.looks = stage.looks.slice(0, 3);
  Object.assign(stage.looks[2], ending);
  if (!answered) delete stage.looks[2].look;
  Object.assign(stage, { verdict: 'regress', reason: ending.reason });
  return JSON.stringify({ ...report, ...ending, outcome: 'rolled-back', active: 'blue' });
}

describe('a shift under another policy', () => {
  it('ends as before under its own', async () => {
    const late = (index: number) => ({ errors: index >= 9 ? 0.2 : 0.01 });
    const silent = (index: number) => ({ errors: index >= 7 ? null : 0.01 });
    for (const subject of [worse, late, silent]) {
      const report = await shiftReport({ yaml: five, subject, reference }, shares);
      const again = await replayed(report, five);
      expect(again).toMatchObject({ kind: 'shift', change: 'same', notes: [] });
      expect(again.was.action).toBe(subject === worse ? 'continue' : 'rollback');
    }
  });

  it('would have been rolled back in an earlier stage, by a limit or by the old colour', async () => {
    const report = await shiftReport({ yaml: five, subject: worse, reference }, shares);
    expect(await replayed(report, errors('rollback-above: 2%, for: 20s'))).toMatchObject({
      change: 'rolled-back',
      was: { verdict: 'pass', action: 'continue' },
      now: { verdict: 'regress', moment: { stage: 'stage 50%', look: 3, looks: 7 } },
    });
    expect(await replayed(report, errors('degrades-by: 50%'))).toMatchObject({
      change: 'rolled-back',
      now: { reasonCode: 'baseline-degraded', moment: { stage: 'stage 50%', look: 1 } },
    });
  });

  it('lets `for` run on from stage to stage', async () => {
    const early = (index: number) => ({ errors: index >= 5 ? 0.03 : 0.01 });
    const report = await shiftReport({ yaml: five, subject: early, reference }, shares);
    // The second breach of the first stage is 10 s old at its end; looks of the next one begin at once.
    expect(await replayed(report, errors('rollback-above: 2%, for: 15s'))).toMatchObject({ change: 'open' });
    const going = `policies: { inconclusive: continue }\nextend: 0s\n${errors('rollback-above: 2%, for: 15s')}`;
    expect(await replayed(report, going)).toMatchObject({
      now: { moment: { stage: 'stage 50%', look: 2 } },
    });
  });

  it('would have gone on to stages that nobody recorded', async () => {
    const late = (index: number) => ({ errors: index >= 9 ? 0.2 : 0.01 });
    const report = await shiftReport({ yaml: five, subject: late, reference }, shares);
    expect(await replayed(report, errors('rollback-above: 50%'))).toMatchObject({
      change: 'open',
      was: { verdict: 'regress', action: 'rollback' },
      now: { reason: 'would have gone on; the record ends at 40s of 1m in stage 50%' },
    });
    const silent = (index: number) => ({ errors: index >= 7 ? null : 0.01 });
    const cut = await shiftReport({ yaml: five, subject: silent, reference }, shares);
    expect(await replayed(cut, `policies: { insufficient-sample: continue }\n${five}`)).toMatchObject({
      change: 'open',
      was: { verdict: 'insufficient-sample' },
    });
  });

  it.each([true, false])(
    'leaves to the probes what they ended (metrics known then: %s)',
    async (answered) => {
      const report = await endedByProbes(answered);
      expect(await replayed(report, errors('rollback-above: 50%'))).toMatchObject({
        change: 'same',
        was: { verdict: undefined, reasonCode: 'unhealthy', action: 'rollback' },
        now: { reasonCode: 'unhealthy', action: 'rollback' },
      });
      expect(await replayed(report, errors('rollback-above: 0.5%'))).toMatchObject({
        change: 'other-verdict',
        now: { verdict: 'regress', reasonCode: 'threshold-crossed', moment: { look: 1 } },
      });
    },
  );

  it('ends as before what a cancel or a failed hook ended', async () => {
    const report = JSON.parse(await shiftReport({ yaml: five, subject: worse, reference }, [10]));
    const cancelled = { ...report, outcome: 'rolled-back', reasonCode: 'cancelled', active: 'blue' };
    expect(await replayed(JSON.stringify(cancelled), five)).toMatchObject({
      change: 'same',
      now: { reasonCode: 'cancelled', action: 'rollback' },
    });
  });

  it('misses the old colour where it was not asked', async () => {
    const plain = errors('rollback-above: 5%');
    const report = await shiftReport({ yaml: plain, subject: worse }, shares);
    expect(await replayed(report, five)).toMatchObject({
      change: 'unjudgeable',
      now: { reason: '`errors` has `degrades-by`, but the old colour was not asked for it then' },
    });
  });

  it('compares counts over all stages', async () => {
    const compared = section(
      '  errors: { query: "increase(failed[10s])", of: "increase(all[10s])", compare: {} }',
    );
    const subject = (): { errors: [number, number] } => ({ errors: [40, 1_000] });
    const report = await shiftReport(
      {
        yaml: section(
          '  errors: { query: "increase(failed[10s])", of: "increase(all[10s])", compare: { tolerance: 900% } }',
        ),
        subject,
        reference: () => ({ errors: [20, 1_000] }),
      },
      shares,
    );
    expect(JSON.parse(report)).toMatchObject({ outcome: 'promoted' });
    expect(await replayed(report, compared)).toMatchObject({
      change: 'rolled-back',
      now: { reasonCode: 'comparison-worse', decisive: { limit: undefined } },
    });
  });

  it('has too little to compare only at the end of the last stage', async () => {
    const report = await shiftReport({ yaml: five, subject: worse, reference }, shares);
    expect(await replayed(report, errors('unit: ratio, compare: {}, over: 1m'))).toMatchObject({
      change: 'rolled-back',
      now: { verdict: 'insufficient-sample', moment: { stage: 'stage 100%', look: 7 } },
    });
  });

  it('has nothing to judge where no stage was reached', async () => {
    const report = JSON.parse(await shiftReport({ yaml: five, subject: worse }, []));
    const failed = { ...report, outcome: 'rolled-back', reasonCode: 'smoke-failed', active: 'blue' };
    expect(await replayed(JSON.stringify(failed), five)).toMatchObject({
      change: 'unwatched',
      now: { reason: 'no metrics were watched; it ended by smoke-failed' },
    });
  });
});
