import * as z from 'zod/mini';
import { described } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { markerSearchSchema, markerWriteSchema, roomToWarn, roundTripFields } from './monitoring.ts';

/** A check of the kind `log-roundtrip`. */
export const logRoundtripSchema = z
  .strictObject({
    kind: z.literal('log-roundtrip'),
    ...commonFields,
    write: described('How the marker is written.', markerWriteSchema),
    find: described('Where it has to arrive.', markerSearchSchema),
    ...roundTripFields,
  })
  .check(roomToWarn);
