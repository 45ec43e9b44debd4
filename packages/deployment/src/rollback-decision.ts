import { type Color, colors } from '@deploy-actions/config';
import {
  describeContract,
  heldByAnother,
  isBefore,
  type StateDocument,
  type StateSnapshot,
} from '@deploy-actions/state';
import {
  allOn,
  formatWeights,
  otherColor,
  sameWeights,
  servingColor,
  type Weights,
} from '@deploy-actions/traffic';
import type { ProbeResult } from './health.ts';
import type { RollbackDependencies, RollbackPlan } from './rollback-types.ts';

/** What a rollback finds before its first write; `undefined` is what didn't answer in time. */
export interface Look {
  readonly observed: Weights | undefined;
  readonly snapshot: StateSnapshot | undefined;
  readonly probes: Readonly<Record<Color, ProbeResult>>;
}

/** What is to be done after a look: nothing, for a reason, or all traffic to a colour. */
export type Decision =
  | {
      readonly to: Color;
      /** What is on it needs the database as it was: that is put back before traffic. */
      readonly restoresFirst: boolean;
    }
  | {
      readonly to: Color | undefined;
      readonly outcome: 'already' | 'refused';
      readonly reasonCode: string;
      readonly reason: string;
    };

/** What a look means for the plan: where to go, or why not. */
export function decide(
  plan: RollbackPlan,
  { observed, snapshot, probes }: Look,
  { holder, clock }: RollbackDependencies,
): Decision {
  const state = snapshot?.state;
  const to = snapshot || plan.to !== undefined ? targetOf(plan, state, observed) : undefined;
  const refused = (reasonCode: string, reason: string): Decision => ({
    ...{ to, outcome: 'refused', reasonCode, reason },
  });
  if (to === undefined) return refused('target-unknown', unknownTarget(plan, snapshot, observed));
  const serves = observed && sameWeights(observed, allOn(to));
  // Where the state says otherwise there is still something to settle.
  const held = state?.settled?.outcome === 'held';
  const restoresFirst = plan.restoredTo !== undefined && isBefore(plan.restoredTo, state?.contracts?.[to]);
  if (serves && !held && !state?.journal && state?.active !== otherColor(to) && !restoresFirst)
    return { to, outcome: 'already', reasonCode: 'already', reason: alreadyThere(plan, to, state) };
  if (plan.drill) {
    const lock = state && heldByAnother(state, holder, { now: clock.now() });
    const quiet =
      snapshot &&
      !lock &&
      !held &&
      !state?.journal &&
      state?.active !== to &&
      observed &&
      sameWeights(observed, allOn(otherColor(to)));
    if (!quiet) return refused('not-settled', unsettledDrill(observed, state));
  }
  const outdated = restoresFirst ? undefined : outdatedTarget(plan, to, state);
  if (outdated) return refused('contract', outdated);
  const unhealthy = unhealthyTarget(plan, to, probes) ?? halfDeployedTarget(plan, to, state);
  return unhealthy ? refused('target-unhealthy', unhealthy) : { to, restoresFirst };
}

/**
 * The target: as asked for; else where the operation under way or held came from; else where the last one began if it was a
 * promotion, and where it ended if it went back, so that rolling back twice never returns to what was rolled back; before
 * there is any state, the colour that doesn't serve.
 */
function targetOf(
  { to }: RollbackPlan,
  state: StateDocument | undefined,
  observed: Weights | undefined,
): Color | undefined {
  if (to !== undefined) return colors.find((color) => color === to) ?? colorOfVersion(to, state);
  const { journal, settled } = state ?? {};
  if (journal) return journal.operation === 'shift' ? journal.from : journal.to;
  if (settled?.outcome === 'held') return settled.from;
  const serving = settled ? servingColor(settled.weights) : observed && servingColor(observed);
  return settled?.outcome === 'rolled-back' ? serving : serving && otherColor(serving);
}

function colorOfVersion(version: string, state: StateDocument | undefined): Color | undefined {
  const matches = colors.filter((color) => state?.versions[color] === version);
  return matches.length === 1 ? matches[0] : undefined;
}

function alreadyThere({ to: asked }: RollbackPlan, to: Color, state: StateDocument | undefined): string {
  const there = `All traffic is on ${to} already.`;
  const { settled } = state ?? {};
  if (asked !== undefined || settled?.outcome !== 'rolled-back') return there;
  return `${there} It was brought back there at ${settled.at} by ${settled.by.actor}. If ${to} is what is broken, say \`to: ${otherColor(to)}\`.`;
}

function unsettledDrill(observed: Weights | undefined, state: StateDocument | undefined): string {
  const traffic = observed ? formatWeights(observed) : 'unknown';
  const busy = state?.lock ? `, and ${state.lock.holder.actor} holds the lock` : '';
  return `A drill needs all traffic on one colour, a readable state that agrees, and no operation under way; traffic is at ${traffic}${busy}. Nothing was changed. Wait for that operation, or end it with a rollback, and rehearse then.`;
}

function unknownTarget(
  { to }: RollbackPlan,
  snapshot: StateSnapshot | undefined,
  observed: Weights | undefined,
): string {
  if (to === undefined) {
    const traffic = observed ? `Traffic is at ${formatWeights(observed)}` : 'The router did not answer';
    const state = snapshot
      ? 'no state says where it came from'
      : 'the state that says where it came from could not be read';
    return `${traffic}, and ${state}; nothing was changed. Say \`to: blue\` or \`to: green\`.`;
  }
  const { state } = snapshot ?? {};
  const known = colors
    .map((color) => `${color} has ${state?.versions[color] ?? 'an unknown version'}`)
    .join(', ');
  return `\`${to}\` is neither a colour nor a version on just one of them (${known}).`;
}

/** What is on the target was put there before migrations that took away what it needs; where it serves already, or is on its way back, nobody goes there blindly. */
function outdatedTarget(
  { force, restoredTo }: RollbackPlan,
  to: Color,
  state: StateDocument | undefined,
): string | undefined {
  const contract = state?.contracts?.[to];
  const { journal } = state ?? {};
  const back = journal && (journal.operation === 'shift' ? journal.from : journal.to);
  if (!contract || force || to === state?.active || to === back) return undefined;
  const version = state?.versions[to] ?? 'an unknown version';
  const backup =
    restoredTo === undefined
      ? `put the database back along with it (\`database: restore\`, with a backup from before ${contract.at})`
      : `give a backup from before ${contract.at}: the one given is of ${restoredTo}`;
  return `${version} on ${to} is from before migrations that took away what it needs: ${describeContract(contract)}. Nothing was changed. Repair forward on ${otherColor(to)}, or ${backup}, or go there all the same with \`force: true\`.`;
}

function unhealthyTarget(
  plan: RollbackPlan,
  to: Color,
  probes: Readonly<Record<Color, ProbeResult>>,
): string | undefined {
  if (probes[to].healthy || plan.force) return undefined;
  const other = probes[otherColor(to)];
  return `${to} is not healthy (${probes[to].finding}), while ${otherColor(to)} is ${other.healthy ? 'healthy' : 'not healthy either'}; nothing was changed. Repair ${to}, or go there all the same with \`force: true\`.`;
}

function halfDeployedTarget(
  { force }: RollbackPlan,
  to: Color,
  state: StateDocument | undefined,
): string | undefined {
  const { journal } = state ?? {};
  if (force || journal?.phase !== 'preparing' || journal.to !== to) return undefined;
  return `${to} is being replaced by ${journal.version} since ${journal.started}, and may have neither its old version nor the new one; nothing was changed. Traffic is meant to be on ${journal.from}: go there with \`to: ${journal.from}\`, or to ${to} all the same with \`force: true\`.`;
}
