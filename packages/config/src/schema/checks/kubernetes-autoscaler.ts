import * as z from 'zod/mini';
import { context, namespace, objectName } from '../kubernetes-names.ts';
import { described, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const replicas = (description: string, least: number) =>
  z.optional(described(description, z.int().check(z.gte(least))));

/** A check of the kind `kubernetes-autoscaler`. */
export const kubernetesAutoscalerSchema = z
  .strictObject({
    kind: z.literal('kubernetes-autoscaler'),
    ...commonFields,
    context: context(),
    namespace: namespace('Where the autoscaler is.'),
    name: objectName('The HorizontalPodAutoscaler.'),
    'min-replicas': replicas('The minimum that it must have, exactly.', 0),
    'max-replicas': replicas('The maximum that it must have, exactly.', 1),
    'scaled-within': z.optional(
      described('It must have changed the number of pods within this time: proof that it works.', timespan()),
    ),
  })
  .check(
    z.check((given) => {
      const { 'min-replicas': least = 0, 'max-replicas': most } = given.value;
      if (most === undefined || most >= least) return;
      const message = 'must not be less than `min-replicas`';
      given.issues.push({ code: 'custom', message, path: ['max-replicas'], input: most });
    }),
  );
