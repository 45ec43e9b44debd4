import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { actionNames, repository } from '../../scripts/workspace.ts';
import { type Benchmark, type Measurement, median } from './benchmark.ts';

const rounds = 21;

/** How long each action takes to end at an input error, started as the runner starts it, against `node -e 0`. */
export const benchmark: Benchmark = {
  title: 'An action that ends at its first input error, against bare `node -e 0`',
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-bench-'));
    try {
      return compare(actionNames(), runnerEnvironment(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function runnerEnvironment(folder: string): NodeJS.ProcessEnv {
  const file = (name: string) => {
    writeFileSync(join(folder, name), '');
    return join(folder, name);
  };
  return {
    PATH: process.env['PATH'],
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: folder,
    'INPUT_DRY-RUN': 'perhaps',
  };
}

function compare(actions: readonly string[], environment: NodeJS.ProcessEnv): Measurement[] {
  const bare: number[] = [];
  const times = new Map(actions.map((action) => [action, [] as number[]]));
  // One of each in turn: what else the machine does then slows all of them alike.
  for (let round = 0; round < rounds; round += 1) {
    bare.push(time(['-e', '0'], environment, 0));
    for (const [action, taken] of times) {
      taken.push(time([join(repository, 'dist', action, 'main.js')], environment, 1));
    }
  }
  return [...times].map(([name, taken]) => ({
    name,
    ratio: median(taken) / median(bare),
    aim: 3,
    budget: 3.5,
  }));
}

/** Milliseconds from start to end of a node process that has to end with an exit code. */
function time(args: readonly string[], env: NodeJS.ProcessEnv, exitCode: number): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const taken = performance.now() - started;
  if (status === exitCode && (exitCode === 0 || stdout.includes('`dry-run`'))) return taken;
  throw new Error(`node ${args.join(' ')} ended with ${status}, not ${exitCode}:\n${stdout}${stderr}`);
}
