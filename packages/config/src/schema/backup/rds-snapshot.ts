import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { everyEngine, fitsDestination } from './destination.ts';

/** The section for snapshots of RDS. */
export const rdsSnapshotSchema = z
  .strictObject({
    engine: z.literal('rds-snapshot'),
    instance: z.optional(described('The DB instance; that, or `cluster`.', text())),
    cluster: z.optional(described('The Aurora or Multi-AZ cluster; that, or `instance`.', text())),
    region: z.optional(described('Its region; that of `aws` when absent.', text())),
    tags: described(
      'Tags of the snapshot beside those that say which service and run it belongs to.',
      z._default(z.record(text(), z.string()), {}),
    ),
    'copy-to': z.optional(
      described(
        'A copy in another region; the backup counts when it is available there, too.',
        z.strictObject({
          region: described('The other region.', text()),
          'kms-key': z.optional(described('KMS key there; needed for a snapshot that is encrypted.', text())),
        }),
      ),
    ),
    timeout: described(
      'How long creating, copying or restoring may take.',
      z._default(timespan(), 3_600_000),
    ),
    restore: z.optional(
      described(
        'What the scratch copy of `verify: restore` is made with; as the original when absent. A rollback always restores as the original is.',
        z.strictObject({
          'instance-class': z.optional(described('Its class, such as `db.t4g.medium`.', text())),
          'subnet-group': z.optional(described('Its DB subnet group.', text())),
          'security-groups': z.optional(
            described('Its VPC security groups.', z.array(text()).check(z.minLength(1))),
          ),
        }),
      ),
    ),
    ...everyEngine,
  })
  .check(
    fitsDestination,
    z.check((context) => {
      const given = [context.value.instance, context.value.cluster].filter((name) => name !== undefined);
      if (given.length === 1) return;
      const message =
        given.length === 0
          ? 'needs `instance` or `cluster`: what to take a snapshot of'
          : 'has `instance` and `cluster`, but a snapshot is of one of them';
      context.issues.push({ code: 'custom', message, path: [], input: context.value });
    }),
  );
