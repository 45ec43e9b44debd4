import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import type { CheckResult } from '../src/check.ts';
import { runChecks } from '../src/engine.ts';
import { createReport, type Readiness, reportPath, writeReport } from '../src/report.ts';
import { readinessReportJsonSchema } from '../src/report-schema.ts';
import { selectChecks } from '../src/selection.ts';
import { judge } from '../src/verdict.ts';
import { contextOf, realRuntime, section, subject } from './asking.ts';

const published = new URL('../../../schema/readiness-report.schema.json', import.meta.url);

function readiness(results: readonly CheckResult[], more: Partial<Readiness> = {}): Readiness {
  return {
    ...{ subject, phase: 'pre-deploy', profile: 'standard', results, planDigest: undefined },
    ...{ started: Date.UTC(2026, 0, 31, 12), finished: Date.UTC(2026, 0, 31, 12, 0, 5) },
    judgement: judge(results, false),
    ...more,
  };
}

async function written(report: object, runtime: Awaited<ReturnType<typeof createTestRuntime>>) {
  const path = join(runtime.temporary, 'report.json');
  await writeReport(path, report as Parameters<typeof writeReport>[1], runtime);
  return readFile(path, 'utf8');
}

describe('the published JSON Schema', () => {
  test('is the one the code makes', async () => {
    expect(JSON.parse(await readFile(published, 'utf8'))).toEqual(readinessReportJsonSchema());
  });

  test('accepts a real report with results of every status', async () => {
    const runtime = await realRuntime({ environment: { HOME: '/root' } });
    await writeFile(join(runtime.workspace, 'broken.json'), '{');
    const { checks, skipped } = await selectChecks(
      {
        checks: section(
          { kind: 'env-vars', names: ['HOME'] },
          { kind: 'command', run: 'exit 3', 'warn-exit-code': 3, remedy: 'wait' },
          { kind: 'config-files', paths: ['*.json'] },
          { kind: 'disk', free: '1B', profiles: ['major'] },
        ),
      },
      contextOf(runtime),
    );
    const results = [...(await runChecks(checks, runtime, { concurrency: 64 })), ...skipped];
    expect(results.map(({ status }) => status)).toEqual(['pass', 'warn', 'fail', 'skip']);
    const report = JSON.parse(
      await written(createReport(readiness(results), runtime.run.url), await runtimeOf(runtime)),
    );
    const schema = fromJSONSchema(JSON.parse(await readFile(published, 'utf8')));
    expect(schema.safeParse(report).error).toBeUndefined();
    expect(schema.safeParse({ ...report, verdict: 'maybe' }).success).toBe(false);
    expect(schema.safeParse({ ...report, schemaVersion: 2 }).success).toBe(false);
  });
});

describe('a report', () => {
  test('says what is unknown as null', async () => {
    const about = { ...subject, version: undefined, sha: undefined };
    expect(createReport(readiness([], { subject: about }), undefined)).toMatchObject({
      ...{ schemaVersion: 1, version: null, sha: null, run: null, planDigest: null },
      ...{ startedAt: '2026-01-31T12:00:00Z', finishedAt: '2026-01-31T12:00:05Z' },
    });
  });

  test('masks secrets, also those that JSON would escape', async () => {
    const runtime = await createTestRuntime();
    runtime.secrets.add('pa"ss\\word');
    const result: CheckResult = {
      ...{ id: 'a', kind: 'command', severity: 'critical', status: 'fail', finding: 'said pa"ss\\word' },
      ...{ title: 'a', group: [], waiver: undefined },
      evidence: { asked: 'x', answer: 'pa"ss\\word', at: 0 },
      ...{ location: undefined, remedy: undefined, duration: 1_250, tries: 1 },
    };
    const text = await written(createReport(readiness([result]), undefined), runtime);
    expect(text).not.toContain('word');
    expect(JSON.parse(text).checks[0]).toMatchObject({
      finding: 'said ***',
      evidence: { asked: 'x', answer: '***', at: '1970-01-01T00:00:00Z' },
      durationSeconds: 1.25,
    });
  });

  test('has a file name of its own for each environment, phase and profile', () => {
    const of = (environment: string, phase: string, profile: string) =>
      reportPath('/t', { subject: { ...subject, environment }, phase, profile });
    expect(of('production', 'smoke', 'hotfix')).toBe(join('/t', 'readiness-production-smoke-hotfix.json'));
    expect(of('eu/../x', 'pre deploy', 'a')).toBe(join('/t', 'readiness-eu_.._x-pre_deploy-a.json'));
  });
});

type Real = Awaited<ReturnType<typeof realRuntime>>;

/** Reports need no clock, so any test runtime will do to write them. */
async function runtimeOf(runtime: Real) {
  return { ...(await createTestRuntime()), temporary: runtime.temporary };
}
