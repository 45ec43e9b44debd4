import { isAbsolute, relative } from 'node:path';
import { ConfigurationError, ProviderError, type SourceLocation } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { shaped } from '../../reports/findings.ts';
import { parseJson } from '../../reports/json-syntax.ts';
import { readSarif } from '../../reports/sarif.ts';

/** A secret that a scanner found: what it is and where, and nothing of the secret itself. */
export interface Leak {
  readonly rule: string;
  readonly location: SourceLocation | undefined;
  /** The commit it came in with, where the history was scanned. */
  readonly commit: string | undefined;
  /** Whether the scanner could log in with it; `undefined` where it doesn't try. */
  readonly verified: boolean | undefined;
}

/** Reads a report's text. Throws ConfigurationError for another shape. */
export type ReadLeaks = (text: string, file: string, workspace: string) => Leak[];

const gitleaksSchema = z.array(
  z.object({
    RuleID: z.string(),
    File: z.string(),
    StartLine: z.int(),
    StartColumn: z.optional(z.int()),
    Commit: z.optional(z.string()),
  }),
);

/** Reads the JSON report of gitleaks (https://github.com/gitleaks/gitleaks#reporting). */
const readGitleaks: ReadLeaks = (text, file, workspace) =>
  shaped(gitleaksSchema, parseJson(text, file), file, 'report of gitleaks').map((leak) => ({
    rule: leak.RuleID,
    location: place(leak.File, leak.StartLine, workspace, leak.StartColumn),
    commit: leak.Commit || undefined,
    verified: undefined,
  }));

const sourceSchema = z.object({
  file: z.optional(z.string()),
  line: z.optional(z.int()),
  commit: z.optional(z.string()),
});

const trufflehogSchema = z.object({
  DetectorName: z.string(),
  Verified: z.boolean(),
  SourceMetadata: z.optional(z.nullable(z.object({ Data: z.optional(z.record(z.string(), sourceSchema)) }))),
});

/** Reads the JSON lines of `trufflehog --json` (https://github.com/trufflesecurity/trufflehog#quick-start), of which there are none when nothing was found. */
const readTrufflehog: ReadLeaks = (text, file, workspace) =>
  text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const where = `${file}, line ${index + 1}`;
    const value = parseJson(line, where);
    // Its log has lines, too, where both streams go into one file.
    if (typeof value === 'object' && value !== null && 'level' in value && 'msg' in value) {
      refuseTrouble(value.level, where);
      return [];
    }
    const {
      DetectorName: rule,
      Verified: verified,
      SourceMetadata: source,
    } = shaped(trufflehogSchema, value, where, 'report of trufflehog');
    const [found] = Object.values(source?.Data ?? {});
    const location = found?.file === undefined ? undefined : place(found.file, found.line ?? 1, workspace);
    return [{ rule, location, commit: found?.commit, verified }];
  });

/** What it could not read it did not scan. Throws ProviderError; the message could have a secret in it. */
function refuseTrouble(level: unknown, where: string): void {
  if (level !== 'error' && level !== 'fatal' && level !== 'panic') return;
  throw new ProviderError(
    `its log has a line of the level \`${level}\` (${where}), so it may not have scanned everything`,
    { system: 'trufflehog', operation: 'scan' },
  );
}

const detectSecretsSchema = z.object({
  plugins_used: z.array(z.unknown()),
  results: z.record(
    z.string(),
    z.array(
      z.object({
        type: z.string(),
        line_number: z.optional(z.int()),
        is_verified: z.optional(z.boolean()),
        is_secret: z.optional(z.boolean()),
      }),
    ),
  ),
});

/** Reads a baseline of detect-secrets (https://github.com/Yelp/detect-secrets#viewing-all-enabled-plugins), without what an audit has found to be no secret. */
const readDetectSecrets: ReadLeaks = (text, file, workspace) => {
  const { results } = shaped(detectSecretsSchema, parseJson(text, file), file, 'baseline of detect-secrets');
  return Object.entries(results).flatMap(([path, leaks]) =>
    leaks
      .filter((leak) => leak.is_secret !== false)
      .map((leak) => ({
        rule: leak.type,
        location: place(path, leak.line_number ?? 1, workspace),
        commit: undefined,
        // `false` is said of those, too, that nothing has tried.
        verified: leak.is_verified === true || undefined,
      })),
  );
};

const readSarifLeaks: ReadLeaks = (text, file, workspace) =>
  readSarif(parseJson(text, file), file, workspace).results.map(({ rule, location }) => ({
    rule,
    location,
    commit: undefined,
    verified: undefined,
  }));

/** The scanners whose reports can be read. */
export const leakReaders = {
  gitleaks: readGitleaks,
  trufflehog: readTrufflehog,
  'detect-secrets': readDetectSecrets,
  sarif: readSarifLeaks,
} as const;

/** Which scanner wrote a report. Throws ConfigurationError when that can't be told. */
export function scannerOf(text: string, file: string): keyof typeof leakReaders {
  // Lines of JSON are no JSON.
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  if (/^\{.*"(DetectorName|SourceMetadata)"/.test(first)) return 'trufflehog';
  const value = parseJson(text, file);
  if (Array.isArray(value)) return 'gitleaks';
  if (typeof value === 'object' && value !== null) {
    if ('runs' in value) return 'sarif';
    if ('results' in value && 'plugins_used' in value) return 'detect-secrets';
  }
  throw new ConfigurationError(
    `\`${file}\` is no report of gitleaks, trufflehog or detect-secrets, and no SARIF; \`format\` can say what it is`,
  );
}

function place(path: string, line: number, workspace: string, column = 1): SourceLocation {
  const file = isAbsolute(path) ? relative(workspace, path) : path;
  return { file, line: Math.max(1, line), column: Math.max(1, column) };
}
