import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { checksums, ciProblem, treeProblems } from '../../scripts/release-proof.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tree-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const manifest = 'name: x\nruns:\n  using: node24\n  main: ../dist/rollback/main.js\n';
const running = {
  '.github/workflows/deploy.yml': 'jobs: {}',
  'actions/rollback/action.yml': manifest,
  'dist/index.js': 'a',
  'dist/rollback/main.js': 'b',
  'rollback/action.yml': manifest,
};
const release = { ...running, 'README.md': '', 'docs/workflows.md': '', 'packages/x/action.js': '' };

/** What GitHub's program gives for a statement about some files. */
const attested = (files: Readonly<Record<string, string>>) => {
  const subject = Object.entries(files).map(([name, text]) => ({ name, digest: { sha256: sha256(text) } }));
  return [{ verificationResult: { statement: { subject } } }];
};

describe('checksums', () => {
  test('are those of what runs, in the form of sha256sum', () => {
    const lines = Object.entries(running).map(([path, text]) => `${sha256(text)}  ${path}\n`);
    expect(checksums(tree(release))).toBe(lines.join(''));
  });

  test('of this repository fit into one statement', () => {
    // https://github.com/actions/attest#inputs: at most 1024 subjects.
    const lines = checksums(repositoryRoot).split('\n');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.length).toBeLessThan(1_024);
  });
});

describe('a released tree', () => {
  test('is right when each file that runs is the one that was attested', () => {
    expect(treeProblems(tree(release), attested(running))).toEqual([]);
  });

  test.each([
    ['was changed', { 'dist/index.js': 'evil' }, 'dist/index.js is not the file that was attested'],
    ['came on top', { 'dist/9.index.js': '' }, 'dist/9.index.js has no provenance'],
    ['is a workflow that came on top', { '.github/workflows/x.yml': '' }, 'has no provenance'],
  ])('is wrong when a file %s', (_, files, problem) => {
    const problems = treeProblems(tree({ ...release, ...files }), attested(running));
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test('is wrong when a file is gone, and when an action names it', () => {
    const { 'dist/rollback/main.js': _, ...rest } = release;
    expect(treeProblems(tree(rest), attested(running))).toEqual([
      'dist/rollback/main.js is missing',
      'rollback/action.yml names ../dist/rollback/main.js, which is missing',
    ]);
  });

  test('is wrong without any statement', () => {
    expect(treeProblems(tree(release), [])).toHaveLength(Object.keys(running).length);
  });
});

describe('CI of the commit', () => {
  const run = { event: 'push', status: 'completed', conclusion: 'success', url: 'https://example.org/1' };

  test('has passed when its newest run on a branch did', () => {
    expect(ciProblem([{ ...run, event: 'pull_request', conclusion: 'failure' }, run])).toBeUndefined();
    expect(
      ciProblem([
        { ...run, event: 'workflow_dispatch' },
        { ...run, conclusion: 'failure' },
      ]),
    ).toBe(undefined);
  });

  test.each([
    ['failed', [{ ...run, conclusion: 'failure' }, run], 'is failure: https://example.org/1'],
    ['is under way', [{ ...run, status: 'in_progress', conclusion: '' }], 'is in_progress'],
    ['never ran', [], 'never ran'],
    ['ran for a pull request alone', [{ ...run, event: 'pull_request' }], 'never ran'],
  ])('has not where it %s', (_, runs, problem) => {
    expect(ciProblem(runs)).toContain(problem);
  });
});
