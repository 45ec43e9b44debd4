import { formatDuration, quoted } from '@deploy-actions/action-kit';
import type { RollingStep } from '@deploy-actions/config';
import type { RollingConfigured } from './rolling-configuration.ts';
import type { Found, RollingSituation } from './rolling-situation.ts';
import type { RollingPlan } from './rolling-types.ts';
import { countAt, stepsFrom } from './step-counts.ts';

/** Tells what a rolling update is going to do, in the order of its writes, from what was found to stand. */
export function describeRolling(
  configuration: RollingConfigured,
  plan: RollingPlan,
  situation: RollingSituation,
): string[] {
  const { kind, open, completed, resumed } = situation;
  const first = resumed ? [`take on: ${resumed}`] : [];
  if (kind === 'unchanged') {
    const why =
      plan.resume === 'undo'
        ? `no instance runs ${plan.version}`
        : `${plan.version} runs on every instance already`;
    return [`nothing: ${why}`];
  }
  if (kind === 'undo') return [...first, ...undoSteps(open, completed)];
  return [
    ...first,
    ...open.map(
      ({ workload }) => `${workload.name}: record that this run updates it, so that no other begins`,
    ),
    ...open.flatMap((found) => workloadSteps(configuration, plan, found)),
    `on a regression instead: ${afterRegression(configuration, plan, open, completed)}`,
  ];
}

function workloadSteps(
  configuration: RollingConfigured,
  plan: RollingPlan,
  { workload, rollout }: Found,
): string[] {
  const { key, name } = workload;
  const beside = configuration.sections.rolling.workloads[key];
  const moved = rollout.record?.intended ?? 0;
  const { steps = [] } = plan.workloads.find((each) => each.key === key) ?? {};
  const { drain = [], verify = [], 'stale-tasks': stale = [] } = beside ?? {};
  const before = [
    ...(drain.length > 0 ? [`${name}: drain, ${count(drain.length, 'step')}`] : []),
    ...stale.map((tasks) => {
      const which =
        tasks.purge === undefined
          ? `that waited longer than ${formatDuration(tasks['older-than'] ?? 0)}`
          : 'all of them';
      return `queue ${quoted(tasks.queue)}: remove tasks, ${which}`;
    }),
  ];
  return [
    ...(moved > 0 ? [] : before),
    ...stepsFrom(steps, moved, rollout.instances).map((step) => {
      const wanted = Math.max(moved, countAt(step, rollout.instances));
      return `${name}: ${wanted} of ${count(rollout.instances, 'instance')} with ${plan.version}, ready within ${formatDuration(plan.timeout)}${watched(configuration, step)}`;
    }),
    ...(verify.length > 0 ? [`${name}: verify, ${count(verify.length, 'step')}`] : []),
    `${name}: put back whatever was changed besides the version, and end the record`,
  ];
}

function watched({ sections, url }: RollingConfigured, { watch }: RollingStep): string {
  if (watch === 0) return '';
  const names = Object.keys(sections.metrics?.indicators ?? {}).map(quoted);
  const by = ['its instances', ...(url === undefined ? [] : [`the health of ${url}`]), ...names];
  return `, watched for ${formatDuration(watch)} by ${by.join(', ')}`;
}

function undoSteps(open: readonly Found[], completed: readonly Found[]): string[] {
  return [...completed, ...open].reverse().map(({ workload, rollout }) => {
    const { name } = workload;
    const moved = (rollout.record?.intended ?? 0) > 0 || completed.some((each) => each.workload === workload);
    return moved
      ? `${name}: bring back what ran before on ${count(rollout.instances, 'instance')}`
      : `${name}: remove the record; no instance was replaced`;
  });
}

function afterRegression(
  { sections }: RollingConfigured,
  { policies, version }: RollingPlan,
  open: readonly Found[],
  completed: readonly Found[],
): string {
  if (policies.regress === 'hold')
    return 'everything stays as it is until somebody decides, with `resume: continue` or `resume: undo`';
  const workloads = [...completed, ...open].map(({ workload }) => workload);
  const names = workloads.map(({ name }) => name).reverse();
  const restored = workloads
    .filter(({ key }) => sections.rolling.workloads[key]?.restore.length)
    .map(({ name }) => name);
  return `what ran before ${version} comes back wherever it was replaced: ${names.join(', ')}${restored.length > 0 ? `; then restore ${restored.join(', ')}` : ''}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
