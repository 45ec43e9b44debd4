import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const sample = join(import.meta.dirname, 'sample-action.ts');
const secret = 'hunter22-&"x"';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-actions-run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Start {
  readonly environment?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
  readonly phase?: string;
  /** Sent as soon as the action sleeps. */
  readonly signal?: NodeJS.Signals;
}

/** Starts the sample action in a process of its own, as somebody would by hand. */
async function start(how: string, { environment = {}, node = [], phase = 'main', signal }: Start = {}) {
  const child = spawn(process.execPath, [...node, sample, phase], {
    cwd: folder,
    env: { PATH: process.env['PATH'], INPUT_DO: how, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      const slept = output.includes('sleeping');
      output += text;
      if (signal && !slept && output.includes('sleeping')) child.kill(signal);
    });
  }
  const [exitCode, killedBy] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (code, by) => resolve([code, by])),
  );
  return { exitCode, killedBy, output };
}

/** Starts it as the runner does, with the files a step answers through. */
async function startOnRunner(how: string, more: Start = {}) {
  const paths = ['output', 'state', 'summary'].map((name) => join(mkdtempSync(join(folder, 'step-')), name));
  const [output = '', state = '', summary = ''] = paths;
  for (const path of paths) writeFileSync(path, '');
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: output,
    GITHUB_STATE: state,
    GITHUB_STEP_SUMMARY: summary,
    ...more.environment,
  };
  const ended = await start(how, { ...more, environment });
  const read = (path: string) => readFileSync(path, 'utf8');
  return { ...ended, files: { output: read(output), state: read(state), summary: read(summary) } };
}

/** Neither a stack nor Node's own words about a crash. */
const stack = /^\s+at |node:internal|Node\.js v/m;

describe.concurrent('an action that ends well', () => {
  test('tells its outputs and its reason by hand', async () => {
    expect(await start('pass')).toEqual({
      exitCode: 0,
      killedBy: null,
      output: 'ok = true\ntext = all is well\nnothing = \nall is well\n',
    });
  });

  test('writes outputs, state and summary on the runner, all without secrets', async () => {
    const { exitCode, output, files } = await startOnRunner('tell', { environment: { INPUT_TOKEN: secret } });
    expect(exitCode).toBe(0);
    expect(files.output).toMatch(
      /^ok<<(.+)\ntrue\n\1\ntext<<(.+)\ntoken \*\*\*\nin two lines\n\2\nnothing<<(.+)\n\n\3\n$/,
    );
    expect(files.state).toMatch(/^kept<<(.+)\nfor post\n\1\n$/);
    expect(files.summary).toBe('## Summary\n\ntoken ***\nin two lines\n\n');
    expect(output.replace(/^::add-mask::.*\n/m, '')).not.toContain('hunter22');
    expect(output).toContain('info ***\n');
  });

  test('cuts an output that GitHub would not take', async () => {
    const { exitCode, output, files } = await startOnRunner('long');
    expect(exitCode).toBe(0);
    expect(output).toContain('::warning::The output `text` was cut');
    expect(output).toContain('::warning::The job summary was cut');
    expect(files.output.length).toBeLessThan(501_000);
  });

  test('ends at once, whatever connections, servers and timers it leaves open', async () => {
    const began = performance.now();
    expect(await start('linger')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('text = ok'),
    });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('does not fail because its summary cannot be written', async () => {
    const environment = { GITHUB_STEP_SUMMARY: join(folder, 'no', 'such', 'folder') };
    const { exitCode, output } = await start('pass', { environment });
    expect(exitCode).toBe(0);
    expect(output).toContain('The job summary could not be written: ENOENT');
  });
});

describe.concurrent('an action that fails', () => {
  test('says why, tells its outputs and exits with 1', async () => {
    const { exitCode, output } = await start('fail');
    expect(exitCode).toBe(1);
    expect(output).toContain('ok = false\n');
    expect(output).toMatch(/error: not good enough \(not-fine\)\n$/);
  });

  test('at its inputs lists every problem and has changed nothing', async () => {
    const { exitCode, output } = await start('unresolvable', {
      environment: { INPUT_WAIT: '5', INPUT_TOKN: 'x' },
    });
    expect(exitCode).toBe(1);
    expect(output).toBe(
      [
        'error: input `wait`: found `5`, but a duration has a unit: `90s`, `5m`, `1h30m`, `250ms`, `7d`',
        'error: input `tokn`: is not an input of this action; did you mean `token`?',
        'error: input `do`: is unresolvable',
        'Nothing was changed: these 3 problems have to be put right first.\n',
      ].join('\n'),
    );
  });

  test('at its inputs leaves out what only follows from them', async () => {
    const { output } = await start('unresolvable-bug', { environment: { INPUT_WAIT: '5' } });
    expect(output).not.toContain('bug');
    expect((await start('unresolvable-bug')).output).toContain('This is a bug in deploy-actions');
  });

  test('later with wrong configuration does not claim that nothing was changed', async () => {
    const { exitCode, output } = await start('configuration');
    expect([exitCode, output]).toEqual([1, 'error: input `wait`: contradicts `do`\nerror: second problem\n']);
  });

  test('because of another system names it, without a stack', async () => {
    const { exitCode, output } = await start('provider');
    expect([exitCode, output]).toEqual([
      1,
      'error: router: write failed: answered 503\nThis may pass by itself: running the job again is safe.\n',
    ]);
  });

  test.each(['bug', 'late-exception', 'late-rejection'])(
    'because of a bug says so with a stack, without secrets: %s',
    async (how) => {
      const { exitCode, output } = await start(how, { environment: { INPUT_TOKEN: secret } });
      expect(exitCode).toBe(1);
      expect(output).toMatch(
        /^error: This is a bug in deploy-actions, please report it: (cannot read|late) \*\*\*\nTypeError: /m,
      );
      expect(output).toMatch(/^\s+at .*sample-action\.ts/m);
      expect(output).not.toContain('hunter22');
    },
  );

  test('shows every problem in the log, more than the ten that GitHub annotates, and in the summary', async () => {
    const { output, files } = await startOnRunner('many');
    for (let line = 1; line <= 14; line += 1) {
      expect(output).toContain(`::error file=f.yml,line=${line},col=1::f.yml:${line}:1: wrong ${line}\n`);
      expect(files.summary).toContain(`- f.yml:${line}:1: wrong ${line}\n`);
    }
    expect(output).toContain('GitHub shows 10 of them as annotations; all 14 are above.');
    expect(output).not.toMatch(stack);
  });
});

describe.concurrent('a cancelled action', () => {
  test.each([
    ['sleep', 'SIGINT'],
    ['sleep', 'SIGTERM'],
    ['platform-sleep', 'SIGINT'],
  ] as const)('says so and exits with 1: %s, %s', async (how, signal) => {
    const { exitCode, killedBy, output } = await start(how, { signal });
    expect([exitCode, killedBy]).toEqual([1, null]);
    expect(output).toBe(`sleeping\nerror: The run was cancelled by ${signal}.\n`);
  });

  test('may put things back and tell what came of it', async () => {
    const { exitCode, output } = await start('tidy', { signal: 'SIGINT' });
    expect(exitCode).toBe(1);
    expect(output).toContain('error: put back as it was (not-fine)');
  });

  test('that does not listen ends by itself before the runner kills it', async () => {
    // Lets the patience of nine seconds pass in 0.3 s.
    const hurry =
      'const { setTimeout } = globalThis; globalThis.setTimeout = (f, ms, ...a) => setTimeout(f, ms / 30, ...a)';
    const node = ['--import', `data:text/javascript,${encodeURIComponent(hurry)}`];
    const { exitCode, killedBy, output } = await start('deaf', { signal: 'SIGINT', node });
    expect([exitCode, killedBy]).toEqual([1, null]);
    expect(output).toContain('error: The run was cancelled, but was still busy 9 s later.');
  });
});

test('a post step knows what was saved, and its failure is a warning', async () => {
  const { exitCode, output } = await start('', { phase: 'post', environment: { STATE_kept: 'for post' } });
  expect([exitCode, output]).toEqual([0, 'saved for post\nwarning: router: tidy failed: cannot tidy up\n']);
});

describe('the process', () => {
  test('does its work to the end when nobody reads its output any more', async () => {
    const child = spawn(process.execPath, [sample, 'main'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], INPUT_DO: 'talk' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, 'talked'), 'utf8')).toBe('to the end');
  });

  test('says which Node it needs before anything else', async () => {
    const old =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
    const { exitCode, output } = await start('pass', { node: ['--import', `data:text/javascript,${old}`] });
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^error: this is Node 20\.20\.2, and deploy-actions needs Node 24 or newer; `npm ci` in .* puts one at `node_modules\/\.bin\/node`/,
    );
    expect(output).not.toMatch(/all is well|bug/);
  });
});
