import { basename, join } from 'node:path';
import { isoInstant, type Runtime, type Secrets, writeReportFile } from '@deploy-actions/action-kit';
import type { CheckResult, Subject } from './check.ts';
import type { ReadinessReport } from './report-schema.ts';
import type { Judgement } from './verdict.ts';

export type { ReadinessReport } from './report-schema.ts';

/** What a report is about. */
export interface Readiness {
  readonly subject: Subject;
  readonly phase: string;
  readonly profile: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly finished: number;
  readonly results: readonly CheckResult[];
  readonly judgement: Judgement;
  readonly planDigest: string | undefined;
}

/** The document for one readiness run, as `schema/readiness-report.schema.json` describes it. */
export function createReport(readiness: Readiness, run: string | undefined): ReadinessReport {
  const { subject, phase, profile, judgement } = readiness;
  const { verdict, risk, reason, counts } = judgement;
  return {
    schemaVersion: 1,
    service: subject.service,
    environment: subject.environment,
    phase,
    profile,
    version: subject.version ?? null,
    sha: subject.sha ?? null,
    run: run ?? null,
    startedAt: isoInstant(readiness.started),
    finishedAt: isoInstant(readiness.finished),
    ...{ verdict, risk, reason, ...counts },
    planDigest: readiness.planDigest ?? null,
    checks: readiness.results.map(reportCheck),
  };
}

function reportCheck(result: CheckResult): ReadinessReport['checks'][number] {
  const { id, kind, severity, status, finding, evidence, tries } = result;
  return {
    ...{ id, kind, severity, status, finding },
    evidence: evidence ? { ...evidence, at: isoInstant(evidence.at) } : null,
    location: result.location ?? null,
    durationSeconds: result.duration / 1_000,
    tries,
    remedy: result.remedy ?? null,
  };
}

/** Where the report of a phase goes; a job may check several phases, and environments, one after another. */
export function reportPath(
  temporary: string,
  { subject, phase, profile }: Pick<Readiness, 'subject' | 'phase' | 'profile'>,
): string {
  const name = [subject.environment, phase, profile].join('-').replaceAll(/[^\w.-]+/g, '_');
  return join(temporary, `readiness-${name}.json`);
}

/** Writes a report with every known secret masked; gives its path, or warns and gives none when it can't be written. */
export function writeReport(
  path: string,
  report: ReadinessReport,
  runtime: Pick<Runtime, 'secrets' | 'temporary' | 'log'>,
): Promise<string | undefined> {
  const text = `${JSON.stringify(redacted(report, runtime.secrets), undefined, 2)}\n`;
  return writeReportFile(basename(path), text, runtime);
}

/** A copy with each text masked by itself: once it is JSON, an escaped secret would no longer be recognized. */
function redacted(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') return secrets.redact(value);
  if (Array.isArray(value)) return value.map((item) => redacted(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redacted(item, secrets)]));
}
