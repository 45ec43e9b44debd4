import { existsSync, readFileSync } from 'node:fs';
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
