import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createFakeGithub, runStep, type ServedGithub } from '@deploy-actions/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlace } from './bundles.ts';

const github = createFakeGithub();
const repository = github.addRepository({ owner: 'acme', name: 'shop' });
const sha = repository.head() ?? '';
let served: ServedGithub;

beforeAll(async () => {
  served = await github.serve();
});
afterAll(() => served.close());

const configuration = `service: shop
environments:
  production:
    checks:
      - { kind: env-vars, names: [PATH], title: Variables are set, group: 1. Configuration }
      - { kind: file, path: scan.json, id: scan, title: Scan is clean, group: 2. Security / Scanning }
      - { kind: file, path: backup.dump, id: backup, title: Backup is there, remedy: Run the backup. }
    waivers:
      - { check: scan, by: Ada, reason: The scanner moves, until: 2999-01-01 }
`;

function verify(token: string, inputs: Readonly<Record<string, string>>) {
  return runStep({
    ...createPlace({ '.github/deploy.yml': configuration }),
    action: 'verify-readiness',
    inputs: { sha, version: '1.2.0', 'check-run': 'true', 'github-token': token, ...inputs },
    environment: { GITHUB_API_URL: served.url, GITHUB_REPOSITORY: 'acme/shop' },
  });
}

test('a readiness run is told in log, summary, annotations, checklist, report and on the commit', async () => {
  const token = github.addToken({ permissions: { checks: 'write' } });
  const { exitCode, outputs, summary, lines, log } = await verify(token, { notes: 'Ask Ada.' });
  expect(log).toContain('✘ backup');
  expect(exitCode).toBe(1);
  expect(outputs).toMatchObject({ verdict: 'no-go', risk: 'high', passed: '1', failed: '1', waived: '1' });
  expect(summary).toMatch(/^## ❌ NO GO · risk high/);
  expect(summary).toContain('**Notes:** Ask Ada.');
  expect(lines.filter(({ kind }) => kind === 'error')).toMatchObject([
    { text: expect.stringContaining('Backup is there (backup): '), place: '.github/deploy.yml:7:9' },
    { text: expect.stringMatching(/NO GO, risk high: 1 of 3 checks failed \(backup\)/) },
  ]);
  const checklist = readFileSync(outputs['checklist'] ?? '', 'utf8');
  expect(checklist).toContain('- [x] Variables are set');
  expect(checklist).toContain('- [ ] 🟡 **Scan is clean** (failed, critical, waived)');
  expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))).toMatchObject({
    schemaVersion: 2,
    waived: 1,
  });
  const [checkRun] = repository.state.checkRuns;
  expect(checkRun).toMatchObject({
    ...{ name: 'Readiness: production (pre-deploy)', headSha: sha, conclusion: 'failure' },
    output: { annotations: [{ path: '.github/deploy.yml', start_line: 7, annotation_level: 'failure' }] },
  });
  expect(outputs['check-run']).toContain(String(checkRun?.id));
});

test('a token that may not write check runs is a warning that says what to do', async () => {
  const token = github.addToken({ permissions: { checks: 'read' } });
  const { outputs, log } = await verify(token, {});
  expect(outputs).toMatchObject({ verdict: 'no-go', 'check-run': '' });
  expect(log).toMatch(/check run could not be put onto .*give the job `permissions: checks: write`/);
});

test('a dry run writes nothing anywhere', async () => {
  const token = github.addToken({ permissions: { checks: 'write' } });
  const before = github.requests.length;
  const { exitCode, outputs, summary } = await verify(token, { 'dry-run': 'true' });
  expect(exitCode).toBe(0);
  expect(new Set(Object.values(outputs))).toEqual(new Set(['']));
  expect(summary).toContain('no verdict');
  expect(github.requests).toHaveLength(before);
  expect(existsSync(outputs['checklist'] || 'none')).toBe(false);
});

test('kinds find in the bundle what they load', async () => {
  const draft = (name: string) => JSON.stringify({ $schema: name, required: ['port'] });
  const drafts = {
    '7': 'http://json-schema.org/draft-07/schema#',
    '2019': 'https://json-schema.org/draft/2019-09/schema',
    '2020': 'https://json-schema.org/draft/2020-12/schema',
  };
  const schemas = Object.entries(drafts).map(([year, name]) => [`schema-${year}.json`, draft(name)]);
  const fits = schemas.map(([schema]) => ({ paths: ['app.yml'], schema }));
  const checks = [
    { kind: 'config-files', schemas: fits },
    { kind: 'coverage', report: ['cobertura.xml'], 'at-least': '50%' },
    {
      kind: 'window',
      zone: 'Europe/Berlin',
      freezes: [{ from: '2020-01-01', to: '2020-01-02', reason: 'x' }],
    },
    { kind: 'sql', database: 'sqlite:shop.db', query: 'select 1 as one' },
    { kind: 'command', run: 'true', when: { bump: ['minor'] } },
  ];
  const place = createPlace({
    'app.yml': 'port: 80\n',
    'cobertura.xml':
      '<?xml version="1.0"?><coverage lines-covered="3" lines-valid="4" line-rate="0.75"><packages/></coverage>',
    ...Object.fromEntries(schemas),
  });
  const database = new DatabaseSync(join(place.workspace, 'shop.db'));
  database.exec('create table t (a)');
  database.close();
  const { outputs, log } = await runStep({
    ...place,
    action: 'verify-readiness',
    inputs: { version: '1.1.0', 'previous-version': '1.0.0', checks: JSON.stringify(checks) },
  });
  expect(log).not.toContain('✘');
  expect(outputs).toMatchObject({ passed: String(checks.length), failed: '0', warned: '0' });
});
