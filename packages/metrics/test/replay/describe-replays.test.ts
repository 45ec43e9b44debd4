import { expect, it } from 'vitest';
import { countReplays, describeReplays } from '../../src/replay/describe-replays.ts';
import { replayed, section, shiftReport, windowReport } from './recordings.ts';

const yaml = section('  depth: { query: depth, rollback-above: 10 }');
const stricter = section('  depth: { query: depth, rollback-above: 4, for: 10s }');

async function files() {
  const rising = (index: number) => ({ depth: index });
  const reference = () => ({ depth: 1 });
  const calm = await windowReport({ yaml, subject: () => ({ depth: 1 }) });
  const full = await windowReport({ yaml, subject: () => ({ depth: 11 }) });
  return Promise.all(
    [
      ['calm.json', calm, stricter],
      ['rising.json', await windowReport({ yaml, subject: rising }), stricter],
      ['full.json', full, section('  depth: { query: other, rollback-above: 20 }')],
      ['shift.json', await shiftReport({ yaml, subject: rising, reference }, [10, 50]), stricter],
    ].map(async ([file = '', report = '', policy = '']) => ({ file, ...(await replayed(report, policy)) })),
  );
}

it('tells it in a table, a line for each change, notes and totals', async () => {
  expect(describeReplays(await files())).toMatchInlineSnapshot(`
    "report       of                     was                now                when                          why
    calm.json    shop/production 1.2.3  pass, continue     as before          1:00, look 7 of 7             within-limits
    rising.json  shop/production 1.2.3  pass, continue     regress, rollback  1:00, look 7 of 7             threshold-crossed
    full.json    shop/production 1.2.3  regress, rollback  goes on            0:00, look 1 of 1             record-ends
    shift.json   shop/production 1.2.3  regress, rollback  regress, rollback  stage 10%, 1:00, look 7 of 7  threshold-crossed

    rising.json: would have been rolled back, at 1:00, look 7 of 7
      now: regress, depth 6 is above 4 for 10s of 10s (rollback-above 4)
      was: pass, depth within limits
    full.json: would have gone on; the record ends at 0s of 1m
      was: regress, depth 11 is above 10 (rollback-above 10)
    shift.json: would have ended the same way, but sooner, at stage 10%, 1:00, look 7 of 7
      now: regress, depth 6 is above 4 for 10s of 10s (rollback-above 4)
      was: regress, depth 11 is above 10 (rollback-above 10)

    note: \`depth\` has another query than then; its values are those of the old one, \`depth\` (full.json)

    4 reports: 1 as before, 1 sooner than before, 1 would have been rolled back, 1 would have gone on beyond the record"
  `);
});

it('counts', async () => {
  const [calm] = await files();
  expect(countReplays([])).toBe('0 reports');
  expect(countReplays(calm ? [calm] : [])).toBe('1 report: 1 as before');
});
