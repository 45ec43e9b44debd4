import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testReleasedActions } from '../test/workflows/act/released-actions.ts';
import { act, cacheFolder, installed, linters, type WorkflowLinter } from './workflow-linters.ts';
import { repository } from './workspace.ts';

/** What each linter must say about its file in test/workflows/broken: proof that it looks, and that no ignore is too wide. */
const complaints: Readonly<Record<WorkflowLinter['name'], readonly string[]>> = {
  actionlint: [
    'specifying action "actions/checkout" in invalid format',
    'unexpected key "queues" for "concurrency" section',
    'property "nothing" is not defined',
    '"github.event.issue.title" is potentially untrusted',
  ],
  zizmor: ['template-injection', 'unpinned-uses', 'artipacked', 'excessive-permissions'],
};

/** A repository that holds one broken workflow alone, under this repository's own linter configuration. */
function brokenRepository(linter: string): string {
  const root = mkdtempSync(join(tmpdir(), 'deploy-actions-broken-'));
  mkdirSync(join(root, '.git'));
  mkdirSync(join(root, '.github', 'workflows'), { recursive: true });
  const copy = (from: string, to: string) => copyFileSync(join(repository, from), join(root, to));
  copy('.github/actionlint.yaml', '.github/actionlint.yaml');
  copy('.github/zizmor.yml', '.github/zizmor.yml');
  copy(`test/workflows/broken/${linter}.yml`, '.github/workflows/deploy.yml');
  return root;
}

let passed = 0;
let failed = 0;

function expect(what: string, ok: boolean, details: string): void {
  console.log(`${ok ? '✓' : '✗'} ${what}`);
  if (ok) passed += 1;
  else {
    failed += 1;
    console.error(details.trim().replaceAll(/^/gm, '    '));
  }
}

for (const linter of linters) {
  const broken = brokenRepository(linter.name);
  try {
    const program = await installed(linter, cacheFolder());
    const { ok, output } = await linter.judge(program, repository);
    expect(`${linter.name} ${linter.version} finds nothing in this repository`, ok, output);
    const found = await linter.judge(program, broken);
    for (const complaint of complaints[linter.name]) {
      const complained = !found.ok && found.output.includes(complaint);
      expect(`${linter.name} finds in a broken workflow: ${complaint}`, complained, found.output);
    }
  } catch (error) {
    expect(`${linter.name} is there`, false, error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(broken, { recursive: true, force: true });
  }
}
try {
  await testReleasedActions(await installed(act, cacheFolder()), expect);
} catch (error) {
  expect(
    `the release runs in act ${act.version}`,
    false,
    error instanceof Error ? String(error.stack) : String(error),
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
