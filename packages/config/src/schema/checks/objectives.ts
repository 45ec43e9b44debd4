import * as z from 'zod/mini';
import { described, percentage, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const measurementSchema = z.strictObject({
  objective: described('What the number is compared with.', z.enum(['rto', 'rpo'])),
  file: described('A JSON file.', text()),
  path: described('Where the number of seconds stands in it, as a dotted path.', text()),
});

/** A check of the kind `objectives`. */
export const objectivesSchema = z
  .strictObject({
    kind: z.literal('objectives'),
    ...commonFields,
    rto: z.optional(described('Recovery time objective: how long until the service is back.', timespan())),
    rpo: z.optional(
      described('Recovery point objective: how much of the last writes may be lost.', timespan()),
    ),
    document: z.optional(
      described('The document in which the objectives stand, with the same values.', text()),
    ),
    restore: z.optional(
      described(
        'The manifest of a backup that was restored to verify it; its seconds must be within the RTO.',
        text(),
      ),
    ),
    drill: z.optional(
      described('The report of a `rollback` with `drill: true`; its seconds must be within the RTO.', text()),
    ),
    backup: z.optional(
      described('The manifest of the newest backup; its age must be within the RPO.', text()),
    ),
    measured: z.optional(described('Other measurements.', z.array(measurementSchema).check(z.minLength(1)))),
    'younger-than': z.optional(described('How old a measurement of the RTO may be.', timespan())),
    'warn-above': z.optional(described('Warns from this share of an objective on.', percentage())),
  })
  .check(
    z.check((context) => {
      const { rto, rpo, restore, drill, backup, measured = [], 'warn-above': warn } = context.value;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      const measures = (objective: string) => measured.some((entry) => entry.objective === objective);
      const forRto = restore !== undefined || drill !== undefined || measures('rto');
      const forRpo = backup !== undefined || measures('rpo');
      if (rto === undefined && rpo === undefined) refuse('rto', 'needs `rto`, `rpo` or both');
      if (rto !== undefined && !forRto)
        refuse('rto', 'is measured by nothing: give `restore`, `drill` or `measured`');
      if (rpo !== undefined && !forRpo) refuse('rpo', 'is measured by nothing: give `backup` or `measured`');
      if (rto === undefined && forRto) refuse('rto', 'is missing, but there are measurements for it');
      if (rpo === undefined && forRpo) refuse('rpo', 'is missing, but there are measurements for it');
      if (warn !== undefined && (warn <= 0 || warn >= 100)) {
        refuse('warn-above', `is ${warn}%, but it must lie between 0% and 100%`);
      }
    }),
  );
