import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../src/check.ts';
import { renderPlan } from '../../src/presentation/dry-run.ts';
import { fitting, fixed } from '../../src/presentation/fitting.ts';
import { largestSummary, renderSummary } from '../../src/presentation/summary.ts';
import { prepared } from '../asking.ts';
import { noon, readinessOf, result, waiver } from './readiness.ts';

const signOff = (id: string, more: Partial<CheckResult> = {}) =>
  result(id, {
    ...{ kind: 'sign-off', finding: 'signed by ada, see https://github.com/acme/shop/issues/12' },
    ...more,
  });

const everything = readinessOf(
  [
    result('disk', {
      status: 'fail',
      severity: 'warning',
      finding: '5 GB free, wanted 100 GB',
      remedy: 'Make room.',
    }),
    result('ci', {
      ...{ status: 'fail', title: 'Tests are green', group: ['1. Code', 'Quality'] },
      ...{ finding: '`unit` failed', location: { file: '.github/deploy.yml', line: 7, column: 9 } },
    }),
    result('scan', { status: 'fail', finding: '1 critical hole', waiver: waiver('scan') }),
    result('cert', { status: 'warn', finding: 'ends in 20 d' }),
    result('dns', { group: ['2. Network'] }),
    signOff('engineering'),
    signOff('security', { status: 'fail', title: 'Security lead' }),
    result('pods', { status: 'skip', finding: 'runs only in `major`', evidence: undefined }),
  ],
  { planDigest: 'd'.repeat(64), notes: 'Ask Ada.', windowOverride: 'an outage' },
);

describe('the summary of a no-go', () => {
  const page = renderSummary(everything);

  test('begins with the verdict, why, and how many', () => {
    expect(page.split('\n').slice(0, 5)).toEqual([
      '## ❌ NO GO · risk high',
      '',
      '**3 of 7 checks failed (disk, ci, security), 1 of 7 checks warned (cert), 1 of 7 checks waived (scan).**',
      '',
      '❌ 3 failed · 🟡 1 waived · ⚠️ 1 warned · ✅ 2 passed · ➖ 1 left out',
    ]);
  });

  test('says who deploys what to where, and what is to be read along', () => {
    const commit = 'https://github.com/acme/shop/commit/';
    expect(page).toContain(
      `| shop **1.2.0** | [\`aaaaaaaaaaaa\`](${commit}${'a'.repeat(40)}) | **production** | pre-deploy, profile standard | tester, [run 77](https://github.com/acme/shop/actions/runs/77) | 2026-01-31 12:00:05 UTC |`,
    );
    expect(page).toContain('**Notes:** Ask Ada.');
    expect(page).toContain('**Asked to be deployed outside of the windows, because:** an outage');
    expect(page).toContain(
      '**Sign-offs:** [issue 12](https://github.com/acme/shop/issues/12), 1 of 2 given; missing: Security lead',
    );
  });

  test('has the most severe first, and what to do', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| **'));
    expect(rows.slice(0, 3).map((row) => row.split(' | ').slice(0, 2).join())).toEqual([
      '| **Tests are green**<br>`ci`,critical',
      '| **Security lead**<br>`security`,critical',
      '| **disk**,warning',
    ]);
    expect(page).toContain('| `unit` failed | `.github/deploy.yml:7` |');
    expect(page).toContain('| 5 GB free, wanted 100 GB | Make room. |');
  });

  test('names who accepts a failure, why and until when', () => {
    expect(page).toContain(
      '| **scan** | critical | 1 critical hole | Ada | known, fixed next week | 2026-02-01 12:00:00 UTC |',
    );
  });

  test('folds the rest below its headings, then the evidence, and ends with the digest', () => {
    expect(page).toContain(
      '<details><summary>✅ Passed (2)</summary>\n\n**2. Network**\n\n- dns: dns is well (350ms)',
    );
    expect(page).toContain('<details><summary>➖ Left out (1)</summary>');
    expect(page).toContain('**dns**, 2026-01-31 12:00:01 UTC, asked: look at dns\n\n<pre>seen dns</pre>');
    expect(page.split('\n').at(-1)).toBe(`Plan digest: \`${'d'.repeat(64)}\``);
    const parts = [
      '### ❌',
      '### 🟡',
      '### ⚠️',
      '✅ Passed',
      '➖ Left out',
      'Evidence of what failed',
      'Evidence of what passed',
    ];
    const places = parts.map((part) => page.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

test('a go is short', () => {
  const page = renderSummary(readinessOf([result('a')], { run: { ...everything.run, url: undefined } }));
  expect(page).toContain('## ✅ GO · risk low\n\n**The one check passed.**\n\n✅ 1 passed\n');
  expect(page).toContain('| shop **1.2.0** | `aaaaaaaaaaaa` |');
  expect(page).not.toMatch(/Failed|Warnings|Left out/);
});

test('a reason with very many names is cut, so that it is read', () => {
  const failed = Array.from({ length: 100 }, (_, index) => result(`check-${index}`, { status: 'fail' }));
  const [, , reason = ''] = renderSummary(readinessOf(failed)).split('\n');
  expect(reason).toMatch(/^\*\*100 of 100 checks failed \(check-0, .*…\*\*$/);
  expect(reason.length).toBeLessThan(310);
});

test('long evidence is cut, and says so', () => {
  const answer = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
  const page = renderSummary(readinessOf([result('a', { evidence: { asked: 'x', answer, at: noon } })]));
  expect(page).toContain('asked: x The report has 40 more lines.');
  expect(page).toContain('line 59</pre>');
});

describe('within 1 MiB', () => {
  const long = (id: string, status: CheckResult['status'], letter: string) =>
    result(id, {
      ...{ status, finding: letter.repeat(1_000), remedy: letter.repeat(1_000) },
      evidence: { asked: 'x', answer: `${letter.repeat(50)}\n`.repeat(100), at: noon },
    });
  const many = (count: number, status: CheckResult['status']) =>
    Array.from({ length: count }, (_, index) => long(`${status}-${index}`, status, 'é'));

  test('what passed gives way to what failed', () => {
    const page = renderSummary(readinessOf([...many(20, 'fail'), ...many(400, 'pass')]));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(largestSummary);
    expect(page).toContain('_Evidence of what passed is too long to be shown here; the report has it._');
    expect(page).toContain('<details><summary>Evidence of what failed or warned (20)</summary>');
    expect(page).toContain('**fail-19**');
    expect(page).toContain('- pass-399: ');
  });

  test('a thousand failures leave the verdict and the first of them', () => {
    const page = renderSummary(
      readinessOf([...many(1_000, 'fail'), ...many(1_000, 'warn'), ...many(1_000, 'pass')]),
    );
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(largestSummary);
    expect(page).toMatch(/^## ❌ NO GO · risk high/);
    expect(page).toContain('**fail-0**');
    expect(page).toContain('_700 more checks: the report and the checklist have them._');
    expect(page).toContain('✅ Passed: 1000 checks; the report has them.');
  });

  test('parts are shortened in the order of their weight', () => {
    const part = (letter: string, weight: number) => ({
      weight,
      versions: [() => letter.repeat(10), () => letter.repeat(4), () => ''],
    });
    const parts = [fixed('title'), part('a', 2), part('b', 1)];
    expect(fitting(parts, 29)).toBe(`title\n\n${'a'.repeat(10)}\n\n${'b'.repeat(10)}`);
    expect(fitting(parts, 28)).toBe(`title\n\n${'a'.repeat(10)}\n\nbbbb`);
    expect(fitting(parts, 17)).toBe(`title\n\n${'a'.repeat(10)}`);
    expect(fitting(parts, 16)).toBe('title\n\naaaa');
    expect(fitting(parts, 1)).toBe('title');
  });
});

test('a dry run lists what would be asked, and has no verdict', () => {
  const check = prepared(() => Promise.reject(new Error('never asked')), { id: 'a', title: 'The | disk' });
  const { subject } = everything;
  expect(renderPlan({ subject, phase: 'pre-deploy', profile: 'standard' }, [check])).toBe(
    [
      '## Readiness: dry run, no verdict\n',
      '`pre-deploy` of shop 1.2.0 to production, profile `standard`\n',
      '| check | kind | severity | asks |',
      '|---|---|---|---|',
      '| The &#124; disk<br>`a` | fake | critical | how are you |',
    ].join('\n'),
  );
});
