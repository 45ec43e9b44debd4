import { formatDuration, quoted } from '@deploy-actions/action-kit';
import type { Color, HookMoment, HooksConfiguration, Stage } from '@deploy-actions/config';
import { conditionsOf } from '@deploy-actions/metrics';
import type { Journal, Settlement } from '@deploy-actions/state';
import { allOn, formatWeights, otherColor, splitWith } from '@deploy-actions/traffic';
import type { ShiftConfigured } from './deployment-configuration.ts';
import type { DeploymentPlan } from './plan.ts';
import { stageExtension } from './plan-time.ts';
import type { ShiftPlan } from './shift-types.ts';
import type { Situation } from './situation.ts';

/** A shift as a person reads it beforehand. */
export interface ShiftDescription {
  /** In the order of their writes. */
  readonly steps: readonly string[];
  /** The colour that serves when all goes well. */
  readonly active: Color;
  /** What is settled first, as a sentence without its full stop. */
  readonly settles: string | undefined;
}

/** What decides where a regression leads. */
type Reaction = Pick<ShiftPlan, 'policies' | 'holdFor'>;

/** Tells what a shift is going to do, from what was found to stand: all of it, the rest of a held one, or nothing. */
export function describeShift(
  configuration: ShiftConfigured,
  plan: DeploymentPlan,
  reaction: Reaction,
): ShiftDescription {
  const { state } = configuration.sections;
  const { unsettled, cause, resumed, snapshot } = plan.situation;
  const home = unsettled ? homeOf(unsettled) : plan.from;
  const told = (steps: readonly string[], active: Color): ShiftDescription => ({
    steps: [...plan.notes.map((note) => `now: ${note}`), ...steps],
    ...{ active, settles: cause },
  });
  if (resumed && plan.resume === 'abort') return told(abortSteps(configuration, resumed), resumed.from);
  if (resumed) return told(resumeSteps(configuration, resumed, plan.resume, reaction), resumed.to);
  if (plan.resume) return told(['nothing: no shift is held, so there is none to resume'], home);
  const first = unsettled
    ? [`state (${state.store}): take the lock`, settleStep(configuration, plan.situation, home)]
    : [];
  if (snapshot.state?.versions[home] === plan.version) {
    const adopts =
      !unsettled && (snapshot.state.active !== home || snapshot.state.settled?.outcome === 'held');
    const learns = adopts ? `state (${state.store}): ${home} is active, and nothing else` : 'nothing';
    const serves = `${plan.version} serves all traffic on ${home} already`;
    return told([...first, unsettled ? `then nothing: ${serves}` : `${learns}: ${serves}`], home);
  }
  const lock = unsettled ? '' : 'take the lock and ';
  const to = otherColor(home);
  return told(
    [
      ...first,
      `state (${state.store}): ${lock}journal the shift from ${home} to ${to}`,
      ...preparationSteps(configuration, plan.version, home),
      ...movingSteps(configuration, home, configuration.sections.stages ?? [], reaction),
    ],
    to,
  );
}

/** Where what is unsettled is brought, as long as that is healthy. */
function homeOf({ operation, from, to }: Journal): Color {
  return operation === 'shift' ? from : to;
}

function settleStep(
  { sections: { traffic } }: ShiftConfigured,
  { unsettled, cause, snapshot }: Situation,
  home: Color,
): string {
  const gone = snapshot.state?.lock ? ', if its run is gone' : '';
  const back = `router \`${traffic.router}\`: ${formatWeights(allOn(home))}, if ${home} is healthy`;
  const other = otherColor(home);
  const otherwise =
    unsettled?.phase === 'preparing'
      ? ''
      : `; if only ${other} is, all goes there instead, and what follows begins from there`;
  return `settle first${gone}: ${cause}; ${back}${otherwise}`;
}

function abortSteps({ sections: { state, traffic } }: ShiftConfigured, { from, to }: Settlement): string[] {
  return [
    `state (${state.store}): take the lock and journal the way back from ${to} to ${from}`,
    `router \`${traffic.router}\`: ${formatWeights(allOn(from))}`,
    `probe ${from}, which has all traffic then`,
    `state: ${from} is active; the held shift is over`,
  ];
}

function resumeSteps(
  configuration: ShiftConfigured,
  { from, to, weights }: Settlement,
  resume: DeploymentPlan['resume'],
  reaction: Reaction,
): string[] {
  const { state, stages = [] } = configuration.sections;
  const rest =
    resume === 'promote' ? [{ weight: 100, watch: 0 }] : stages.filter(({ weight }) => weight >= weights[to]);
  return [
    `state (${state.store}): take the lock and journal the held shift from ${from} to ${to}`,
    healthStep(configuration, to),
    `probe ${from}, the way back`,
    ...movingSteps(configuration, from, rest, reaction),
  ];
}

function preparationSteps(configuration: ShiftConfigured, version: string, from: Color): string[] {
  const { workload, smoke = [], hooks } = configuration.sections;
  const to = otherColor(from);
  const warmUp = configuration.sections['warm-up'] ?? [];
  return [
    ...hookSteps('before-deploy', hooks),
    `deployer \`${workload.deployer}\`: put ${version} onto ${to}, within ${formatDuration(workload.timeout)}`,
    healthStep(configuration, to),
    ...(warmUp.length > 0 ? [`warm ${to} up: ${warmUp.length} steps`] : []),
    ...(smoke.length > 0 ? [`test ${to}: ${smoke.length} smoke steps`] : []),
    ...hookSteps('before-shift', hooks),
    `probe ${from}, the way back`,
  ];
}

function movingSteps(
  { sections }: ShiftConfigured,
  from: Color,
  stages: readonly Stage[],
  reaction: Reaction,
): string[] {
  const { traffic, hooks } = sections;
  const to = otherColor(from);
  return [
    ...stages.map(({ weight, watch }) => {
      const watched = watch > 0 ? `, watched for ${formatDuration(watch)}${watchers(sections)}` : '';
      return `router \`${traffic.router}\`: ${formatWeights(splitWith(to, weight))}${watched}`;
    }),
    ...hookSteps('after-shift', hooks),
    `state: ${to} is active; ${from} stays for the way back`,
    `on a regression instead: ${afterRegression(sections, from, reaction)}`,
  ];
}

/** Health watches every stage, and knows at once. */
function watchers(sections: ShiftConfigured['sections']): string {
  if (!sections.metrics) return '';
  const names = Object.keys(sections.metrics.indicators).map(quoted).join(', ');
  const extension = stageExtension(sections);
  const more = extension > 0 ? `, up to ${formatDuration(extension)} longer while nobody can tell` : '';
  return ` by ${names}${more}`;
}

function afterRegression(
  { traffic, metrics }: ShiftConfigured['sections'],
  from: Color,
  { policies, holdFor }: Reaction,
): string {
  const held = `held as it is until somebody decides, ${formatDuration(holdFor)} at most`;
  if (policies.regress === 'hold') return `the split is ${held}`;
  const limits = Object.entries(metrics?.indicators ?? {}).flatMap(([name, indicator]) =>
    conditionsOf(indicator).flatMap(({ severity, text }) =>
      severity === 'hold' ? `\`${text}\` of ${quoted(name)}` : [],
    ),
  );
  const unless = limits.length > 0 ? `; after ${limits.join(', ')} the split is ${held}` : '';
  return `router \`${traffic.router}\`: ${formatWeights(allOn(from))}${unless}`;
}

function healthStep({ sections: { health } }: ShiftConfigured, color: Color): string {
  return `probe ${color} until it is healthy ${health?.consecutive ?? 1} times in a row`;
}

function hookSteps(moment: HookMoment, hooks: HooksConfiguration | undefined): string[] {
  const count = hooks?.[moment].length ?? 0;
  return count > 0 ? [`hooks \`${moment}\`: ${count} steps`] : [];
}
