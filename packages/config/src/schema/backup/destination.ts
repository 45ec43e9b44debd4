import * as z from 'zod/mini';
import { isReference } from '../../references.ts';
import { described, percentage, quantity, text, timespan } from '../values.ts';
import { parseRetention } from './retention.ts';

const destination = text().check(
  z.check((context) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(context.value)?.[1]?.toLowerCase();
    const say = (message: string) => context.issues.push({ code: 'custom', message, input: context.value });
    if (scheme === undefined) {
      const start = /^[a-z][a-z0-9+.-]*:(?!\/\/)/i.exec(context.value)?.[0];
      // `C:\backups` is a folder, and `env:NAME` is read before it is one.
      if (start === undefined || /^[a-z]:[\\/]/i.test(context.value) || isReference(context.value)) return;
      say(
        `begins with \`${start}\` as an address does; write \`s3://bucket/prefix\`, or \`./${start}…\` for a folder`,
      );
      return;
    }
    if (scheme !== 's3')
      say(`unknown kind of destination \`${scheme}://\`; available: a folder, \`s3://bucket/prefix\``);
    else if (!/^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|\{\{[^{}]*\}\})(\/.*)?$/.test(context.value))
      say('must be `s3://bucket/prefix` with the name of a bucket');
  }),
);

const encryptionSchema = z
  .strictObject({
    method: described('`AES256` with keys of S3, or `aws:kms`.', z.enum(['AES256', 'aws:kms'])),
    key: z.optional(described('ARN or id of the KMS key; that of the account for S3 when absent.', text())),
  })
  .check(
    z.refine(({ method, key }) => key === undefined || method === 'aws:kms', {
      error: 'goes with `method: aws:kms`',
      path: ['key'],
    }),
  );

const objectLockSchema = z.strictObject({
  mode: described(
    '`governance`, which a permission can lift, or `compliance`, which nobody can.',
    z.enum(['governance', 'compliance']),
  ),
  for: described('How long a backup can’t be deleted once it is verified.', timespan()),
});

const s3Schema = described(
  'How backups are kept in S3.',
  z.strictObject({
    region: z.optional(described('Region of the bucket; that of `aws` when absent.', text())),
    'storage-class': z.optional(
      described(
        'Storage class of the backup; that of the bucket when absent. The manifest is always `STANDARD`.',
        z.enum(['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR']),
      ),
    ),
    encryption: z.optional(
      described('Encryption by the server; that of the bucket when absent.', encryptionSchema),
    ),
    'object-lock': z.optional(
      described(
        'Keeps a verified backup from being deleted; the bucket must have Object Lock.',
        objectLockSchema,
      ),
    ),
  }),
);

/** The fields of every engine that say where backups go, how far they are proven and which stay. */
export const everyEngine = {
  destination: described(
    'Where the backups and their manifests go: a folder, relative to the workspace, or `s3://bucket/prefix`.',
    destination,
  ),
  s3: z.optional(s3Schema),
  verify: described(
    '`archive` reads the backup back and checks it; `restore` also restores it and compares it with what was backed up.',
    z._default(z.enum(['archive', 'restore']), 'restore'),
  ),
  keep: z.optional(
    described(
      'Which backups stay: the newest `5`, the newest of each of so many periods `7d, 4w` (`h`, `d`, `w`, `mo`, `y`), or both. All of them when absent.',
      quantity(parseRetention, z.union([z.string(), z.int()])),
    ),
  ),
  'warn-when-shrunk-by': described(
    'A warning when the backup is smaller by so much than the newest earlier one.',
    z._default(percentage(), 50),
  ),
};

/** How the restored copy is compared; for engines that are asked with SQL. */
export const compare = () =>
  described(
    'What a restored copy is compared by: the schema alone (`schema`), the rows of each table too (`rows`), or a checksum over all rows of each table as well (`checksums`).',
    z._default(z.enum(['schema', 'rows', 'checksums']), 'rows'),
  );

/** Refuses settings of S3 for a folder. */
export const fitsDestination = z.check<{ destination: string; s3?: unknown }>((context) => {
  const { destination: given, s3 } = context.value;
  if (s3 === undefined || given.startsWith('s3://') || given.startsWith('{{')) return;
  const message = 'goes with a destination `s3://bucket/prefix`, but the destination is a folder';
  context.issues.push({ code: 'custom', message, path: ['s3'], input: s3 });
});
