import { QuantityError, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { described, quantity, text } from './values.ts';

const wanted =
  'a day `2026-12-31`, which counts to its end in UTC, or a time with its zone `2026-12-31T18:00:00+01:00`';

/** How many days the month of a date has. */
function daysOfMonth(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The end of a day in UTC, or an instant; milliseconds since 1970. */
function parseEnd(given: string): number {
  const [, day, clock] =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(given) ?? [];
  const time = Date.parse(clock === undefined ? `${day}T23:59:59.999Z` : given);
  // Of 30 February the parser makes 2 March.
  const exists = day !== undefined && Number(day.slice(8)) <= daysOfMonth(day);
  if (Number.isNaN(time) || !exists) throw new QuantityError(`found ${quoted(given)}, must be ${wanted}`);
  return time;
}

const waiverSchema = z.strictObject({
  check: described('The id of the check whose failure is accepted.', text()),
  by: described('Who accepts it.', text()),
  reason: described('Why, for those who approve and for those who read the record later.', text()),
  until: described('When it ends: a day, to its end in UTC, or a time with its zone.', quantity(parseEnd)),
});

/** Failures that somebody answers for, each for a limited time. */
export const waiversSchema = described(
  'Failures that are accepted, by whom, why and until when.',
  z.array(waiverSchema),
);

/** An accepted failure; `until` in milliseconds since 1970. */
export type Waiver = z.output<typeof waiverSchema>;
