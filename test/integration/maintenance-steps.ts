import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ci } from './ci.ts';

/** How a step ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A step under way. */
export interface RunningStep {
  readonly process: ChildProcess;
  readonly done: Promise<Ended>;
}

/** A job of a run in {@link Ci}, with the steps of maintenance-mode in it. */
export interface Job {
  readonly runId: number;
  readonly start: (inputs: Readonly<Record<string, string>>) => RunningStep;
  readonly run: (inputs: Readonly<Record<string, string>>) => Promise<Ended>;
  /** What the runner does at the end of a job, also of a failed or cancelled one, unless the machine is gone. */
  readonly post: (inputs: Readonly<Record<string, string>>) => Promise<Ended>;
  /** GitHub takes note that the job has ended. */
  readonly end: () => void;
}

const program = fileURLToPath(new URL('maintenance-run.ts', import.meta.url));

/** Begins a job whose steps have this section `maintenance` and these variables. */
export function beginJob(
  ci: Ci,
  maintenance: string,
  more: Readonly<Record<string, string | undefined>> = {},
): Job {
  const { runId, attempt } = ci.begin();
  const folder = mkdtempSync(join(tmpdir(), 'job-'));
  const environment = {
    ...{ PATH: process.env['PATH'], HOME: folder, TMPDIR: process.env['TMPDIR'], GITHUB_ACTIONS: 'true' },
    ...{
      GITHUB_REPOSITORY: 'octocat/shop',
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: String(attempt),
    },
    ...{ GITHUB_JOB: 'migrate', GITHUB_ACTOR: 'octocat', GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder },
    ...{ 'INPUT_GITHUB-TOKEN': ci.token, INPUT_MAINTENANCE: maintenance, INPUT_ENVIRONMENT: 'production' },
    ...ci.environment,
    ...more,
  };
  const start = (inputs: Readonly<Record<string, string>>, phase = 'main'): RunningStep => {
    const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => {
      const file = join(folder, `${name}-${crypto.randomUUID()}`);
      writeFileSync(file, '');
      return [name, file] as const;
    });
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const child = spawn(process.execPath, [program, phase], {
      cwd: folder,
      env: {
        ...environment,
        ...Object.fromEntries([...given, ...files]),
        ...(phase === 'post' ? { STATE_started: 'true' } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
    const done = new Promise<Ended>((resolve) => {
      child.once('close', (exitCode) => {
        const output = readFileSync(Object.fromEntries(files)['GITHUB_OUTPUT'] ?? '', 'utf8');
        // `name<<delimiter`, the value, the delimiter.
        const values = [...output.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
        resolve({
          exitCode,
          log,
          outputs: Object.fromEntries(values.map(([, name, , value]) => [name, value])),
        });
      });
    });
    return { process: child, done };
  };
  return {
    ...{ runId, start },
    run: (inputs) => start(inputs).done,
    post: (inputs) => start(inputs, 'post').done,
    end: () => ci.end(runId),
  };
}
