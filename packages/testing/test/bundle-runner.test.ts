import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LogLine, runStep, startStep } from '../src/index.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-runner-test-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** An action whose bundle is the given code. */
function makeAction(main: string, post?: string): void {
  mkdirSync(join(root, 'actions/probe'), { recursive: true });
  mkdirSync(join(root, 'dist/probe'), { recursive: true });
  mkdirSync(join(root, 'workspace'), { recursive: true });
  const postLine = post === undefined ? '' : '\n  post: ../../dist/probe/post.js';
  writeFileSync(
    join(root, 'actions/probe/action.yml'),
    `name: probe
inputs:
  dry-run: { default: 'false' }
  two words: {}
  github-token: { default: '\${{ github.token }}' }
runs:
  using: node24
  main: ../../dist/probe/main.js${postLine}
`,
  );
  writeFileSync(join(root, 'dist/probe/package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'dist/probe/main.js'), main);
  if (post !== undefined) writeFileSync(join(root, 'dist/probe/post.js'), post);
}

const place = () => ({
  action: 'probe',
  root,
  workspace: join(root, 'workspace'),
  temporary: join(root, 'temp'),
});

describe('the environment of a step', () => {
  test('holds the inputs under the names the runner gives them, with the defaults of action.yml', async () => {
    makeAction('console.log(JSON.stringify(process.env))');
    const { lines, exitCode } = await runStep({
      ...place(),
      inputs: { 'two words': 'a', unknown: 'b', absent: undefined },
    });
    const environment = JSON.parse(lines[0]?.text ?? '') as Record<string, string>;
    expect(exitCode).toBe(0);
    expect(environment).toMatchObject({
      'INPUT_DRY-RUN': 'false',
      INPUT_TWO_WORDS: 'a',
      INPUT_UNKNOWN: 'b',
      'INPUT_GITHUB-TOKEN': '',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: join(root, 'workspace'),
      RUNNER_TEMP: join(root, 'temp'),
    });
    expect(environment).not.toHaveProperty('INPUT_ABSENT');
  });

  test('has nothing of ours but what the machine needs, and takes additions and removals', async () => {
    makeAction('console.log(JSON.stringify([process.cwd(), process.env]))');
    process.env['BUNDLE_RUNNER_LEAK'] = 'leaked';
    const { lines } = await runStep({
      ...place(),
      environment: { ADDED: 'yes', GITHUB_REPOSITORY: undefined },
    });
    delete process.env['BUNDLE_RUNNER_LEAK'];
    const [directory, environment] = JSON.parse(lines[0]?.text ?? '') as [string, Record<string, string>];
    expect(directory).toBe(join(root, 'workspace'));
    expect(environment).toHaveProperty('ADDED', 'yes');
    expect(environment).not.toHaveProperty('BUNDLE_RUNNER_LEAK');
    expect(environment).not.toHaveProperty('GITHUB_REPOSITORY');
  });
});

describe('what a step leaves behind', () => {
  test('is read from its files, and its post gets the state', async () => {
    makeAction(
      `import { appendFileSync as add } from 'node:fs';
       add(process.env.GITHUB_OUTPUT, 'plain=1<<2\\ntext<<END\\nfirst\\n\\nlast=1\\nEND\\n');
       add(process.env.GITHUB_STATE, 'lock<<X\\n42\\nX\\n');
       add(process.env.GITHUB_STEP_SUMMARY, '# Done');
       process.exitCode = 3;`,
      'console.log("lock", process.env.STATE_lock)',
    );
    const result = await runStep(place());
    expect(result).toMatchObject({
      exitCode: 3,
      outputs: { plain: '1<<2', text: 'first\n\nlast=1' },
      state: { lock: '42' },
      summary: '# Done',
    });
    const post = await runStep({ ...place(), phase: 'post', state: result.state });
    expect(post.log).toBe('lock 42');
  });

  test('a malformed output file is an error, as it is for the runner', async () => {
    makeAction(
      `import { appendFileSync } from 'node:fs'; appendFileSync(process.env.GITHUB_OUTPUT, 'a<<END\\nb\\n')`,
    );
    await expect(runStep(place())).rejects.toThrow('the delimiter END is missing');
  });
});

test('log lines come with commands understood and secrets masked, in this step and the next', async () => {
  makeAction(`console.log(['::add-mask::s3cr%25t', 'the s3cr%t', '::group::Look at s3cr%t', 'inside', '::endgroup::',
    '::error file=a.yml,line=3,col=5::two%0Alines', '::warning::careful', '::not a command'].join('\\n'))`);
  const masks = new Set<string>();
  const seen: LogLine[] = [];
  const result = await runStep({ ...place(), masks, onLine: (line) => seen.push(line) });
  expect(seen).toEqual(result.lines);
  expect(result.lines).toEqual([
    { kind: 'text', text: 'the ***' },
    { kind: 'group', text: 'Look at ***' },
    { kind: 'text', text: 'inside' },
    { kind: 'end-group', text: '' },
    { kind: 'error', text: 'two\nlines', place: 'a.yml:3:5' },
    { kind: 'warning', text: 'careful' },
    { kind: 'text', text: '::not a command' },
  ]);
  expect(result.log).toContain('error: two\nlines');
  makeAction(`console.log('again s3cr%t')`);
  expect((await runStep({ ...place(), masks })).log).toBe('again ***');
});

test('a cancelled step that stops on SIGINT ends at once with its own exit code', async () => {
  makeAction(
    `process.on('SIGINT', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready')`,
  );
  const step = startStep({ ...place(), onLine: () => step.cancel() });
  expect(await step.done).toMatchObject({ exitCode: 7, signal: undefined });
});

test('an unbuilt bundle and a missing post are said plainly', () => {
  makeAction('');
  expect(() => startStep({ ...place(), phase: 'post' })).toThrow('has no post');
  rmSync(join(root, 'dist'), { recursive: true });
  expect(() => startStep(place())).toThrow('npm run build');
});
