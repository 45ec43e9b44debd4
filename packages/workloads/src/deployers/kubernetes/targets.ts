import { ConfigurationError } from '@deploy-actions/action-kit';
import { colors, expandPlaceholders, type WorkloadConfigurationOf } from '@deploy-actions/config';
import { isNamespaceName, nameRule } from '@deploy-actions/kubernetes';
import type { ContainerImages, WorkloadAddress, WorkloadKind } from '../../kubernetes/workload-object.ts';
import { workloadName } from '../../kubernetes/workload-object.ts';
import type { Release } from '../../workload-deployer.ts';

/** The section `workload` of this deployer. */
export type Configuration = WorkloadConfigurationOf<'kubernetes'>;

/** What a workload is to run. */
export interface Target extends WorkloadAddress, ContainerImages {
  readonly replicas: number | undefined;
}

/** The section with the values of a release in it. */
export interface Plan {
  readonly context: string | undefined;
  readonly targets: readonly Target[];
  readonly logLines: number;
  /** Milliseconds. */
  readonly timeout: number;
}

const objectName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * What a release puts where. Throws ConfigurationError with everything that the values of this release make impossible: names
 * that Kubernetes doesn't allow, and a workload that both colours would share.
 */
export function planFor(configuration: Configuration, release: Release): Plan {
  const expanded = expandFor(configuration, release);
  const targets = targetsOf(expanded);
  const ofColors = colors.map((color) => {
    const each = expandFor(configuration, { ...release, color });
    return targetsOf(each).map((target) => `${workloadName(target)} in ${each.context}`);
  });
  const problems = [
    ...lostNames(configuration, expanded),
    ...targets.flatMap(nameProblems),
    ...targets
      .filter((target) =>
        ofColors.every((names) => names.includes(`${workloadName(target)} in ${expanded.context}`)),
      )
      .map(
        (target) =>
          `${workloadName(target)} is the same for blue and green: deploying to the idle colour would change what serves; give each colour its own, with \`{{color}}\` in its name, its namespace or the context`,
      ),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
  const { context, 'log-lines': logLines, timeout } = expanded;
  return { context, targets, logLines, timeout };
}

function expandFor(configuration: Configuration, release: Release): Configuration {
  const { url, ...values } = release;
  return expandPlaceholders(configuration, { ...values, 'color-url': url });
}

function targetsOf({ namespace, deployments, 'stateful-sets': sets }: Configuration): readonly Target[] {
  const of = (kind: WorkloadKind, workloads: Configuration['deployments']): readonly Target[] =>
    Object.entries(workloads ?? {}).map(([name, given]) => ({
      ...{ kind, name, namespace: given.namespace ?? namespace },
      containers: given.containers,
      initContainers: given['init-containers'] ?? {},
      replicas: given.replicas,
    }));
  return [...of('Deployment', deployments), ...of('StatefulSet', sets)];
}

/** Two names that are one once their placeholders are replaced. */
function lostNames(before: Configuration, after: Configuration): readonly string[] {
  return (['deployments', 'stateful-sets'] as const)
    .filter((key) => Object.keys(before[key] ?? {}).length !== Object.keys(after[key] ?? {}).length)
    .map((key) => `two names under \`${key}\` are the same once their placeholders are replaced`);
}

function nameProblems(target: Target): readonly string[] {
  const { namespace, name } = target;
  const say = (what: string, found: string) =>
    `the ${what} of ${workloadName(target)} is \`${found}\`, but allowed are ${nameRule}`;
  return [
    ...(isNamespaceName(namespace) ? [] : [say('namespace', namespace)]),
    ...(objectName.test(name) ? [] : [`${say('name', name)}, and dots between them`]),
  ];
}
