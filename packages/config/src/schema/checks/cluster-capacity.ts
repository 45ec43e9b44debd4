import * as z from 'zod/mini';
import { context, labels } from '../kubernetes-names.ts';
import { described, percentage, size } from '../values.ts';
import { commonFields } from './common-fields.ts';

type Issues = Parameters<Parameters<typeof z.check>[0]>[0];

/** Two limits for something that may run short; at least one of them. */
const limits = <T extends () => z.ZodMiniType<number>>(description: string, amount: T) =>
  z.optional(
    described(
      description,
      z
        .strictObject({
          'fail-below': z.optional(described('Less is a failure.', amount())),
          'warn-below': z.optional(described('Less is a warning.', amount())),
        })
        .check(z.check(refuseUseless)),
    ),
  );

function refuseUseless(given: Issues): void {
  const { 'fail-below': fail, 'warn-below': warn } = given.value as Readonly<
    Record<string, number | undefined>
  >;
  const issue = (message: string) =>
    given.issues.push({ code: 'custom', message, path: [], input: given.value });
  if (fail === undefined && warn === undefined) issue('needs `fail-below` or `warn-below`');
  if (fail !== undefined && warn !== undefined && warn <= fail)
    issue('`warn-below` must be more than `fail-below`: nothing would be a warning');
}

/** A check of the kind `cluster-capacity`. */
export const clusterCapacitySchema = z
  .strictObject({
    kind: z.literal('cluster-capacity'),
    ...commonFields,
    on: described(
      'What is looked at: the nodes of a Kubernetes cluster, or the machine that runs this step.',
      z._default(z.enum(['cluster', 'runner']), 'cluster'),
    ),
    context: context(),
    nodes: z.optional(labels('The labels of the nodes that count; all nodes when absent.')),
    basis: described(
      'What is not free: what is used now (`usage`), or what pods have asked for (`requests`).',
      z._default(z.enum(['usage', 'requests']), 'usage'),
    ),
    'cpu-free': limits('The share of CPU that is free, over all nodes together.', percentage),
    'memory-free': limits('Memory that is free on each node.', size),
    'disk-free': limits('Space that is free on the disk of each node.', size),
    gpu: z.optional(
      described(
        'GPUs that are there, over all nodes together.',
        z.strictObject({
          resource: described(
            'What the cluster calls them.',
            z._default(
              z
                .string()
                .check(z.regex(/^[a-z0-9.-]+\/[\w.-]+$/, 'must be a resource such as `nvidia.com/gpu`')),
              'nvidia.com/gpu',
            ),
          ),
          'at-least': described('How many.', z._default(z.int().check(z.gte(1)), 1)),
        }),
      ),
    ),
  })
  .check(
    z.check((given) => {
      const { on, context, nodes, basis, gpu } = given.value;
      const { 'cpu-free': cpu, 'memory-free': memory, 'disk-free': disk } = given.value;
      const refuse = (path: string[], message: string) =>
        given.issues.push({ code: 'custom', message, path, input: given.value });
      if ([cpu, memory, disk, gpu].every((each) => each === undefined))
        refuse(
          [],
          'needs `cpu-free`, `memory-free`, `disk-free` or `gpu`: with nothing asked there is no answer',
        );
      if (on === 'cluster') return;
      if (context !== undefined) refuse(['context'], 'belongs to `on: cluster`');
      if (nodes !== undefined) refuse(['nodes'], 'belongs to `on: cluster`');
      if (basis === 'requests') refuse(['basis'], '`requests` belongs to `on: cluster`');
      if (disk !== undefined)
        refuse(['disk-free'], 'belongs to `on: cluster`; for this machine there is the check `disk`');
    }),
  );
