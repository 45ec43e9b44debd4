import { isoInstant, quoted } from '@deploy-actions/action-kit';
import type { Grade } from '../../grades.ts';

/** A time in which somebody is on call, in milliseconds since 1970; without a start or an end it is infinite. */
export interface Turn {
  readonly who: string;
  readonly from: number;
  readonly to: number;
}

/** Whose turn it is for one schedule or policy. */
export interface Rota {
  /** What people call it. */
  readonly name: string;
  readonly turns: readonly Turn[];
  /** Why nobody can be on call, whatever the turns say. */
  readonly trouble?: string | undefined;
}

/** Whether somebody is on call from `now` to `until`, both in milliseconds since 1970, and whether it is the same person. */
export function gradeRota({ name, turns, trouble }: Rota, now: number, until: number): Grade {
  if (trouble !== undefined) return { status: 'fail', finding: trouble };
  const wanted = `wanted somebody until ${isoInstant(until)}`;
  const taken: Turn[] = [];
  let covered = now;
  while (covered < until) {
    const next = furthest(turns.filter(({ from, to }) => from <= covered && to > covered));
    if (!next) return gap(name, covered, now, until, turns);
    taken.push(next);
    covered = next.to;
  }
  const [first, ...later] = taken;
  const others = later.filter(({ who }) => who !== first?.who);
  const who = quoted(first?.who ?? '');
  const [change] = others;
  if (!change) return { status: 'pass', finding: `${who} is on call for ${quoted(name)}, ${wanted}` };
  const handOver = `${quoted(change.who)} takes over at ${isoInstant(change.from)}`;
  return { status: 'warn', finding: `${who} is on call for ${quoted(name)}, but ${handOver}, ${wanted}` };
}

/** Of those who are on call together, the one who stays longest. */
function furthest(turns: readonly Turn[]): Turn | undefined {
  return turns.toSorted((a, b) => b.to - a.to)[0];
}

function gap(name: string, from: number, now: number, until: number, turns: readonly Turn[]): Grade {
  const next = turns.filter((turn) => turn.from > from).toSorted((a, b) => a.from - b.from)[0];
  const to = next ? ` to ${isoInstant(next.from)}, then ${quoted(next.who)}` : '';
  const when = from === now ? 'now' : `from ${isoInstant(from)}`;
  const wanted = `wanted somebody until ${isoInstant(until)}`;
  return { status: 'fail', finding: `nobody is on call for ${quoted(name)} ${when}${to}, ${wanted}` };
}

/** The turns of a rota, a line each. */
export function turnLines({ name, turns }: Rota): string[] {
  if (turns.length === 0) return [`${name}: nobody`];
  return turns
    .toSorted((a, b) => a.from - b.from)
    .map(({ who, from, to }) => `${name}: ${who}${time(' from', from)}${time(' to', to)}`);
}

function time(word: string, at: number): string {
  return Number.isFinite(at) ? `${word} ${isoInstant(at)}` : '';
}
