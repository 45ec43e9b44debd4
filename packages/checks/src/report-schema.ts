import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));

const checkSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  group: z.array(z.string()),
  severity: z.enum(['critical', 'warning', 'info']),
  status: z.enum(['pass', 'warn', 'fail', 'skip']),
  finding: z.string(),
  waiver: z.nullable(z.strictObject({ by: z.string(), reason: z.string(), until: z.iso.datetime() })),
  evidence: z.nullable(z.strictObject({ asked: z.string(), answer: z.string(), at: z.iso.datetime() })),
  location: z.nullable(z.strictObject({ file: z.string(), line: count, column: count })),
  durationSeconds: z.number().check(z.gte(0)),
  tries: count,
  remedy: z.nullable(z.string()),
});

/** The report that `verify-readiness` writes; what is unknown is `null`, never absent. */
export const readinessReportSchema = z.strictObject({
  schemaVersion: z.literal(2),
  service: z.string(),
  environment: z.string(),
  phase: z.string(),
  profile: z.string(),
  version: z.nullable(z.string()),
  previousVersion: z.nullable(z.string()),
  sha: z.nullable(z.string()),
  run: z.nullable(z.string()),
  completedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  verdict: z.enum(['go', 'conditional-go', 'no-go']),
  risk: z.enum(['low', 'medium', 'high']),
  reason: z.string(),
  passed: count,
  warned: count,
  failed: count,
  waived: count,
  skipped: count,
  notes: z.nullable(z.string()),
  windowOverride: z.nullable(z.string()),
  planDigest: z.nullable(z.string()),
  checks: z.array(checkSchema),
});

/** The report as it stands in its file. */
export type ReadinessReport = z.output<typeof readinessReportSchema>;

/** The JSON Schema of the report, as `schema/readiness-report.schema.json` publishes it. */
export function readinessReportJsonSchema(): object {
  return { title: 'Readiness report of deploy-actions', ...z.toJSONSchema(readinessReportSchema) };
}
