import * as z from 'zod/mini';
import { oneWayIn } from '../metrics/sources.ts';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { refuse, server } from './monitoring.ts';

/** A check of the kind `grafana-dashboard`. */
export const grafanaDashboardSchema = z
  .strictObject({
    kind: z.literal('grafana-dashboard'),
    ...commonFields,
    ...server('The Grafana server, without `/api`.'),
    uid: described('The `uid` of the dashboard, as in its address after `/d/`.', text()),
    'dashboard-title': z.optional(described('The title that the dashboard must have.', text())),
    'version-at-least': z.optional(described('The version it must have at least.', z.int().check(z.gte(1)))),
    'updated-within': z.optional(described('It must have been saved within this time.', timespan())),
    'warn-updated-within': z.optional(
      described('It warns when it was not saved within this time.', timespan()),
    ),
  })
  .check(
    oneWayIn,
    refuse(
      'warn-updated-within',
      'must be shorter than `updated-within`, beyond which the check fails',
      ({ 'warn-updated-within': warn, 'updated-within': fail }) =>
        warn !== undefined && fail !== undefined && warn >= fail,
    ),
  );
