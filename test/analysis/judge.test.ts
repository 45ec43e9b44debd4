import { expect, it } from 'vitest';
import { judging } from '../../packages/metrics/test/judgement/looks.ts';
import { Random } from './random.ts';
import { scenarios } from './scenarios.ts';
import { countSeries, type Series, valueSeries } from './series.ts';
import { watch } from './window.ts';

const noon = Date.parse('2026-01-01T12:00:00Z');

/** What the judge of an action makes of a series with its default settings, and after how many minutes; looks are up to 0.9 s late. */
function judge({ counts, pairs, spacing }: Series, random: Random) {
  const compare = { method: 'sequential' as const };
  const given = { compare, over: spacing * 10_000, ...(counts && { of: 'requests' }) };
  const { look } = judging(given, { reference: 'live' });
  const late = pairs.map(() => random.uniform() * 900);
  const said = ({ value, exposure }: Series['pairs'][number]['subject'], index: number) => ({
    answer: { value, time: noon + index * 10_000 + (late[index] ?? 0) },
    ...(exposure !== undefined && { of: { value: exposure } }),
  });
  let after = 0;
  for (const [index, { subject, reference }] of pairs.entries()) {
    const looked = { subject: said(subject, index), reference: said(reference, index) };
    const { verdict } = look({ ...looked, final: index === pairs.length - 1 });
    after = index / 6;
    if (verdict === 'regress') return { worse: true, after };
  }
  return { worse: false, after };
}

/** Series whose outcomes differ: nothing, found at the end, found at a look. */
const worlds: readonly (readonly [string, (random: Random) => Series])[] = [
  ...[1, 1.5, 2, 5].flatMap((ratio) => [
    [`errors × ${ratio}`, (random: Random) => countSeries(random, { level: 80 / 30, ratio })] as const,
    [
      `latency × ${ratio}`,
      (random: Random) => valueSeries(random, { base: 0.2, noise: 0.2, ratio }),
    ] as const,
  ]),
  ...scenarios.map(({ name, series }) => [name, (random: Random) => series(random, 2)] as const),
];

it.each(worlds)('is what the judge of an action says, looks a little late: %s', (_, series) => {
  const random = new Random(11);
  for (let run = 0; run < 3; run += 1) {
    const seen = series(random);
    const { finding, after } = watch(seen, 1);
    expect(judge(seen, random)).toEqual({ worse: finding === 'worse', after });
  }
});
