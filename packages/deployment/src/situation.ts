import { ConfigurationError, isoInstant } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import {
  type Holder,
  heldByAnother,
  type Journal,
  LockedError,
  type Settlement,
  type StateDocument,
  type StateSnapshot,
} from '@deploy-actions/state';
import { formatWeights, otherColor, sameWeights, servingColor, type Weights } from '@deploy-actions/traffic';
import type { ShiftPlan } from './shift-types.ts';

/** What is the case before a shift: state and traffic read and found to agree, or something to settle first. */
export interface Situation {
  readonly snapshot: StateSnapshot;
  readonly observed: Weights;
  /** The colour to come back to. */
  readonly active: Color;
  /** An operation that a run left unfinished, a hold whose time is over, or a late write of a run that lost its lock. */
  readonly unsettled: Journal | undefined;
  /** What is to be settled, as a sentence without its full stop; `undefined` when nothing is. */
  readonly cause?: string | undefined;
  /** The held shift that the plan takes on. */
  readonly resumed: Settlement | undefined;
}

/** Who looks, when, and what the plan says about what may be found. */
export interface Looker extends Pick<ShiftPlan, 'adopt' | 'resume'> {
  readonly holder: Holder;
  readonly now: number;
  /** The id of a holder whose job is known to have ended. */
  readonly ended?: string | undefined;
}

/**
 * Judges what was read. Throws {@link LockedError}, or ConfigurationError when state and traffic disagree with nothing to
 * explain it, or when a held shift is in the way; nothing was written by then.
 */
export function assessSituation(snapshot: StateSnapshot, observed: Weights, looker: Looker): Situation {
  const { state } = snapshot;
  const lock = state && heldByAnother(state, looker.holder, looker);
  if (lock) throw new LockedError(lock, looker.now);
  const found = { snapshot, observed, resumed: undefined, unsettled: undefined, cause: undefined };
  if (state?.journal) {
    if (looker.resume) throw new ConfigurationError([{ input: 'resume', message: nothingHeld(state) }]);
    const { journal } = state;
    return { ...found, active: journal.from, unsettled: journal, cause: cutOff(journal) };
  }
  const held = state?.settled?.outcome === 'held' ? state.settled : undefined;
  const serving = servingColor(observed);
  const adopts = looker.adopt && !looker.resume && serving !== undefined;
  if (held && !adopts) return assessHeld(held, found, looker);
  if (looker.resume) throw new ConfigurationError([{ input: 'resume', message: nothingHeld(state) }]);
  if (state?.active === undefined || looker.adopt) {
    if (serving) return { ...found, active: serving };
    throw new ConfigurationError(
      `traffic is split (${formatWeights(observed)}) and no earlier operation explains it; put all of it on one colour with the rollback action (\`to: blue\` or \`to: green\`) first`,
    );
  }
  if (serving === state.active) return { ...found, active: serving };
  const late = state.lateWrites?.find(({ weights }) => sameWeights(weights, observed));
  if (late) {
    const cause = `The router shows ${formatWeights(observed)}, which may be a late write of the run of ${late.holder.actor} that lost its lock at ${late.at}`;
    return { ...found, active: state.active, unsettled: strayed(state, state.active, observed), cause };
  }
  const accept = serving ? ' or accept what is there with `adopt: observed`' : '';
  throw new ConfigurationError(
    `the state says ${state.active} is active, but the router has ${formatWeights(observed)}, and no operation under way explains it; find out who changed it, then put traffic back with the rollback action (\`to: ${state.active}\`)${accept}`,
  );
}

function assessHeld(held: Settlement, found: Omit<Situation, 'active'>, { resume, now }: Looker): Situation {
  const unchanged = sameWeights(held.weights, found.observed);
  if (resume && (unchanged || resume === 'abort')) return { ...found, active: held.from, resumed: held };
  if (!resume && held.holdUntil !== undefined && Date.parse(held.holdUntil) <= now) {
    const cause = `The shift to ${held.to} (${held.version}) was held until ${held.holdUntil}, and that time is over`;
    return { ...found, active: held.from, unsettled: overdue(held), cause };
  }
  const until = held.holdUntil ? ` until ${held.holdUntil}` : '';
  const told = `an earlier shift to ${held.to} (${held.version}) is held at ${formatWeights(held.weights)} since ${held.at} by ${held.by.actor}${until}: ${held.reason}`;
  if (unchanged) {
    throw new ConfigurationError(
      `${told}; take it on with \`resume: continue\`, \`resume: promote\` or \`resume: abort\`, or end it with the rollback action (\`to: ${held.from}\`), before a new shift`,
    );
  }
  throw new ConfigurationError(
    `${told}; the router shows ${formatWeights(found.observed)} by now: find out who changed it, then end the hold with \`resume: abort\` or the rollback action (\`to: ${held.from}\`)`,
  );
}

/** What is to be settled when an operation was cut off. */
export function cutOff({ operation, to, version, started, phase }: Journal): string {
  return `An earlier ${operation} to ${to} (${version}), begun ${started}, was cut off while ${phase}`;
}

/** A hold whose time is over is something to bring back, like a shift that was cut off. */
function overdue({ from, to, version, weights, at, reason }: Settlement): Journal {
  return {
    ...{ operation: 'shift', phase: 'shifting', from, to, version, started: at, reason },
    ...{ intended: weights, observed: weights, writeLimit: 0 },
  };
}

/** A late write of a run that lost its lock: to be put right like a shift that was cut off. */
function strayed(state: StateDocument, active: Color, observed: Weights): Journal {
  const to = otherColor(active);
  return {
    ...{ operation: 'shift', phase: 'shifting', from: active, to },
    version: state.versions[to] ?? 'unknown',
    started: state.settled?.at ?? isoInstant(0),
    ...{ intended: observed, observed, writeLimit: 0 },
  };
}

function nothingHeld(state: StateDocument | undefined): string {
  if (state?.journal)
    return `no shift is held, but a ${state.journal.operation} was cut off; run without \`resume\`, and it is settled first`;
  const last = state?.settled
    ? `the last operation ended \`${state.settled.outcome}\` at ${state.settled.at}`
    : 'there was no operation yet';
  return `no shift is held: ${last}; leave \`resume\` out to shift`;
}
