import { Temporal } from 'temporal-polyfill';
import { at, momentOf } from './local-time.ts';

/**
 * The moment that a person means by `2026-12-24`, `2026-12-24 18:00` (both by the clocks of the zone; a day counts as a
 * whole) or an instant of ISO 8601; `undefined` for any other text.
 */
export function endOf(text: string, zone: string): number | undefined {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return momentOf(at(Temporal.PlainDate.from(text), '24:00'), zone);
    if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/.test(text)) {
      return momentOf(Temporal.PlainDateTime.from(text.replace(' ', 'T')), zone);
    }
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
