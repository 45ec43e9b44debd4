import { formatDuration } from '@deploy-actions/action-kit';
import type { HookMoment, HooksConfiguration } from '@deploy-actions/config';
import { allOn, formatWeights, splitWith } from '@deploy-actions/traffic';
import type { ShiftConfigured } from './deployment-configuration.ts';
import type { DeploymentPlan } from './plan.ts';

/** The steps of a shift in the order of their writes, as a person reads them. */
export function describeShift(
  { sections }: ShiftConfigured,
  { from, to, version, notes }: DeploymentPlan,
): string[] {
  const { workload, smoke = [], stages = [], traffic, state, hooks } = sections;
  const warmUp = sections['warm-up'] ?? [];
  return [
    ...notes.map((note) => `now: ${note}`),
    `state (${state.store}): take the lock and journal the shift from ${from} to ${to}`,
    ...hookSteps('before-deploy', hooks),
    `deployer \`${workload.deployer}\`: put ${version} onto ${to}, within ${formatDuration(workload.timeout)}`,
    `probe ${to} until it is healthy ${sections.health?.consecutive ?? 1} times in a row`,
    ...(warmUp.length > 0 ? [`warm ${to} up: ${warmUp.length} steps`] : []),
    ...(smoke.length > 0 ? [`test ${to}: ${smoke.length} smoke steps`] : []),
    ...hookSteps('before-shift', hooks),
    `probe ${from}, the way back`,
    ...stages.map(({ weight, watch }) => {
      const watched = watch > 0 ? `, watched for ${formatDuration(watch)}` : '';
      return `router \`${traffic.router}\`: ${formatWeights(splitWith(to, weight))}${watched}`;
    }),
    ...hookSteps('after-shift', hooks),
    `state: ${to} is active; ${from} stays for the way back`,
    `on a regression instead: router \`${traffic.router}\`: ${formatWeights(allOn(from))}`,
  ];
}

function hookSteps(moment: HookMoment, hooks: HooksConfiguration | undefined): string[] {
  const count = hooks?.[moment].length ?? 0;
  return count > 0 ? [`hooks \`${moment}\`: ${count} steps`] : [];
}
