import { describe, expect, test } from 'vitest';
import { judged } from '../../src/kinds/sign-off/judged.ts';
import { renderChecklist } from '../../src/presentation/checklist.ts';
import { itemOf } from '../../src/sign-offs/checklist-item.ts';
import { section } from '../asking.ts';
import { readinessOf, result, waiver } from './readiness.ts';

const page = renderChecklist(
  readinessOf(
    [
      result('ci', {
        ...{ title: 'All tests passing in CI/CD pipeline', group: ['1. Code Readiness', 'Code Quality'] },
        finding: '12 check runs passed',
      }),
      result('disk', {
        ...{ title: 'Disk space verified', group: ['2. Infrastructure'], status: 'fail', tries: 2 },
        ...{ finding: '5 GB free, wanted 100 GB (try 2)', remedy: 'Make room.' },
        evidence: {
          asked: 'free space',
          answer: 'total 9\n```\nfree 5',
          at: Date.UTC(2026, 0, 31, 12, 0, 1),
        },
      }),
      result('reviews', {
        ...{ title: 'Reviewed', group: ['1. Code Readiness', 'Code Quality'], status: 'warn' },
        ...{ finding: '1 stale approval', evidence: undefined },
      }),
      result('scan', { status: 'fail', finding: '1 hole', waiver: waiver('scan'), evidence: undefined }),
      result('gpu', { status: 'skip', finding: 'runs only in `gpu`', evidence: undefined }),
    ],
    { notes: 'The bridge is open.\nAsk Ada.', planDigest: 'd'.repeat(64) },
  ),
);

describe('the checklist', () => {
  test('has a head to be told by, and the verdict', () => {
    const commit = 'https://github.com/acme/shop/commit/';
    expect(page.split('\n\n## ')[0]).toBe(
      [
        '# Pre-Deployment Checklist\n',
        '**Date**: 2026-01-31  ',
        '**Deployment Version**: shop 1.2.0  ',
        `**Commit**: [\`${'a'.repeat(40)}\`](${commit}${'a'.repeat(40)})  `,
        '**Environment**: production  ',
        '**Profile**: standard  ',
        '**Pre-Deployment Start Time**: 2026-01-31 12:00:00 UTC  ',
        '**Deployer**: tester  ',
        '**Reviewer**: ________________  ',
        '**Verdict**: ❌ **NO GO**, risk high: 1 of 4 checks failed (disk), 1 of 4 checks warned (reviews), 1 of 4 checks waived (scan)',
      ].join('\n'),
    );
  });

  test('has the checks below their headings, with boxes, findings and evidence', () => {
    const from = page.indexOf('## 1. Code Readiness');
    expect(page.slice(from, page.indexOf('## Pre-Deployment Status'))).toBe(`## 1. Code Readiness

### Code Quality

- [x] All tests passing in CI/CD pipeline
  - 12 check runs passed
  \`\`\`
  # Asked 2026-01-31 12:00:01 UTC
  look at ci
  # Answered after 350ms
  seen ci
  \`\`\`
- [x] ⚠️ Reviewed (warning)
  - 1 stale approval

## 2. Infrastructure

- [ ] ❌ **Disk space verified** (failed, critical)
  - 5 GB free, wanted 100 GB (try 2)
  - What to do: Make room.
  \`\`\`\`
  # Asked 2026-01-31 12:00:01 UTC
  free space
  # Answered after 350ms, try 2
  total 9
  \`\`\`
  free 5
  \`\`\`\`

## Other

- [ ] 🟡 **scan** (failed, critical, waived)
  - 1 hole
  - Accepted by Ada until 2026-02-01 12:00:00 UTC: known, fixed next week
- [ ] ➖ gpu (left out)
  - runs only in \`gpu\`

`);
  });

  test('says of a waived warning that it was one', () => {
    const warned = renderChecklist(readinessOf([result('cert', { status: 'warn', waiver: waiver('cert') })]));
    expect(warned).toContain('- [ ] 🟡 **cert** (warning, critical, waived)');
  });

  test('has the boxes of the status, and the right ones are ticked', () => {
    expect(page).toContain(`**Overall Status**:

- [ ] ✅ **GO** - All checks passed, proceed with deployment
- [ ] ⚠️ **CONDITIONAL GO** - Minor issues noted, proceed with caution
- [x] ❌ **NO GO** - Critical issues found, deployment blocked`);
    expect(page).toContain('- [ ] **Low Risk**: ');
    expect(page).toContain('- [x] **High Risk**: ');
  });

  test('has notes and issues, sign-offs, and who completed it', () => {
    expect(page).toContain(`**Notes/Issues**:

\`\`\`
The bridge is open.
Ask Ada.
Failed: Disk space verified: 5 GB free, wanted 100 GB (try 2)
Accepted by Ada until 2026-02-01 12:00:00 UTC (known, fixed next week): scan: 1 hole
Warning: Reviewed: 1 stale approval
Plan digest: ${'d'.repeat(64)}
\`\`\``);
    expect(page).toContain('## Sign-offs\n\nNo sign-off was asked for.');
    expect(page.split('\n---\n\n')[1]).toBe(
      [
        '**Checklist Completed By**: tester, [run 77](https://github.com/acme/shop/actions/runs/77)  ',
        '**Date/Time**: 2026-01-31 12:00:05 UTC  ',
        '**Reviewed By**: ________________  ',
        '**Review Date/Time**: ________________',
      ].join('\n'),
    );
  });
});

test('sign-offs stand together, with the page where they are given, and name the reviewers', () => {
  const [configuration] = section({
    kind: 'sign-off',
    title: 'Lead',
    by: { users: ['ada', 'grace'] },
    approvals: 2,
  });
  if (configuration?.kind !== 'sign-off') throw new Error('no sign-off');
  const state = { url: 'https://github.com/acme/shop/issues/12', closed: false, revisions: [] };
  const found = (...people: readonly string[][]) => {
    const accepted = people.map(([by = '', when = '']) => ({ by, when, value: '' }));
    const { status, finding, answer } = judged(configuration, itemOf(configuration), state, {
      accepted,
      refused: [],
    });
    return { kind: 'sign-off', status, finding, evidence: { asked: 'x', answer, at: 0 } } as const;
  };
  const document = renderChecklist(
    readinessOf([
      result('engineering', found(['ada', '2026-01-31T11:42:00Z'], ['grace', '2026-01-31T10:00:00Z'])),
      result('operations', found(['ada', '2026-01-31T11:50:00Z'], ['linus', 'by an approval'])),
      result('security', found(['mallory', '2026-01-31T12:00:00Z'])),
    ]),
  );
  expect(document).toContain('**Reviewer**: ada, grace, linus  ');
  expect(document).toContain(
    [
      '**Reviewed By**: ada (2026-01-31T11:50:00Z), grace (2026-01-31T10:00:00Z), linus (by an approval)  ',
      '**Review Date/Time**: 2026-01-31T11:50:00Z',
    ].join('\n'),
  );
  const page = '([page](https://github.com/acme/shop/issues/12))';
  expect(document).toContain(`## Sign-offs\n\n- [x] engineering ${page}: signed off by @\u200bada (2026-`);
  expect(document).toContain(`- [ ] ❌ security ${page}: 1 of 2 signed off (@\u200bmallory (2026-`);
});

test.each([
  ['post-deploy', '# Post-Deployment Checklist', 'All checks passed'],
  ['smoke', '# Smoke Checklist', 'All checks passed'],
  ['go_live-night', '# Go Live Night Checklist', 'All checks passed'],
])('the phase %s has its own title and words', (phase, title, meaning) => {
  const document = renderChecklist(readinessOf([result('a')], { phase }));
  expect(document).toMatch(new RegExp(`^${title}\n`));
  expect(document).toContain(`- [x] ✅ **GO** - ${meaning}\n`);
  expect(document).toContain('\n## 1. Checks\n');
});

test('a run that somebody else ran again is completed by them', () => {
  const run = { ...readinessOf([]).run, triggeringActor: 'grace' };
  const document = renderChecklist(readinessOf([result('a')], { run }));
  expect(document).toContain('**Deployer**: tester  ');
  expect(document).toContain('**Checklist Completed By**: grace, ');
});

test('headings without numbers get some', () => {
  const document = renderChecklist(
    readinessOf([result('a', { group: ['Code'] }), result('b', { group: ['Disk'] })]),
  );
  expect(document.match(/^## .*/gm)?.slice(0, 2)).toEqual(['## 1. Code', '## 2. Disk']);
});

test('the same results make the same document', () => {
  const again = readinessOf([result('a', { group: ['x'] }), result('b'), result('c', { group: ['x'] })]);
  expect(renderChecklist(again)).toBe(renderChecklist(structuredClone(again)));
});
