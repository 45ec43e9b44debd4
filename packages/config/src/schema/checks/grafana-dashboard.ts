import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `grafana-dashboard`. */
export const grafanaDashboardSchema = z.strictObject({
  kind: z.literal('grafana-dashboard'),
  ...commonFields,
});
