import { type Freeze, weekdays } from '@deploy-actions/config';
import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval.ts';
import { at, dateOf, hoursOf, momentOf } from './local-time.ts';

/** A freeze at one of its times. */
export interface Freezing extends Interval {
  readonly reason: string;
}

/** All times of freezes that touch an interval. */
export function freezings(freezes: readonly Freeze[], zone: string, around: Interval): Freezing[] {
  return freezes
    .flatMap((freeze) => timesOf(freeze, zone, around).map((time) => ({ ...time, reason: freeze.reason })))
    .filter(({ start, end }) => start < around.end && around.start < end);
}

function timesOf(freeze: Freeze, zone: string, around: Interval): Interval[] {
  const recurring = dayRule(freeze);
  if (recurring === undefined) return datesOf(freeze, zone, around);
  const { from = '00:00', to = '24:00' } = freeze;
  const last = dateOf(around.end, zone);
  const times: Interval[] = [];
  // The day before may reach over midnight.
  for (
    let date = dateOf(around.start, zone).subtract({ days: 1 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const hours = recurring(date) ? hoursOf(date, { from, to }, zone, 'later') : undefined;
    if (hours) times.push(hours);
  }
  return times;
}

/** On which days a freeze comes again; `undefined` for one with dates. */
function dayRule({ days, monthly }: Freeze): ((date: Temporal.PlainDate) => boolean) | undefined {
  if (days) return (date) => days.some((day) => weekdays.indexOf(day) + 1 === date.dayOfWeek);
  if (monthly) return (date) => monthly.some((rule) => isDayOfMonth(date, rule));
  return undefined;
}

function isDayOfMonth(date: Temporal.PlainDate, rule: number | string): boolean {
  if (typeof rule === 'number') return date.day === rule;
  const fromEnd = date.daysInMonth - date.day + 1;
  if (rule === 'last-day') return fromEnd === 1;
  const [which = '', what = ''] = rule.split('-');
  if (/^\d+$/.test(what)) return (which === 'last' ? fromEnd : date.day) <= Number(what);
  if (date.dayOfWeek !== (weekdays as readonly string[]).indexOf(what) + 1) return false;
  if (which === 'last') return fromEnd <= 7;
  return Math.ceil(date.day / 7) === ['first', 'second', 'third', 'fourth'].indexOf(which) + 1;
}

function datesOf({ from = '', to = '', every }: Freeze, zone: string, around: Interval): Interval[] {
  const start = Temporal.PlainDateTime.from(from.replace(' ', 'T'));
  // Without its time the last day is frozen as a whole.
  const end =
    to.length > 10
      ? Temporal.PlainDateTime.from(to.replace(' ', 'T'))
      : at(Temporal.PlainDate.from(to), '24:00');
  const once = (years: number) => ({
    start: momentOf(start.add({ years }), zone),
    end: momentOf(end.add({ years }), zone, 'later'),
  });
  if (every === undefined) return [once(0)];
  const first = dateOf(around.start, zone).year - end.year;
  const last = dateOf(around.end, zone).year - start.year;
  const times: Interval[] = [];
  for (let years = Math.max(0, first); years <= last; years += 1) times.push(once(years));
  return times;
}
