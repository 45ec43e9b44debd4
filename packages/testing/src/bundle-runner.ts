import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type ActionManifest, readActionManifest, repositoryRoot } from './action-manifest.ts';
import { createCommandFiles, parseKeyValues } from './command-files.ts';
import { type LogLine, plainLine, RunnerLog } from './runner-log.ts';

/** The runner's patience after a cancel, in milliseconds: SIGINT, then SIGTERM, then SIGKILL. */
export const cancelTiming = { beforeTerminate: 7_500, beforeKill: 2_500 } as const;

/** A step of a job: which bundle to start, and with what. */
export interface StepRequest {
  /** Name of the folder below `actions/`. */
  readonly action: string;
  /** `main` when absent. */
  readonly phase?: 'main' | 'post';
  /** What stands under `with:`; inputs that are `undefined` count as not given and get the default of action.yml. */
  readonly inputs?: Readonly<Record<string, string | undefined>>;
  /** The checked-out repository, and the working directory. */
  readonly workspace: string;
  /** `RUNNER_TEMP`; the same for all steps of a job. */
  readonly temporary: string;
  /** Added to the environment, or taken out of it with `undefined`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What `main` saved, for its `post`. */
  readonly state?: Readonly<Record<string, string>>;
  /** Secrets masked so far; hand the same set to all steps of a job. */
  readonly masks?: Set<string>;
  /** Sees each line of the log as it comes. */
  readonly onLine?: (line: LogLine) => void;
  /** The repository whose bundles are started; this one when absent. */
  readonly root?: string;
}

/** How a step ended and all it left behind. */
export interface StepResult {
  /** `undefined` when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: string;
  /** The whole log as plain text, see {@link plainLine}. */
  readonly log: string;
  readonly lines: readonly LogLine[];
  readonly seconds: number;
}

/** A running step. */
export interface Step {
  readonly done: Promise<StepResult>;
  readonly pid: number | undefined;
  /** Cancels as the runner does: SIGINT, SIGTERM after 7.5 s, SIGKILL after 2.5 s more. */
  readonly cancel: () => void;
}

/**
 * Starts a bundle of `dist/` as the GitHub runner does: a real Node process with `INPUT_*` and the runner's variables and
 * files and nothing else. Throws when the action has no such phase or the bundle isn't built.
 */
export function startStep(request: StepRequest): Step {
  const root = request.root ?? repositoryRoot;
  const manifest = readActionManifest(request.action, root);
  const bundle = bundleOf(request, manifest);
  mkdirSync(request.temporary, { recursive: true });
  const files = createCommandFiles(request.temporary);
  const started = performance.now();
  const child = spawn(process.execPath, [bundle], {
    cwd: request.workspace,
    env: {
      ...machineVariables(),
      ...runnerVariables(request),
      ...files.environment,
      ...inputVariables(manifest, request.inputs ?? {}),
      ...prefixed('STATE_', request.state ?? {}),
      ...request.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = new RunnerLog(request.masks);
  const lines: LogLine[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (text) => {
      const line = log.read(text);
      if (line === undefined) return;
      lines.push(line);
      request.onLine?.(line);
    });
  }
  const timers: NodeJS.Timeout[] = [];
  const done = new Promise<StepResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      timers.forEach(clearTimeout);
      try {
        resolve({
          exitCode: code ?? undefined,
          signal: signal ?? undefined,
          outputs: parseKeyValues(files.read('output')),
          state: parseKeyValues(files.read('state')),
          summary: files.read('summary'),
          log: lines.map(plainLine).join('\n'),
          lines,
          seconds: (performance.now() - started) / 1_000,
        });
      } catch (error) {
        reject(error);
      }
    });
  });
  const cancel = () => {
    const { beforeTerminate, beforeKill } = cancelTiming;
    child.kill('SIGINT');
    timers.push(
      setTimeout(() => child.kill('SIGTERM'), beforeTerminate),
      setTimeout(() => child.kill('SIGKILL'), beforeTerminate + beforeKill),
    );
  };
  return { done, pid: child.pid, cancel };
}

/** Runs a step to its end. */
export function runStep(request: StepRequest): Promise<StepResult> {
  return startStep(request).done;
}

/** Whether an action has a `post`. */
export function hasPost(action: string, root = repositoryRoot): boolean {
  return readActionManifest(action, root).post !== undefined;
}

function bundleOf({ action, phase = 'main' }: StepRequest, manifest: ActionManifest): string {
  const bundle = manifest[phase];
  if (bundle === undefined) throw new Error(`the action ${action} has no ${phase}`);
  if (!existsSync(bundle)) throw new Error(`${bundle} is not there; build it with \`npm run build\``);
  return bundle;
}

/** What a process needs of the machine, on any system; nothing else of our own environment gets through. */
function machineVariables(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot', 'USERPROFILE', 'TEMP', 'TMP', 'PATHEXT'];
  return Object.fromEntries(
    names.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]),
  );
}

function runnerVariables({ action, workspace, temporary }: StepRequest): Record<string, string> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: `__${action}`,
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_JOB: 'deploy',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: 'octocat/shop',
    GITHUB_REPOSITORY_OWNER: 'octocat',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_WORKFLOW: 'deploy',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: 'local',
    RUNNER_OS: { darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? 'Linux',
    RUNNER_TEMP: temporary,
  };
}

/** Every input as the runner passes it, unknown ones too; an empty text is given, not absent. */
function inputVariables(
  manifest: ActionManifest,
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, { default: fallback }] of Object.entries(manifest.inputs)) {
    // Expressions such as `${{ github.token }}` have no value without GitHub.
    values[name] = String(fallback ?? '').replaceAll(/\$\{\{.*?\}\}/g, '');
  }
  for (const [name, value] of Object.entries(given)) if (value !== undefined) values[name] = value;
  return prefixed(
    'INPUT_',
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name.replaceAll(' ', '_').toUpperCase(), value]),
    ),
  );
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));
}
