import { type Box, type BoxState, readBox } from './checklist-item.ts';
import type { Revision } from './edit-history.ts';

/** A tick that nobody took back. */
export interface Tick {
  /** A person's login. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The number that stood behind the text; empty for none. */
  readonly value: string;
}

/** What the versions of a description tell of a box. */
export interface BoxTicks {
  /** Several only when people ticked a box again after an app had lost the first tick. */
  readonly ticks: readonly Tick[];
  /** Why a tick that can be seen counts for nobody. */
  readonly problem: string | undefined;
}

/**
 * Who ticked a box. A tick belongs to whoever made the version in which it first shows; what apps do, this one included,
 * neither ticks nor unticks, so that a tick isn't lost when an update of the checklist and a person meet. Whoever takes
 * the tick away, changes its words or its number ends all earlier ticks.
 */
export function ticksOf(revisions: readonly Revision[], box: Box): BoxTicks {
  let found: BoxTicks = { ticks: [], problem: undefined };
  // Before the first version there was nothing.
  let before: BoxState | undefined = { kind: 'absent' };
  for (const revision of revisions) {
    const now = revision.body === undefined ? undefined : readBox(revision.body, box);
    if (now !== undefined) found = after(found, revision, before, now);
    before = now;
  }
  return found;
}

function after(found: BoxTicks, { by, at }: Revision, before: BoxState | undefined, now: BoxState): BoxTicks {
  if (before === undefined) {
    const hidden = 'the version of the text in which it was ticked was deleted from its history';
    return { ticks: [], problem: now.kind === 'ticked' ? hidden : undefined };
  }
  if (sameState(before, now)) return found;
  if (now.kind !== 'ticked') {
    return { ticks: by.kind === 'app' ? found.ticks : [], problem: undefined };
  }
  if (by.kind === 'app') {
    const problem = `ticked by the app ${by.login}, which doesn't count`;
    return { ...found, problem: found.ticks.length > 0 ? undefined : problem };
  }
  if (by.kind === 'unknown') {
    return { ticks: [], problem: 'GitHub does not tell who ticked it' };
  }
  const tick = { by: by.login, at, value: now.value };
  // Who changes the number of a ticked box answers for it from now on.
  const earlier = before.kind === 'ticked' ? [] : found.ticks.filter(({ value }) => value === now.value);
  return { ticks: [...earlier, tick], problem: undefined };
}

function sameState(a: BoxState, b: BoxState): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind !== 'ticked' || b.kind !== 'ticked' || a.value === b.value;
}
