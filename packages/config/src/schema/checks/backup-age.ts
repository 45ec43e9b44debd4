import * as z from 'zod/mini';
import { described, percentage, size, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const rdsSchema = z
  .strictObject({
    instance: z.optional(described('Identifier of an instance.', text())),
    cluster: z.optional(described('Identifier of a cluster, as of Aurora.', text())),
    snapshots: z.optional(
      described(
        'Only snapshots of this type count; the automated and the manual ones when absent.',
        z.enum(['automated', 'manual', 'awsbackup']),
      ),
    ),
    unencrypted: described(
      'What it means when the snapshot isn’t encrypted.',
      z._default(z.enum(['pass', 'warn', 'fail']), 'warn'),
    ),
    'restorable-within': z.optional(
      described('The point in time it can be restored to must be younger than this.', timespan()),
    ),
  })
  .check(
    z.check((context) => {
      const { instance, cluster } = context.value;
      if ((instance === undefined) !== (cluster === undefined)) return;
      const message = 'or `cluster` is needed, one of the two';
      context.issues.push({ code: 'custom', message, path: ['instance'], input: context.value });
    }),
  );

/** A check of the kind `backup-age`. */
export const backupAgeSchema = z
  .strictObject({
    kind: z.literal('backup-age'),
    ...commonFields,
    s3: z.optional(
      described(
        'Backups are objects under this prefix, as `s3://bucket/prefix`.',
        z
          .string()
          .check(z.regex(/^s3:\/\/[^/\s]+(\/.*)?$/, 'must be an address such as `s3://bucket/prefix`')),
      ),
    ),
    matches: z.optional(described('With `s3`: only objects count whose key matches this glob.', text())),
    rds: z.optional(described('Backups are snapshots of RDS.', rdsSchema)),
    manifest: z.optional(
      described(
        'Backups were made by `backup-db`: a manifest, a folder of them, or the same in S3 as `s3://bucket/folder/`.',
        text(),
      ),
    ),
    service: z.optional(
      described('With `manifest`: the service whose backup it is; the one deployed when absent.', text()),
    ),
    verified: z.optional(
      described(
        'With `manifest`: how far the backup must have been verified.',
        z.enum(['archive', 'restore']),
      ),
    ),
    'younger-than': described('How old the newest backup may be.', z._default(timespan(), 86_400_000)),
    'warn-before': z.optional(described('So long before that it is a warning.', timespan())),
    'larger-than': z.optional(described('The newest backup must have this size.', size())),
    'warn-shrunk-by': described(
      'It is a warning when the newest backup is smaller than the one before by this much.',
      z._default(percentage(), 50),
    ),
    region: z.optional(described('The region; the one of the section `aws` when absent.', text())),
  })
  .check(
    z.check((context) => {
      const { value } = context;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: value });
      const given = (['s3', 'rds', 'manifest'] as const).filter((key) => value[key] !== undefined);
      if (given.length !== 1) refuse(given[1] ?? 's3', 'one of `s3`, `rds` and `manifest` is needed');
      if (value.matches !== undefined && !value.s3) refuse('matches', 'is about `s3`');
      for (const key of ['service', 'verified'] as const) {
        if (value[key] !== undefined && !value.manifest) refuse(key, 'is about `manifest`');
      }
      if (value['larger-than'] !== undefined && value.rds) {
        refuse('larger-than', 'is not about `rds`: a snapshot does not tell its size');
      }
      if ((value['warn-before'] ?? 0) >= value['younger-than']) {
        refuse('warn-before', 'must be shorter than `younger-than`');
      }
    }),
  );
