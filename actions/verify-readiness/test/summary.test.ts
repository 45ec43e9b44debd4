import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isoInstant } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import { realRuntime, verify } from './running.ts';

const bad =
  '{ kind: command, id: scan, title: Scan passed, group: 1. Security / Scanning, run: "exit 1", remedy: look }';
const good = '{ kind: command, id: good, run: "exit 0" }';
const waivers = (until: string) => `[{ check: scan, by: Ada, reason: a false positive, until: '${until}' }]`;
const day = 86_400_000;
const tomorrow = isoInstant(Date.now() + day);
const yesterday = isoInstant(Date.now() - day);

describe('a waiver', () => {
  test('makes a failure one that somebody answers for, everywhere it is told', async () => {
    const runtime = await realRuntime();
    const given = { checks: `[${good}, ${bad}]`, waivers: waivers(tomorrow) };
    const { outputs, conclusion, summary } = await verify(given, runtime);
    expect(outputs).toMatchObject({ verdict: 'conditional-go', passed: '1', failed: '0', waived: '1' });
    expect(conclusion.ok).toBe(true);
    expect(summary).toMatch(
      /\| \*\*Scan passed\*\*<br>`scan` \| critical \| .* \| Ada \| a false positive \| 20/,
    );
    expect(runtime.lines.join('\n')).toMatch(/^◇ scan .* → accepted by Ada until 20.*: a false positive$/m);
    expect(runtime.lines.join('\n')).not.toMatch(/^(error|warning): /m);
    const checklist = await readFile(outputs['checklist'] ?? '', 'utf8');
    expect(checklist).toContain('- [ ] 🟡 **Scan passed** (failed, critical, waived)');
    const report = JSON.parse(await readFile(outputs['report'] ?? '', 'utf8'));
    expect(report).toMatchObject({ schemaVersion: 2, waived: 1, checks: [{}, { waiver: { by: 'Ada' } }] });
  });

  test('that has ended counts no more, and is named', async () => {
    const given = { checks: `[${good}, ${bad}]`, waivers: waivers(yesterday) };
    const { outputs, summary } = await verify(given, await realRuntime());
    expect(outputs).toMatchObject({ verdict: 'no-go', failed: '1', waived: '0' });
    expect(summary).toContain('look The waiver of Ada (a false positive) ended at 20');
  });
});

test('annotations stand at the line of the configuration', async () => {
  const runtime = await realRuntime();
  await mkdir(join(runtime.workspace, '.github'));
  await writeFile(
    join(runtime.workspace, '.github/deploy.yml'),
    `service: shop\nenvironments:\n  production:\n    checks:\n      - ${good}\n      - ${bad}\n`,
  );
  const { summary } = await verify({}, runtime);
  expect(runtime.lines.at(-1)).toBe(
    'error: .github/deploy.yml:6:9: Scan passed (scan): ended with exit code 1 → look',
  );
  expect(summary).toContain('look<br>`.github/deploy.yml:6` |');
});

test('of many failures, the most severe are annotated, and how many there are more', async () => {
  const runtime = await realRuntime();
  const many = Array.from(
    { length: 30 },
    (_, index) => `{ kind: file, path: none-${index}, severity: ${index < 15 ? 'warning' : 'critical'} }`,
  );
  await verify({ checks: `[${many.join(', ')}]` }, runtime);
  const errors = runtime.lines.filter((line) => line.startsWith('error: '));
  const warnings = runtime.lines.filter((line) => line.startsWith('warning: '));
  expect([errors.length, warnings.length]).toEqual([9, 9]);
  expect(errors[0]).toContain('file-16: ');
  expect(errors.at(-1)).toMatch(/^error: 7 more, all of them in the job summary: file-24, /);
});

test('notes, the version that serves and the reason for an override are read along', async () => {
  const given = {
    ...{ checks: `[${good}]`, version: '1.2.0', 'previous-version': '1.1.0' },
    ...{ notes: 'Ask @ada.\nThe bridge is open.', 'window-override': 'an outage' },
  };
  const { outputs, summary } = await verify(given, await realRuntime());
  expect(summary).toContain('**1.2.0** (previous 1.1.0)');
  expect(summary).toContain('**Notes:** Ask @\u200bada. The bridge is open.');
  expect(summary).toContain('**Asked to be deployed outside of the windows, because:** an outage');
  const checklist = await readFile(outputs['checklist'] ?? '', 'utf8');
  expect(checklist).toContain(
    '```\nAsk @ada.\nThe bridge is open.\nAsked to be deployed outside of the windows, because: an outage\n```',
  );
  expect(JSON.parse(await readFile(outputs['report'] ?? '', 'utf8'))).toMatchObject({
    ...{ notes: 'Ask @ada.\nThe bridge is open.', windowOverride: 'an outage', previousVersion: '1.1.0' },
    completedBy: 'tester',
  });
});

test('secrets are masked, also those that Markdown would escape', async () => {
  const runtime = await realRuntime();
  const plain = '{ kind: command, id: plain, run: "printf %s \\"pa*ss_|word\\"; exit 1" }';
  runtime.secrets.add('pa*ss_|word');
  const { outputs, summary } = await verify({ checks: `[${plain}]` }, runtime);
  const checklist = await readFile(outputs['checklist'] ?? '', 'utf8');
  for (const text of [summary, checklist, runtime.lines.join('\n')]) {
    expect(text).not.toContain('word');
    expect(text).toMatch(/exit code 1: (\\\*){3}|exit code 1: \*\*\*/);
  }
});

test('checks stand in the order of the configuration, also those that are left out', async () => {
  const left = '{ kind: file, path: a, id: left, profiles: [major] }';
  const { outputs } = await verify({ checks: `[${left}, ${good}]` }, await realRuntime());
  const report = JSON.parse(await readFile(outputs['report'] ?? '', 'utf8'));
  expect(report.checks.map(({ id }: { id: string }) => id)).toEqual(['left', 'good']);
});

test('a check run that can not be made is a warning, and the verdict stands', async () => {
  const runtime = await realRuntime();
  const { outputs, conclusion } = await verify({ checks: `[${good}]`, 'check-run': 'true' }, runtime);
  expect(outputs).toMatchObject({ verdict: 'go', 'check-run': '' });
  expect(conclusion.ok).toBe(true);
  expect(runtime.lines.at(-1)).toMatch(
    /^warning: The check run could not be put onto a{12}: no token for GitHub/,
  );
});
