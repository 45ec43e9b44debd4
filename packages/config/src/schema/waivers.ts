import { QuantityError, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { described, quantity, text } from './values.ts';

const wanted =
  'a day `2026-12-31`, which counts to its end in UTC, or a time with its zone `2026-12-31T18:00:00+01:00`';

/** The end of a day in UTC, or an instant; milliseconds since 1970. */
function parseEnd(given: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(given);
  const time = day || instant ? Date.parse(day ? `${given}T23:59:59.999Z` : given) : Number.NaN;
  if (Number.isNaN(time)) throw new QuantityError(`found ${quoted(given)}, must be ${wanted}`);
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
