import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * The moment at which clocks of a zone show a time. Where they show it twice, `overlap` says which one is meant; where
 * they never show it, it is the moment at which they skip it.
 */
export function momentOf(
  local: Temporal.PlainDateTime,
  zone: string,
  overlap: 'earlier' | 'later' = 'earlier',
): number {
  const found = local.toZonedDateTime(zone, { disambiguation: overlap });
  if (found.toPlainDateTime().equals(local)) return found.epochMilliseconds;
  const skip = local.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next');
  return (skip ?? found).epochMilliseconds;
}

/** A day and a time of it such as `09:00`; `24:00` is the start of the next day. */
export function at(date: Temporal.PlainDate, time: string): Temporal.PlainDateTime {
  return time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time);
}

/** The hours of a day; they end on the next day when `to` is earlier than `from`. `undefined` when clocks skip them all. */
export function hoursOf(
  date: Temporal.PlainDate,
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
  overlapAtEnd: 'earlier' | 'later' = 'earlier',
): Interval | undefined {
  const start = momentOf(at(date, from), zone);
  const end = momentOf(at(to < from ? date.add({ days: 1 }) : date, to), zone, overlapAtEnd);
  return start < end ? { start, end } : undefined;
}

/** The day that calendars of a zone show. */
export function dateOf(moment: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate();
}

/** Day and time as people of the zone read them, e.g. `Sat 2026-11-21 14:10`. */
export function shownMoment(moment: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${weekdays[local.dayOfWeek - 1]} ${local.toPlainDate()} ${time}`;
}
