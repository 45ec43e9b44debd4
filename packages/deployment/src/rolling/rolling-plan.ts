import type { RollingStep } from '@deploy-actions/config';
import { extensionOf, longestWindow } from '@deploy-actions/metrics';
import type { ReleaseIdentity } from '@deploy-actions/workloads';
import type { RollingConfigured } from './rolling-configuration.ts';
import type { RollingPlan } from './rolling-types.ts';

/** Time between two looks when there are instances alone to look at, in milliseconds. */
const instancesInterval = 5_000;

/** What is asked of a rolling update beside its configuration. */
export interface RollingIntent extends Pick<RollingPlan, 'policies' | 'resume'> {
  readonly version: string;
  readonly sha: string | undefined;
  /** Which workloads, by name; all when absent. */
  readonly chosen: readonly string[] | undefined;
}

/** Whom the update is of. */
export function releaseOf(
  { service, environment }: RollingConfigured,
  { version, sha }: Pick<RollingIntent, 'version' | 'sha'>,
): ReleaseIdentity {
  return { service, environment, version, sha };
}

/** The plan of an update of `keys`, which are all the workloads there are, in order. */
export function rollingPlan(
  configuration: RollingConfigured,
  intent: RollingIntent,
  keys: readonly string[],
): RollingPlan {
  const { workload, metrics } = configuration.sections;
  const interval = rollingInterval(configuration);
  const { chosen, policies, resume } = intent;
  return {
    ...releaseOf(configuration, intent),
    workloads: keys
      .filter((key) => chosen === undefined || chosen.includes(key))
      .map((key) => ({ key, steps: stepsOf(configuration, key) })),
    timeout: workload.timeout,
    ...{ interval, policies, resume },
    extend: metrics ? extensionOf(metrics) : longestWindow(0, interval),
    unreadableLimit: metrics?.['unreadable-limit'],
  };
}

/** Time between two looks at what watches a step, in milliseconds. */
export function rollingInterval({ sections, url }: RollingConfigured): number {
  const { metrics, health } = sections;
  return (
    metrics?.interval ?? (url === undefined ? instancesInterval : (health?.interval ?? instancesInterval))
  );
}

function stepsOf({ sections: { rolling } }: RollingConfigured, key: string): readonly RollingStep[] {
  return rolling.workloads[key]?.steps ?? rolling.steps;
}
