import { formatDuration, isoInstant } from '@deploy-actions/action-kit';
import { type Assessment, formatValue } from '@deploy-actions/metrics';
import { inOwnWords } from './indicator-section.ts';
import type { Seen } from './looks.ts';

type Reading = Assessment['readings'][number];

/** The reading that the conclusion is about: the regression, else the newest. */
export function decidingReading({ looks }: Seen): Reading | undefined {
  const regressed = looks.find(({ verdict }) => verdict === 'regress');
  return (regressed ?? looks.at(-1))?.readings[0];
}

/** When the newest value was measured, in milliseconds since 1970; `undefined` when there was none. */
export function newestValue({ looks }: Seen): number | undefined {
  const last = looks.findLast(({ readings }) => readings[0]?.value !== undefined);
  const answer = last && Object.values(last.look?.subject ?? {})[0]?.answer;
  if (!last || answer?.failure !== undefined) return undefined;
  return answer?.time ?? last.at;
}

/** The smallest and the largest value of several looks, in words. */
export function spreadOf({ looks }: Seen): string | undefined {
  const readings = looks.flatMap(({ readings: [reading] }) =>
    reading?.value === undefined ? [] : [reading],
  );
  const [first] = readings;
  if (!first || looks.length < 3) return undefined;
  const values = readings.map(({ value = 0 }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) =>
    formatValue(value, first.unit),
  );
  return least === most ? `${least} all the time` : `${least} to ${most}`;
}

/** What was asked, what came back and when, for people. */
export function evidenceOf(seen: Seen): string {
  const { looks, conclusion } = seen;
  const reading = decidingReading(seen);
  const [first, last] = [looks[0], looks.at(-1)];
  const measured = newestValue(seen);
  const without = looks.filter(({ readings }) => readings[0]?.value === undefined).length;
  const spread = spreadOf(seen);
  const lines = [
    `query: ${(reading?.query ?? '').replaceAll(/\s+/g, ' ').trim()}`,
    `value: ${reading?.value === undefined ? 'none' : formatValue(reading.value, reading.unit)}`,
    `condition: ${inOwnWords(reading?.condition ?? 'none')}`,
    ...(reading?.reference === undefined
      ? []
      : [`baseline: ${formatValue(reading.reference, reading.unit)}`]),
    `verdict: ${conclusion.verdict} (${conclusion.reasonCode})`,
    ...(measured === undefined ? [] : [`newest value: ${isoInstant(measured)}`]),
  ];
  if (first && last && looks.length > 2) {
    const gaps = without === 0 ? '' : `, ${without} without a value`;
    lines.push(
      `looks: ${looks.length} in ${formatDuration(last.at - first.at)} until ${isoInstant(last.at)}${gaps}`,
      ...(spread === undefined ? [] : [`values: ${spread}`]),
    );
  }
  return lines.join('\n');
}
