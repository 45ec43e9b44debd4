import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestRuntime } from '@deploy-actions/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../src/engine.ts';
import { checklistPath, createReport, reportPath, writeChecklist, writeReport } from '../src/report.ts';
import { readinessReportJsonSchema } from '../src/report-schema.ts';
import { selectChecks } from '../src/selection.ts';
import { contextOf, realRuntime, section, subject } from './asking.ts';
import { readinessOf, result, waiver } from './presentation/readiness.ts';

const published = new URL('../../../schema/readiness-report.schema.json', import.meta.url);

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
    const accepted = result('scan', {
      status: 'fail',
      group: ['1. Code', 'Quality'],
      waiver: waiver('scan'),
    });
    const said = {
      notes: 'ask Ada',
      windowOverride: 'an outage',
      subject: { ...subject, previousVersion: '1.1.0' },
    };
    const report = JSON.parse(
      await written(createReport(readinessOf([...results, accepted], said)), await runtimeOf(runtime)),
    );
    const ajv = formats.default(new Ajv2020());
    const accepts = ajv.compile(JSON.parse(await readFile(published, 'utf8')));
    accepts(report);
    expect(accepts.errors).toBeNull();
    expect(accepts({ ...report, verdict: 'maybe' })).toBe(false);
    expect(accepts({ ...report, schemaVersion: 1 })).toBe(false);
  });
});

describe('a report', () => {
  test('says what is unknown as null', async () => {
    const about = { ...subject, version: undefined, sha: undefined };
    const { run } = readinessOf([]);
    const unknown = readinessOf([], { subject: about, run: { ...run, url: undefined } });
    expect(createReport(unknown)).toMatchObject({
      ...{ schemaVersion: 2, version: null, previousVersion: null, sha: null, run: null, planDigest: null },
      ...{ notes: null, windowOverride: null, completedBy: 'tester' },
      ...{ startedAt: '2026-01-31T12:00:00Z', finishedAt: '2026-01-31T12:00:05Z' },
    });
  });

  test('masks secrets, also those that JSON would escape', async () => {
    const runtime = await createTestRuntime();
    runtime.secrets.add('pa"ss\\word');
    const failed = result('a', {
      ...{ status: 'fail', finding: 'said pa"ss\\word', duration: 1_250 },
      evidence: { asked: 'x', answer: 'pa"ss\\word', at: 0 },
    });
    const text = await written(createReport(readinessOf([failed])), runtime);
    expect(text).not.toContain('word');
    expect(JSON.parse(text).checks[0]).toMatchObject({
      finding: 'said ***',
      evidence: { asked: 'x', answer: '***', at: '1970-01-01T00:00:00Z' },
      durationSeconds: 1.25,
    });
  });

  test('has the labels and the waiver of each check', () => {
    const group = ['1. Code', 'Quality'];
    const accepted = result('scan', { title: 'No holes', group, status: 'fail', waiver: waiver('scan') });
    const report = createReport(readinessOf([result('a'), accepted]));
    expect(report).toMatchObject({ verdict: 'conditional-go', passed: 1, failed: 0, waived: 1 });
    expect(report.checks).toMatchObject([
      { id: 'a', title: 'a', group: [], waiver: null },
      {
        ...{ id: 'scan', title: 'No holes', group, status: 'fail' },
        waiver: { by: 'Ada', reason: 'known, fixed next week', until: '2026-02-01T12:00:00Z' },
      },
    ]);
  });

  test('and a checklist that can not be written are a warning', async () => {
    const runtime = await createTestRuntime();
    const blocked = { ...runtime, temporary: join(runtime.temporary, 'file') };
    await writeFile(blocked.temporary, '');
    expect(await writeChecklist(join(blocked.temporary, 'a.md'), '# List', blocked)).toBeUndefined();
    expect(runtime.lines.join()).toMatch(/^warning: The report .*a\.md could not be written/);
  });

  test('has a file name of its own for each environment, phase and profile', () => {
    const of = (environment: string, phase: string, profile: string) =>
      reportPath('/t', { subject: { ...subject, environment }, phase, profile });
    expect(of('production', 'smoke', 'hotfix')).toBe(join('/t', 'readiness-production-smoke-hotfix.json'));
    expect(of('eu/../x', 'pre deploy', 'a')).toBe(join('/t', 'readiness-eu_.._x-pre_deploy-a.json'));
    const about = { subject, phase: 'smoke', profile: 'standard' };
    expect(checklistPath('/t', about)).toBe(join('/t', 'readiness-production-smoke-standard.md'));
  });
});

type Real = Awaited<ReturnType<typeof realRuntime>>;

/** Reports need no clock, so any test runtime will do to write them. */
async function runtimeOf(runtime: Real) {
  return { ...(await createTestRuntime()), temporary: runtime.temporary };
}
