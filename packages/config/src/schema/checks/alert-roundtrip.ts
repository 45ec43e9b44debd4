import * as z from 'zod/mini';
import { oneWayIn } from '../metrics/sources.ts';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { markerSearchSchema, refuse, roomToWarn, roundTripFields, server } from './monitoring.ts';

/** Labels that the check itself sets. */
const own = ['alertname', 'deployment_test'];

/** A check of the kind `alert-roundtrip`. */
export const alertRoundtripSchema = z
  .strictObject({
    kind: z.literal('alert-roundtrip'),
    ...commonFields,
    ...server('The Alertmanager, without `/api/v2`.'),
    alertname: described('The name of the test alert.', z._default(text(), 'DeploymentTest')),
    labels: described(
      'Further labels of the test alert, by which it is routed.',
      z._default(
        z.record(z.string().check(z.regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label')), text()),
        { severity: 'info' },
      ),
    ),
    receivers: described(
      'Receivers, as in the configuration of Alertmanager, that the alert must be routed to.',
      z.array(text()).check(z.minLength(1)),
    ),
    arrived: z.optional(described('Where the notification has to arrive.', markerSearchSchema)),
    ...roundTripFields,
  })
  .check(
    oneWayIn,
    roomToWarn,
    refuse(
      'labels',
      `has ${own.map((name) => `\`${name}\``).join(' or ')}, which the check sets itself`,
      (check) => own.some((name) => Object.hasOwn(check.labels, name)),
    ),
  );
