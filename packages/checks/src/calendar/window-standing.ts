import { formatDuration } from '@deploy-actions/action-kit';
import type { WindowRules } from './window-calendar.ts';

/** Whether a window is open at a moment, and what is to be said of it. */
export interface WindowStanding {
  readonly open: boolean;
  /** Why it is closed, or until when it is open, as part of a sentence. */
  readonly finding: string;
  /** The moment and the zone, as people of the zone read them. */
  readonly time: string;
  /** When it opens next, where it is closed. */
  readonly next?: string;
  /** Milliseconds until it closes; absent where it is closed or stays open for a year. */
  readonly left?: number;
  /** When it closes, as part of a sentence. */
  readonly closes?: string;
}

/** Compares a moment, in milliseconds since 1970, with the hours in which something is allowed, and with freezes. */
export async function windowStanding(rules: WindowRules, now: number): Promise<WindowStanding> {
  const [{ WindowCalendar }, { shownMoment }] = await Promise.all([
    import('./window-calendar.ts'),
    import('./local-time.ts'),
  ]);
  const calendar = new WindowCalendar(rules);
  const shown = (moment: number) => shownMoment(moment, rules.zone);
  const time = `it is ${shown(now)} in ${rules.zone}`;
  if (!calendar.isOpen(now)) {
    const freeze = calendar.freezeAt(now);
    const opening = calendar.nextOpening(now);
    const next =
      opening === undefined
        ? 'it opens at no time within a year'
        : `the next opening is ${shown(opening)} (in ${inMinutes(opening - now)})`;
    const where = freeze
      ? `frozen until ${shown(freeze.end)}: \`${freeze.reason.replaceAll('`', "'")}\`; ${time}`
      : `outside of the window: ${time}`;
    return { open: false, finding: `${where}; ${next}`, time, next };
  }
  const closing = calendar.nextClosing(now);
  if (closing === undefined)
    return { open: true, finding: `inside of the window: ${time}; it stays open`, time };
  const left = closing - now;
  const closes = `closes at ${shown(closing)}, in ${inMinutes(left)}`;
  return { open: true, finding: `inside of the window: ${time}; it ${closes}`, time, left, closes };
}

/** Whole minutes, up: an opening isn't there before its minute. */
function inMinutes(milliseconds: number): string {
  return formatDuration(Math.ceil(milliseconds / 60_000) * 60_000);
}
