import type { HookMoment, Step } from '@deploy-actions/config';
import { extensionOf, longestWindow } from '@deploy-actions/metrics';
import { leaseMargin } from './begin-shift.ts';
import type { ShiftConfigured } from './deployment-configuration.ts';

type Sections = ShiftConfigured['sections'];

/** The longest a plan can take at each part, all time limits used up; in milliseconds. */
export interface PlanTime {
  /** Everything before the first stage. */
  readonly preparation: number;
  /** The hooks after the last stage. */
  readonly afterShift: number;
  /** The whole plan, the way back included. */
  readonly whole: number;
}

/** The time between two looks while a stage is watched, in milliseconds. */
export function lookInterval({ metrics, health }: Sections): number {
  return metrics?.interval ?? health?.interval ?? 2_000;
}

/** How long a stage may go on past its end while nobody can tell, in milliseconds; of health alone there is nothing to wait for. */
export function stageExtension(sections: Sections): number {
  return sections.metrics ? extensionOf(sections.metrics) : longestWindow(0, lookInterval(sections));
}

/** How long a plan can take. */
export function planTime(sections: Sections): PlanTime {
  const { workload, health, traffic, smoke = [], stages = [] } = sections;
  const drain = traffic.router === 'haproxy' ? traffic.drain : 0;
  const before = [...smoke, ...(sections['warm-up'] ?? [])];
  const preparation =
    workload.timeout +
    (health?.within ?? 0) +
    drain +
    hookTime(sections, 'before-deploy') +
    hookTime(sections, 'before-shift') +
    stepTime(before);
  const afterShift = hookTime(sections, 'after-shift');
  const interval = lookInterval(sections);
  const extend = stageExtension(sections);
  const watched = stages.reduce(
    (sum, { watch }) => sum + (watch > 0 ? longestWindow(watch, interval, extend) : 0),
    0,
  );
  // Name servers take their time over each change; the way back is one more.
  const spreading = traffic.router === 'route53' ? (stages.length + 1) * traffic.timeout : 0;
  return { preparation, afterShift, whole: preparation + watched + spreading + afterShift + leaseMargin };
}

function hookTime({ hooks }: Sections, moment: HookMoment): number {
  return stepTime(hooks?.[moment] ?? []);
}

function stepTime(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.timeout * ('run' in step ? 1 : step.requests), 0);
}
