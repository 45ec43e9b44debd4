import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const reportSchema = z
  .strictObject({
    file: described(
      'The file, or an object as `s3://bucket/key`: JSON, or a JUnit report when it ends in `.xml`.',
      text(),
    ),
    time: z.optional(described('Dotted path to when the test ended; `time` when absent.', text())),
    status: z.optional(described('Dotted path to how it ended; `status` when absent.', text())),
    passed: z.optional(
      described(
        'What stands there when it went well; `passed` when absent.',
        z.union([z.string(), z.boolean(), z.number()]),
      ),
    ),
    seconds: z.optional(described('Dotted path to the seconds the restore took.', text())),
    backup: z.optional(described('Dotted path to the id of the backup that was restored.', text())),
  })
  .check(
    z.check((context) => {
      if (!context.value.file.endsWith('.xml')) return;
      for (const key of ['time', 'status', 'passed', 'seconds', 'backup'] as const) {
        if (context.value[key] === undefined) continue;
        const message = 'is not for a JUnit report, which has places of its own for what it tells';
        context.issues.push({ code: 'custom', message, path: [key], input: context.value });
      }
    }),
  );

/** A check of the kind `restore-test`. */
export const restoreTestSchema = z
  .strictObject({
    kind: z.literal('restore-test'),
    ...commonFields,
    manifest: z.optional(
      described(
        'The restore was tested by `backup-db`: a manifest, a folder of them, or the same in S3 as `s3://bucket/folder/`.',
        text(),
      ),
    ),
    report: z.optional(described('The restore was tested by something that wrote a report.', reportSchema)),
    'younger-than': described('How long ago the test may be.', z._default(timespan(), 30 * 86_400_000)),
    'warn-before': z.optional(described('So long before that it is a warning.', timespan())),
    longest: z.optional(described('How long the restore may take.', timespan())),
    'warn-above': z.optional(described('It is a warning when the restore takes longer.', timespan())),
    backup: z.optional(
      described(
        'Place of manifests as for `manifest`; the newest backup there must be the one that was restored.',
        text(),
      ),
    ),
    service: z.optional(
      described('The service whose manifests count; the one deployed when absent.', text()),
    ),
    region: z.optional(described('The region of buckets; the one of the section `aws` when absent.', text())),
  })
  .check(
    z.check((context) => {
      const { value } = context;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: value });
      if ((value.manifest === undefined) === (value.report === undefined)) {
        refuse('manifest', 'or `report` is needed, one of the two');
      }
      if ((value['warn-before'] ?? 0) >= value['younger-than']) {
        refuse('warn-before', 'must be shorter than `younger-than`');
      }
      const { longest, 'warn-above': warnAbove } = value;
      if (longest !== undefined && warnAbove !== undefined && warnAbove >= longest) {
        refuse('warn-above', 'must be shorter than `longest`');
      }
      const timed = longest !== undefined || warnAbove !== undefined;
      const { report } = value;
      if (timed && report && report.seconds === undefined && !report.file.endsWith('.xml')) {
        refuse('report', 'needs `seconds` for a limit of how long the restore may take');
      }
      if (value.backup !== undefined && report && report.backup === undefined) {
        refuse('backup', 'needs `report.backup`, the place where the report names the backup');
      }
    }),
  );
