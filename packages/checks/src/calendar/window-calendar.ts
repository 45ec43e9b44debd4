import { type Freeze, type TimeRange, weekdays } from '@deploy-actions/config';
import { type Freezing, freezings } from './freezes.ts';
import { contains, type Interval, without } from './interval.ts';
import { dateOf, hoursOf } from './local-time.ts';

/** When deployments are allowed, in days and times of one zone. */
export interface WindowRules {
  /** From the IANA database. */
  readonly zone: string;
  /** Always when absent. */
  readonly allow?: readonly TimeRange[] | undefined;
  readonly freezes: readonly Freeze[];
}

/** So far ahead is looked for an opening or an end, in days. */
export const horizon = 366;

const always: readonly TimeRange[] = [{ from: '00:00', to: '24:00' }];

/**
 * Deployment windows as people mean them: by the clocks of their zone. A time that a change of the clocks skips is the
 * moment of the skip. Of a time that comes twice windows begin and end at the first, and a freeze ends at the second.
 */
export class WindowCalendar {
  readonly #rules: WindowRules;

  constructor(rules: WindowRules) {
    this.#rules = rules;
  }

  /** Whether a deployment may begin at a moment in milliseconds since 1970. */
  isOpen(moment: number): boolean {
    return this.#openOn(moment, 0).some((piece) => contains(piece, moment));
  }

  /** The freeze that holds at a moment, the one with the latest end when there are several. */
  freezeAt(moment: number): Freezing | undefined {
    const { freezes, zone } = this.#rules;
    return freezings(freezes, zone, { start: moment, end: moment + 1 }).toSorted((a, b) => b.end - a.end)[0];
  }

  /** The first moment from then on at which the window is open; `undefined` when there is none within a year. */
  nextOpening(moment: number): number | undefined {
    if (this.isOpen(moment)) return moment;
    for (let day = 0; day <= horizon; day += 1) {
      const starts = this.#openOn(moment, day).flatMap(({ start }) => (start > moment ? [start] : []));
      if (starts.length > 0) return Math.min(...starts);
    }
    return undefined;
  }

  /** The moment at which a window that is open closes; `undefined` when it stays open for a year. */
  nextClosing(moment: number): number | undefined {
    let end = moment;
    for (let day = 0; day <= horizon; day += 1) {
      const reached = this.#reach(end);
      if (reached === end) return end;
      end = reached;
    }
    return undefined;
  }

  /** The end of the open time around a moment; the moment itself when there is none. */
  #reach(moment: number): number {
    const around = this.#openOn(moment, 0).filter((piece) => contains(piece, moment));
    return Math.max(moment, ...around.map(({ end }) => end));
  }

  /** The open times that begin on the day of a moment, so many days later, or on the day before, which may reach over midnight. */
  #openOn(moment: number, daysLater: number): Interval[] {
    const { zone, allow = always, freezes } = this.#rules;
    const date = dateOf(moment, zone).add({ days: daysLater });
    return [date.subtract({ days: 1 }), date].flatMap((day) =>
      allow
        .filter(
          ({ days }) =>
            days === undefined || days.some((name) => weekdays.indexOf(name) + 1 === day.dayOfWeek),
        )
        .flatMap((hours) => hoursOf(day, hours, zone) ?? [])
        .flatMap((hours) => without(hours, freezings(freezes, zone, hours))),
    );
  }
}
