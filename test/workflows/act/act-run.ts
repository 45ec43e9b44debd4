import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** One step of a job, as act tells of it. */
export interface ActStep {
  /** Its id in the workflow, or its name. */
  readonly id: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What it said as errors, one each. */
  readonly errors: readonly string[];
  /** How each of its phases ended, by `Pre`, `Main` and `Post`. */
  readonly results: Readonly<Record<string, string>>;
}

/** What came of a workflow. */
export interface ActRun {
  readonly exitCode: number | null;
  /** All that act wrote, for whoever has to find out what went wrong. */
  readonly log: string;
  readonly seconds: number;
  /** A step by its id, else by its name, of a job, or of `caller/job` in a called workflow. Without outputs and results when it was not there. */
  readonly step: (job: string, id: string) => ActStep;
}

/** What act is to run. */
export interface ActRequest {
  /** The program. */
  readonly program: string;
  /** The consumer's repository. */
  readonly directory: string;
  /** The workflow's file, from there. */
  readonly workflow: string;
  /** The folder that stands for a repository at a ref, by `owner/name@ref`. */
  readonly repositories: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** What the machine has in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where programs are found before all others. */
  readonly programs: string;
}

/**
 * Runs a workflow with act, on this machine and without containers, as `workflow_dispatch` starts it. Everything that act
 * keeps goes into a temporary folder. https://nektosact.com/usage/index.html
 */
export async function runAct(request: ActRequest): Promise<ActRun> {
  const home = mkdtempSync(join(tmpdir(), 'deploy-actions-act-'));
  const { directory, workflow, repositories, inputs = {}, secrets, environment, programs } = request;
  const each = (option: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`]);
  const args = [
    ...['workflow_dispatch', '--directory', directory, '--workflows', join(directory, workflow), '--json'],
    ...['-P', 'ubuntu-latest=-self-hosted', '-P', 'self-hosted=-self-hosted'],
    ...['--action-offline-mode', '--no-cache-server', '--action-cache-path', join(home, 'actions')],
    ...each('--local-repository', repositories),
    ...each('--input', inputs),
    ...each('--env', environment),
  ];
  const folders = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  // Neither in the list of processes nor in the environment, which every step would get.
  const secretFile = join(home, 'secrets');
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  writeFileSync(secretFile, lines.join(''), { mode: 0o600 });
  const path = [programs, dirname(process.execPath), process.env['PATH']].join(delimiter);
  // Nothing of a job that this may itself be a step of, and no way off the machine: what isn't here can't be fetched.
  const plain = { ...folders, PATH: path, TMPDIR: tmpdir(), HTTPS_PROXY: 'http://127.0.0.1:9' };
  const started = performance.now();
  const child = spawn(request.program, [...args, '--secret-file', secretFile], {
    env: plain,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  const steps = readSteps(log);
  return {
    ...{ exitCode, log, seconds: (performance.now() - started) / 1_000 },
    step: (job, id) => steps.get(`${job}#${id}`) ?? { id, outputs: {}, errors: [], results: {} },
  };
}

/** A line of act's log, as far as it is of interest. */
interface Line {
  readonly jobID?: string;
  readonly job?: string;
  /** Its id, or number, and those of the steps of a composite action in it. */
  readonly stepID?: readonly string[];
  /** Its name, or what it uses or runs. */
  readonly step?: string;
  readonly stage?: string;
  readonly stepResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
}

function readSteps(log: string): ReadonlyMap<string, ActStep> {
  const steps = new Map<string, ActStep & { errors: string[] } & Record<'outputs' | 'results', Fields>>();
  for (const text of log.split('\n')) {
    const line = parsed(text);
    const { job = '', jobID, stepID: [id, inner] = [], step: stepName = '', stage = '', command } = line;
    if (jobID === undefined || id === undefined || inner !== undefined) continue;
    // `<workflow>/<job>`, and for a job of a called workflow `<calling job>/<workflow>/<job>`.
    const [caller = '', , called] = job.split('/');
    const place = `${called === undefined ? '' : `${caller}/`}${jobID}`;
    const step = steps.get(`${place}#${id}`) ?? { id, outputs: {}, errors: [], results: {} };
    for (const key of [id, stepName]) steps.set(`${place}#${key}`, step);
    const { stepResult, name = '', arg = '' } = line;
    if (stepResult !== undefined) step.results[stage] = stepResult;
    if (command === 'set-output') step.outputs[name] = arg;
    if (command === 'error') step.errors.push(arg);
  }
  return steps;
}

type Fields = Record<string, string>;

function parsed(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    // The last line of a run that failed is plain text.
    return {};
  }
}
