import * as z from 'zod/mini';
import { context, labels, namespace, objectName } from '../kubernetes-names.ts';
import { described, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `kubernetes-workloads`. */
export const kubernetesWorkloadsSchema = z
  .strictObject({
    kind: z.literal('kubernetes-workloads'),
    ...commonFields,
    context: context(),
    namespace: namespace('Where the workloads are.'),
    kinds: described(
      'The kinds that are looked at.',
      z._default(z.array(z.enum(['deployments', 'stateful-sets', 'daemon-sets'])).check(z.minLength(1)), [
        'deployments',
        'stateful-sets',
        'daemon-sets',
      ]),
    ),
    selector: z.optional(labels('The labels of the workloads that are looked at.')),
    names: z.optional(
      described(
        'The workloads that must be there; all that there are when absent.',
        z.array(objectName('A workload by its name.')).check(z.minLength(1)),
      ),
    ),
    recent: described('How long a restart counts.', z._default(timespan(), 3_600_000)),
    'warn-restarts-above': described(
      'A warning when a container that was restarted recently has more restarts than this.',
      z._default(z.int().check(z.gte(0)), 0),
    ),
    'fail-restarts-above': z.optional(
      described(
        'A failure when a container that was restarted recently has more restarts than this.',
        z.int().check(z.gte(0)),
      ),
    ),
    'may-start-for': described(
      'How long a pod may take to become ready before that is a failure; until then it is a warning.',
      z._default(timespan(), 60_000),
    ),
  })
  .check(
    z.check((given) => {
      const { 'fail-restarts-above': fail, 'warn-restarts-above': warn } = given.value;
      if (fail === undefined || fail >= warn) return;
      const message = 'must not be less than `warn-restarts-above`';
      given.issues.push({ code: 'custom', message, path: ['fail-restarts-above'], input: fail });
    }),
  );
