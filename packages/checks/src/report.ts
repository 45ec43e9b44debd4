import { basename, join } from 'node:path';
import { isoInstant, type Runtime, type Secrets, writeReportFile } from '@deploy-actions/action-kit';
import type { CheckResult } from './check.ts';
import { completedBy, type Readiness } from './presentation/readiness.ts';
import type { ReadinessReport } from './report-schema.ts';

export type { Readiness } from './presentation/readiness.ts';
export type { ReadinessReport } from './report-schema.ts';

/** The document for one readiness run, as `schema/readiness-report.schema.json` describes it. */
export function createReport(readiness: Readiness): ReadinessReport {
  const { subject, phase, profile, judgement, run } = readiness;
  const { verdict, risk, reason, counts } = judgement;
  return {
    schemaVersion: 2,
    service: subject.service,
    environment: subject.environment,
    phase,
    profile,
    version: subject.version ?? null,
    previousVersion: subject.previousVersion ?? null,
    sha: subject.sha ?? null,
    run: run.url ?? null,
    completedBy: completedBy(readiness),
    startedAt: isoInstant(readiness.started),
    finishedAt: isoInstant(readiness.finished),
    ...{ verdict, risk, reason, ...counts },
    notes: readiness.notes ?? null,
    windowOverride: readiness.windowOverride ?? null,
    planDigest: readiness.planDigest ?? null,
    checks: readiness.results.map(reportCheck),
  };
}

function reportCheck(result: CheckResult): ReadinessReport['checks'][number] {
  const { id, kind, title, group, severity, status, finding, evidence, tries, waiver } = result;
  return {
    ...{ id, kind, title, group: [...group], severity, status, finding },
    waiver: waiver ? { by: waiver.by, reason: waiver.reason, until: isoInstant(waiver.until) } : null,
    evidence: evidence ? { ...evidence, at: isoInstant(evidence.at) } : null,
    location: result.location ?? null,
    durationSeconds: result.duration / 1_000,
    tries,
    remedy: result.remedy ?? null,
  };
}

type Labels = Pick<Readiness, 'subject' | 'phase' | 'profile'>;

/** Where the report of a phase goes; a job may check several phases, and environments, one after another. */
export function reportPath(temporary: string, about: Labels): string {
  return join(temporary, `${fileName(about)}.json`);
}

/** Where the checklist goes: beside the report. */
export function checklistPath(temporary: string, about: Labels): string {
  return join(temporary, `${fileName(about)}.md`);
}

function fileName({ subject, phase, profile }: Labels): string {
  return `readiness-${[subject.environment, phase, profile].join('-').replaceAll(/[^\w.-]+/g, '_')}`;
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

/** Writes a checklist, as {@link writeReport} writes a report. */
export function writeChecklist(
  path: string,
  checklist: string,
  runtime: Pick<Runtime, 'secrets' | 'temporary' | 'log'>,
): Promise<string | undefined> {
  return writeReportFile(basename(path), `${checklist}\n`, runtime);
}

/** A copy with each text masked by itself: once it is JSON, an escaped secret would no longer be recognized. */
function redacted(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') return secrets.redact(value);
  if (Array.isArray(value)) return value.map((item) => redacted(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redacted(item, secrets)]));
}
