import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describedActions } from '../../scripts/action-metadata.ts';
import { releaseFiles } from '../../scripts/release-tree-content.ts';
import { openSource } from '../../scripts/release-tree-source.ts';
import { actionNames, consumerName, repository } from '../../scripts/workspace.ts';

/** Names that workflows elsewhere are written with. More may come; none of these may go. */
const promised: Readonly<Record<string, { readonly inputs: string; readonly outputs: string }>> = {
  'verify-readiness': {
    inputs: 'phase profile version sha checks presets waivers concurrency fail-on',
    outputs: 'verdict risk passed warned failed waived skipped report checklist plan-digest',
  },
  'backup-db': {
    inputs: 'engine connection destination verify restore-connection keep',
    outputs: 'backup-id location size-bytes sha256 verified backup-seconds restore-seconds manifest',
  },
  'blue-green-shift': {
    inputs:
      'version stages traffic workload state health smoke warm-up metrics on-regression on-inconclusive on-cancel',
    outputs: 'outcome reason-code reason active previous weights retire-after report',
  },
  'rolling-update': {
    inputs: 'version workload rolling health metrics on-regression on-inconclusive on-cancel resume',
    outputs: 'outcome reason-code reason workloads report',
  },
  'monitor-window': {
    inputs: 'duration interval lookback metrics baseline on-no-data',
    outputs: 'verdict reason-code reason baseline report',
  },
  rollback: {
    inputs: 'reason to confirm database backup drill',
    outputs: 'outcome from to seconds incident',
  },
  'release-tag': {
    inputs: 'bump stage changelog floating-tags tag-prefix message',
    outputs: 'released version tag previous-tag bump notes release-url',
  },
};

const common = 'config environment github-token dry-run';

test.each(Object.entries(promised))(
  '%s keeps its promised inputs and outputs',
  (action, { inputs, outputs }) => {
    const metadata = describedActions().find(({ folder }) => folder === action)?.metadata;
    expect(Object.keys(metadata?.inputs ?? {})).toEqual(
      expect.arrayContaining(`${inputs} ${common}`.split(' ')),
    );
    expect(Object.keys(metadata?.outputs ?? {})).toEqual(expect.arrayContaining(outputs.split(' ')));
  },
);

/** What the documentation has consumers write. */
const written = new Map(
  globSync(['*.md', '{docs,actions,examples}/**/*.{md,yml}'], { cwd: repository }).flatMap((path) => {
    const text = readFileSync(join(repository, path), 'utf8');
    const uses = text.matchAll(/uses:\s*["']?org\/deploy-actions\/([^\s@"']+)@v1\b/g);
    return [...uses].map(([, name = '']) => [name, path] as const);
  }),
);

test('every address in the documentation is there at a release', async () => {
  const source = await openSource(repository, 'HEAD');
  const files = await releaseFiles(source);
  const paths = new Set([...source.files.keys(), ...files.map(({ path }) => path)]);
  const missing = [...written].filter(([name]) => !paths.has(name) && !paths.has(`${name}/action.yml`));
  expect(missing).toEqual([]);
  expect([...written.keys()]).toEqual(expect.arrayContaining(actionNames().map(consumerName)));
});
