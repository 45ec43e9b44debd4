import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ensure } from '../../scripts/components/component.ts';
import { conventionalChangelog, gitCliff, semanticRelease } from '../../scripts/components/release-tools.ts';
import { repository } from '../../scripts/workspace.ts';
import type { Benchmark, Measurement } from './benchmark.ts';
import { createReleaseHistory, type ReleaseHistory } from './release-history.ts';

const rounds = 5;
const since = 1_000;
const older = 20_000;

/** One way to get from a clone to a changelog. */
interface Contender {
  readonly name: string;
  /** A history of 21,000 commits, or one of the newest 1,000 and a single one before. */
  readonly history: 'long' | 'short';
  readonly command: (clone: string, history: ReleaseHistory) => readonly string[];
  readonly environment?: (folder: string, clone: string) => NodeJS.ProcessEnv;
  /** Proves by its output or its files that the work was done. */
  readonly proof: RegExp;
}

const releaseTag = (name: string, history: Contender['history']): Contender => ({
  name,
  history,
  command: () => [process.execPath, join(repository, 'dist', 'release-tag', 'main.js')],
  environment: runnerEnvironment,
  proof: /Tagged v\d+\.\d+\.\d+ in this clone/,
});

const contenders: readonly Contender[] = [
  releaseTag('release-tag: version, changelog, tag', 'long'),
  releaseTag('the same without older commits', 'short'),
  {
    name: 'conventional-changelog',
    history: 'long',
    command: () => [conventionalChangelog.program, '--preset', 'conventionalcommits', '--stdout'],
    proof: /### Features/,
  },
  {
    name: 'git-cliff',
    history: 'long',
    command: () => [gitCliff.program, '--offline', '--unreleased', '--bump'],
    proof: /Features/,
  },
  {
    name: 'semantic-release',
    history: 'long',
    command: (_, { bare }) => [
      ...[semanticRelease.program, '--dry-run', '--no-ci', '--branches', 'main'],
      ...['--repository-url', `file://${bare}`],
      ...[
        '--plugins',
        '@semantic-release/commit-analyzer',
        '--plugins',
        '@semantic-release/release-notes-generator',
      ],
    ],
    proof: /next release version is/,
  },
];

/** How long a release of 1,000 commits takes in a history of 20,000 more, against tools that do all or part of the same work. */
export const benchmark: Benchmark = {
  title:
    'A release of 1,000 commits after 20,000 older ones, against the changelog alone by conventional-changelog',
  async measure() {
    for (const tool of [conventionalChangelog, gitCliff, semanticRelease]) await ensure(tool, console.log);
    const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-bench-'));
    try {
      return compare(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function compare(folder: string): Measurement[] {
  const history = (name: string, size: number) => {
    mkdirSync(join(folder, name));
    return createReleaseHistory(join(folder, name), { older: size, since });
  };
  const histories = { long: history('long', older), short: history('short', 1) };
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  // One of each in turn: what else the machine does then slows all of them alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      times.get(contender.name)?.push(time(contender, histories[contender.history], folder));
    }
  }
  // The least of each: what else the machine does only adds.
  const [ours = 0, alone = 0, changelog = 0, cliff = 0, semantic = 0] = [...times.values()].map((taken) =>
    Math.min(...taken),
  );
  return [
    { name: 'against conventional-changelog', ratio: ours / changelog, aim: 1, budget: 1 },
    { name: 'against no older commits', ratio: ours / alone, aim: 1.1, budget: 1.2 },
    { name: 'against git-cliff (for comparison)', ratio: ours / cliff, aim: Infinity, budget: Infinity },
    { name: 'against semantic-release (likewise)', ratio: ours / semantic, aim: Infinity, budget: Infinity },
  ];
}

/** Milliseconds one contender takes in a clone of its own. */
function time(contender: Contender, history: ReleaseHistory, folder: string): number {
  const work = mkdtempSync(join(folder, 'run-'));
  const clone = join(work, 'clone');
  start(['git', 'clone', '--quiet', '--local', history.clone, clone], work, {});
  const [program = '', ...args] = contender.command(clone, history);
  const environment = contender.environment?.(work, clone) ?? {};
  const { taken, output } = start([program, ...args], clone, environment);
  rmSync(work, { recursive: true, force: true });
  if (contender.proof.test(output)) return taken;
  throw new Error(`${contender.name} did not do its work:\n${output.slice(-2_000)}`);
}

function start([program = '', ...args]: readonly string[], cwd: string, variables: NodeJS.ProcessEnv) {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', ...variables };
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1e9 });
  const taken = performance.now() - started;
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}${stderr}`);
  return { taken, output: stdout + stderr };
}

/** What release-tag gets from the runner. */
function runnerEnvironment(folder: string, workspace: string): NodeJS.ProcessEnv {
  const file = (name: string) => {
    writeFileSync(join(folder, name), '');
    return join(folder, name);
  };
  return {
    ...{
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'acme/shop',
      RUNNER_TEMP: folder,
    },
    ...{ GITHUB_OUTPUT: file('output'), GITHUB_STATE: file('state'), GITHUB_STEP_SUMMARY: file('summary') },
    INPUT_PUSH: 'false',
  };
}
