import { ConfigurationError, type Problem } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import {
  type Holder,
  heldByAnother,
  type Journal,
  LockedError,
  type StateSnapshot,
} from '@deploy-actions/state';
import { formatWeights, servingColor, type Weights } from '@deploy-actions/traffic';

/** What is the case before a shift: state and traffic read and found to agree, or an unsettled operation to settle first. */
export interface Situation {
  readonly snapshot: StateSnapshot;
  readonly observed: Weights;
  /** The colour to come back to. */
  readonly active: Color;
  readonly unsettled: Journal | undefined;
}

/**
 * Judges what was read. Throws {@link LockedError}, or ConfigurationError when state and traffic disagree with no journal
 * to explain it; nothing was written by then.
 */
export function assessSituation(
  snapshot: StateSnapshot,
  observed: Weights,
  holder: Holder,
  options: { readonly now: number; readonly adopt: boolean },
): Situation {
  const { state } = snapshot;
  const lock = state && heldByAnother(state, holder, options.now);
  if (lock) throw new LockedError(lock, options.now);
  if (state?.journal) return { snapshot, observed, active: state.journal.from, unsettled: state.journal };
  const serving = servingColor(observed);
  const held = state?.settled?.outcome === 'held' ? state.settled : undefined;
  if (held && (serving === undefined || (serving !== state?.active && !options.adopt)))
    throw new ConfigurationError([heldProblem(held)]);
  if (state?.active === undefined || options.adopt) {
    if (serving) return { snapshot, observed, active: serving, unsettled: undefined };
    throw new ConfigurationError(
      `traffic is split (${formatWeights(observed)}) and no earlier operation explains it; put all of it on one colour with the rollback action (\`to: blue\` or \`to: green\`) first`,
    );
  }
  if (serving === state.active) return { snapshot, observed, active: serving, unsettled: undefined };
  throw new ConfigurationError(
    `the state says ${state.active} is active, but the router has ${formatWeights(observed)}, and no operation under way explains it; find out who changed it, then either put traffic back with the rollback action (\`to: ${state.active}\`) or accept what is there with \`adopt: observed\``,
  );
}

function heldProblem(settled: NonNullable<NonNullable<StateSnapshot['state']>['settled']>): Problem {
  const until = settled.holdUntil ? ` until ${settled.holdUntil}` : '';
  return {
    message: `an earlier shift to ${settled.to} (${settled.version}) is held at ${formatWeights(settled.weights)} since ${settled.at} by ${settled.by.actor}${until}: ${settled.reason}; end it with the rollback action (\`to: ${settled.from}\`) before a new shift`,
  };
}
