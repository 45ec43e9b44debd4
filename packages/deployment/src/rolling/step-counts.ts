import type { RollingStep } from '@deploy-actions/config';

/** How many of `instances` have the new version at a step: a share is rounded up, never more than all, and 1 at least. */
export function countAt({ size }: RollingStep, instances: number): number {
  const wanted = 'instances' in size ? size.instances : Math.ceil((instances * size.percent) / 100);
  return Math.max(1, Math.min(wanted, instances));
}

/** The step as it was written: `1`, `50%`. */
export function formatSize({ size }: RollingStep): string {
  return 'instances' in size ? String(size.instances) : `${size.percent}%`;
}

/** The steps that are left of an update which intended so many instances when it stopped; the one it stopped at is made again. */
export function stepsFrom(
  steps: readonly RollingStep[],
  intended: number,
  instances: number,
): readonly RollingStep[] {
  if (intended === 0) return steps;
  const first = steps.findIndex((step) => countAt(step, instances) >= intended);
  return steps.slice(first === -1 ? steps.length - 1 : first);
}
