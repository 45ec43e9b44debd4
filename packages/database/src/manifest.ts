import * as z from 'zod/mini';

/** The manifest format this version writes; newer ones are refused. */
export const manifestVersion = 1;

const sha256 = () => z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'));
const list = <S extends z.ZodMiniType>(item: S) => z.readonly(z.array(item));
const count = () => z.int().check(z.gte(0));
const instant = () =>
  z
    .string()
    .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'must be a UTC time such as 2026-01-31T12:00:00Z'));
/** Names of files that stay in the folder they are looked up in. */
const fileName = () => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be a plain file name'));

const everyManifest = {
  schemaVersion: z.literal(manifestVersion),
  backupId: fileName(),
  engine: z.string(),
  engineVersion: z.string(),
  /** Everything written up to then is in the backup. */
  created: instant(),
  service: z.string(),
  environment: z.string(),
  /** The database, named the same from every machine. */
  database: z.string(),
  commit: z.optional(z.string()),
  version: z.optional(z.string()),
  runUrl: z.optional(z.string()),
  actor: z.string(),
  sizeBytes: count(),
  settings: z.record(z.string(), z.string()),
  /** Until then the store refuses to delete it for good. */
  lockedUntil: z.optional(instant()),
  verified: z.object({
    level: z.enum(['none', 'archive', 'restore']),
    archiveAt: z.optional(instant()),
    restoreAt: z.optional(instant()),
    restoreSeconds: z.optional(z.number()),
  }),
};

const archiveManifestSchema = z.object({
  ...everyManifest,
  file: fileName(),
  sha256: sha256(),
  /** Absent in a backup whose contents were never read: one that is verified by nothing. */
  contents: z.optional(
    z.object({
      tables: list(
        z.object({
          name: z.string(),
          columns: list(z.string()),
          rows: z.optional(count()),
          checksum: z.optional(sha256()),
        }),
      ),
      objects: list(z.object({ type: z.string(), name: z.string(), checksum: sha256() })),
      foreignKeyViolations: z.optional(count()),
    }),
  ),
  /** Further files of the backup beside the archive, such as the roles of the server. */
  attachments: z.optional(list(z.object({ file: fileName(), sizeBytes: count(), sha256: sha256() }))),
});

const snapshot = { id: z.string(), arn: z.string(), region: z.string() };

const snapshotManifestSchema = z.object({
  ...everyManifest,
  /** A snapshot that the provider of the database keeps: there is no file. */
  snapshot: z.object({
    ...snapshot,
    kind: z.enum(['instance', 'cluster']),
    /** The instance or cluster it is of. */
    source: z.string(),
    copies: list(z.object(snapshot)),
  }),
});

/** What stands beside an archive and makes it count as a backup. */
export type ArchiveManifest = z.output<typeof archiveManifestSchema>;

/** What makes a snapshot count as a backup. */
export type SnapshotManifest = z.output<typeof snapshotManifestSchema>;

/** What makes a backup of it. */
export type Manifest = ArchiveManifest | SnapshotManifest;

/** Whether a backup is a snapshot that the provider of the database keeps. */
export function isSnapshot(manifest: Manifest): manifest is SnapshotManifest {
  return 'snapshot' in manifest;
}

/** Reads a manifest's text; gives what is wrong with it instead when it is none. */
export function parseManifest(text: string): Manifest | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  const found = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof found === 'number' && found > manifestVersion) {
    return `has schemaVersion ${found}, this version reads up to ${manifestVersion}; use a newer deploy-actions`;
  }
  const schema =
    value !== null && typeof value === 'object' && 'snapshot' in value
      ? snapshotManifestSchema
      : archiveManifestSchema;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`);
  return `is no backup manifest: ${places.join('; ')}`;
}

/** A manifest as it is written. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The files a backup consists of, beside its manifest: the archive first. */
export function filesOf(manifest: Manifest): string[] {
  if (isSnapshot(manifest)) return [];
  return [manifest.file, ...(manifest.attachments ?? []).map(({ file }) => file)];
}
