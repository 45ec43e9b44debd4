import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { openKubectl, selectorOf } from '../kubernetes/asking-cluster.ts';
import { describeCapacity, gradeCapacity } from './cluster-capacity/capacity.ts';
import { nodeCapacities } from './cluster-capacity/nodes.ts';
import { runnerCapacity } from './cluster-capacity/runner.ts';

/** So many nodes are listed as evidence, and told of when they don't count. */
const mostListed = 40;
const mostTold = 5;

type Configuration = CheckConfigurationOf<'cluster-capacity'>;

/** Looks at what is free: CPU, memory, disk and GPUs, on the nodes of a cluster or on this machine. */
export function createClusterCapacityCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime'>,
): Check {
  const { on, nodes, basis } = configuration;
  const { processes, workspace } = context.runtime;
  const wanted = ['cpu-free', 'memory-free', 'disk-free', 'gpu'].filter((key) => configuration[key as 'gpu']);
  if (on === 'runner') {
    return {
      asks: `${wanted.join(', ')} of this runner`,
      async ask(signal) {
        const capacity = await runnerCapacity(configuration, processes, workspace, signal);
        return gathered(gradeCapacity([capacity], configuration), describeCapacity(capacity));
      },
    };
  }
  const kubectl = openKubectl('cluster-capacity', context, configuration.context);
  const which = nodes === undefined ? 'the nodes' : `the nodes with ${selectorOf(nodes)}`;
  return {
    asks: `${wanted.join(', ')} of ${which}, by ${basis}`,
    async ask(signal) {
      const { capacities, left, pressed } = await nodeCapacities(kubectl, configuration, signal);
      const evidence = [...capacities.map(describeCapacity), ...left].slice(0, mostListed).join('\n');
      if (capacities.length === 0) {
        const finding = `no node takes pods: ${told(left)}`;
        return gathered([{ status: 'fail', finding }], evidence);
      }
      const warnings = [...left, ...pressed];
      const unwell: readonly Grade[] =
        warnings.length === 0 ? [] : [{ status: 'warn', finding: told(warnings) }];
      const grades = gradeCapacity(capacities, configuration);
      const fine = grades.every(({ status }) => status === 'pass');
      return gathered([...(fine && unwell.length > 0 ? [] : grades), ...unwell], evidence);
    },
  };
}

function told(parts: readonly string[]): string {
  const rest = parts.length - mostTold;
  return `${parts.slice(0, mostTold).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
