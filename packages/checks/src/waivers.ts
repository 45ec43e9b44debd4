import { isoInstant, nearest, type Problem } from '@deploy-actions/action-kit';
import type { Waiver } from '@deploy-actions/config';
import type { Place } from './configured-checks.ts';

/** The waivers of a run, by the id of the check. */
export interface Waivers {
  /** The waiver of a check that is still good. */
  find(check: string): Waiver | undefined;
  /** What to say beside a failure whose waiver has ended. */
  ended(check: string): string | undefined;
}

/**
 * Sorts out which waivers are good at a time in milliseconds. Adds to `problems` those that name no check, and second ones
 * of the same check: nobody could tell which of them holds.
 */
export function readWaivers(
  waivers: readonly Waiver[],
  known: readonly string[],
  now: number,
  place: Place,
  problems: Problem[],
): Waivers {
  const byCheck = new Map<string, Waiver>();
  for (const [index, waiver] of waivers.entries()) {
    const { check } = waiver;
    const say = (message: string) =>
      problems.push(place('waivers', [index, 'check'], `waiver ${index + 1}: ${message}`));
    if (byCheck.has(check)) say(`\`${check}\` has a waiver already; keep the one that holds`);
    if (!known.includes(check)) say(unknownCheck(check, known));
    byCheck.set(check, waiver);
  }
  return {
    find(check) {
      const waiver = byCheck.get(check);
      return waiver && now <= waiver.until ? waiver : undefined;
    },
    ended(check) {
      const waiver = byCheck.get(check);
      if (!waiver || now <= waiver.until) return undefined;
      return `The waiver of ${waiver.by} (${waiver.reason}) ended at ${isoInstant(waiver.until)}: put this right, or have the waiver renewed.`;
    },
  };
}

/** What to say of an id that no check has. */
export function unknownCheck(id: string, known: readonly string[]): string {
  const near = nearest(id, known);
  const help = near
    ? `did you mean \`${near}\`?`
    : `there are ${known.map((one) => `\`${one}\``).join(', ')}`;
  return `no check has the id \`${id}\`; ${help}`;
}
