import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { actionNames, consumerName } from '../../../scripts/workspace.ts';
import { type ActRun, runAct } from './act-run.ts';
import { type Consumer, createConsumer } from './consumer.ts';
import type { Expect } from './expectations.ts';
import { makeReleaseCopy } from './release-copy.ts';
import { expectReadme, expectSteps, refusing } from './steps-run.ts';
import { expectWorkflows } from './workflows-run.ts';

/** Runs a workflow of the consumer's by the name of its file. */
type Run = (name: string, inputs?: Readonly<Record<string, string>>) => Promise<ActRun>;

/**
 * Runs every action and every reusable workflow from the release tree of HEAD, by the addresses that consumers write, with
 * act: each does its work on a production of its own.
 */
export async function testReleasedActions(program: string, expect: Expect): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-release-'));
  try {
    const release = join(folder, 'release');
    const repositories = await makeReleaseCopy(release);
    expectEverythingUsed(release, expect);
    const start = (consumer: Consumer): Run => {
      const { world, cluster, environment } = consumer;
      const deployEnv = `ROUTER_AUTHORIZATION=Bearer ${world.secret}`;
      const secrets = { ROUTER_TOKEN: world.secret, DEPLOY_ENV: deployEnv };
      return (name, inputs = {}) =>
        runAct({
          ...{ program, repositories, inputs, secrets, environment, programs: cluster.programs },
          ...{ directory: world.workspace, workflow: `.github/workflows/${name}.yml` },
        });
    };
    // Each waits most of its time, for traffic or for the start of a process.
    await both(
      inProduction(release, async (consumer) => {
        const run = start(consumer);
        expectReadme(consumer, await run('readme', { version: '1.1.0' }), expect);
        expectSteps(consumer, await run('steps'), expect);
      }),
      inProduction(release, async (consumer) => {
        expectWorkflows(consumer, await start(consumer)('workflows'), expect);
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function inProduction(release: string, work: (consumer: Consumer) => Promise<void>): Promise<void> {
  const consumer = await createConsumer(release);
  await work(consumer).finally(consumer.close);
}

/** Waits for both, and fails with the first failure. */
async function both(...runs: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(runs)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** That a new action or a new reusable workflow is run here as well. */
function expectEverythingUsed(release: string, expect: Expect): void {
  const files = ['README.md', ...globSync('consumer/*.yml', { cwd: import.meta.dirname })];
  const texts = files.map((file) =>
    readFileSync(join(file === 'README.md' ? release : import.meta.dirname, file), 'utf8'),
  );
  const used = new Set(
    texts.flatMap((text) => text.match(/(?<=uses: org\/deploy-actions\/)\S+(?=@v1)/g) ?? []),
  );
  const names = actionNames().map(consumerName);
  const callable = globSync('.github/workflows/*.yml', { cwd: release })
    .filter((path) => readFileSync(join(release, path), 'utf8').includes('\n  workflow_call:'))
    .map((path) => `.github/workflows/${basename(path)}`);
  const missing = [...names, ...callable].filter((name) => !used.has(name));
  expect('every action and every reusable workflow is used', missing.length === 0, missing.join(', '));
  const trusting = names.filter((name) => !refusing.includes(name));
  expect('every action is given something that it must refuse', trusting.length === 0, trusting.join(', '));
}
