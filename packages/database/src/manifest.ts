import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '@deploy-actions/action-kit';
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

const manifestSchema = z.object({
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
  file: fileName(),
  sizeBytes: count(),
  sha256: sha256(),
  settings: z.record(z.string(), z.string()),
  /** Absent in a backup whose contents were never read: one that is verified by nothing. */
  contents: z.optional(
    z.object({
      tables: list(
        z.object({ name: z.string(), columns: list(z.string()), rows: count(), checksum: sha256() }),
      ),
      objects: list(z.object({ type: z.string(), name: z.string(), checksum: sha256() })),
      foreignKeyViolations: z.optional(count()),
    }),
  ),
  verified: z.object({
    level: z.enum(['none', 'archive', 'restore']),
    archiveAt: z.optional(instant()),
    restoreAt: z.optional(instant()),
    restoreSeconds: z.optional(z.number()),
  }),
});

/** What stands beside a backup file and makes it count as a backup. */
export type Manifest = z.output<typeof manifestSchema>;

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
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`);
  return `is no backup manifest: ${places.join('; ')}`;
}

/** Reads a manifest file. Throws ConfigurationError when there is none or it is none. */
export async function readManifest(path: string): Promise<Manifest> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no file' : `can't read (${error.code})`;
    throw new ConfigurationError(`backup manifest: ${reason} \`${path}\``);
  });
  const manifest = parseManifest(text);
  if (typeof manifest === 'string') throw new ConfigurationError(`backup manifest \`${path}\` ${manifest}`);
  return manifest;
}
