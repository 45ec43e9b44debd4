import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { realRuntime, verify } from './running.ts';

const good = '{ kind: command, run: "exit 0", id: good }';
const warns = '{ kind: command, run: "exit 3", warn-exit-code: 3, id: warns, remedy: look closely }';
const minor = '{ kind: command, run: "exit 1", severity: warning, id: minor }';
const bad = '{ kind: command, run: "echo no space; exit 1", id: bad, remedy: make space }';
const info = '{ kind: command, run: "exit 1", severity: info, id: info }';
const left = '{ kind: command, run: "exit 1", id: left, profiles: [major] }';

const list = (...checks: string[]) => ({ checks: `[${checks.join(', ')}]` });

describe('the verdict', () => {
  test.each([
    ['go', [good, info, left], 'low', true, true, 'GO, risk low: every check that counts passed'],
    [
      'conditional-go',
      [good, warns],
      'medium',
      true,
      false,
      'CONDITIONAL GO, risk medium: 1 of 2 checks warned (warns)',
    ],
    [
      'conditional-go',
      [good, minor],
      'medium',
      true,
      false,
      'CONDITIONAL GO, risk medium: 1 of 2 checks failed (minor)',
    ],
    [
      'no-go',
      [bad, warns],
      'high',
      false,
      false,
      'NO GO, risk high: 1 of 2 checks failed (bad), 1 of 2 checks warned (warns)',
    ],
  ])('is %s for %j', async (verdict, checks, risk, ok, okWhenStrict, reason) => {
    const usual = await verify(list(...checks), await realRuntime());
    expect(usual.outputs).toMatchObject({ verdict, risk });
    expect(usual.conclusion).toEqual({ ok, reasonCode: verdict, reason });
    const strict = await verify({ ...list(...checks), 'fail-on': 'conditional-go' }, await realRuntime());
    expect(strict.conclusion.ok).toBe(okWhenStrict);
  });

  test('is no-go when the run is cancelled, even if only info was asked', async () => {
    const runtime = await realRuntime();
    setTimeout(() => runtime.cancel(), 100);
    const slow = '{ kind: command, run: sleep 30, severity: info }';
    const { outputs, conclusion } = await verify(list(good, slow), runtime);
    expect(outputs['verdict']).toBe('no-go');
    expect(conclusion).toMatchObject({ ok: false, reasonCode: 'cancelled' });
  });
});

test('outputs count the checks and name the report', async () => {
  const runtime = await realRuntime();
  const { outputs } = await verify(
    { ...list(good, warns, minor, bad, info, left), version: '1.2.0' },
    runtime,
  );
  expect(outputs).toMatchObject({ passed: '1', warned: '1', failed: '3', skipped: '1', 'plan-digest': '' });
  const report = JSON.parse(await readFile(outputs['report'] ?? '', 'utf8'));
  expect(report).toMatchObject({
    ...{
      schemaVersion: 2,
      service: 'shop',
      phase: 'pre-deploy',
      version: '1.2.0',
      verdict: 'no-go',
      failed: 3,
    },
    run: runtime.run.url,
  });
  expect(report.checks.map(({ id }: { id: string }) => id)).toEqual([
    'good',
    'warns',
    'minor',
    'bad',
    'info',
    'left',
  ]);
});

test('the log has one line a check, then what failed or warned as annotations, the most severe first', async () => {
  const runtime = await realRuntime();
  await verify({ ...list(good, warns, minor, bad, info), concurrency: '1', version: '1.2.0' }, runtime);
  expect(runtime.lines.map((line) => line.replace(/\(\d+\w+\)/, '(…)'))).toEqual([
    'pre-deploy of shop 1.2.0 to production, profile standard: 5 checks',
    '✔ good   ended with exit code 0 (…)',
    '▲ warns  ended with exit code 3 (…) → look closely',
    '✘ minor  ended with exit code 1 (…)',
    '✘ bad    ended with exit code 1: no space (…) → make space',
    '✘ info   ended with exit code 1 (…)',
    'error: bad: ended with exit code 1: no space → make space',
    'warning: minor: ended with exit code 1',
    'warning: warns: ended with exit code 3 → look closely',
  ]);
});

test('a mistake in a file is annotated at its line', async () => {
  const runtime = await realRuntime();
  await writeFile(join(runtime.workspace, 'a.yml'), 'ok: 1\nbad: [\n');
  await verify(list('{ kind: config-files, paths: ["*.yml"] }'), runtime);
  expect(runtime.lines.at(-1)).toMatch(/^error: a\.yml:3:1: config-files: /);
});

describe('the summary', () => {
  test('says the verdict first, then what failed and what to do', async () => {
    const { summary } = await verify(
      { ...list(good, warns, bad, left), version: '1.2.0' },
      await realRuntime(),
    );
    expect(summary.split('\n')[0]).toBe('## ❌ NO GO · risk high');
    expect(summary).toContain('| **bad** | critical | ended with exit code 1: no space | make space |');
    expect(summary.indexOf('### ❌ Failed')).toBeLessThan(summary.indexOf('### ⚠️ Warnings'));
    expect(summary).toContain('<details><summary>✅ Passed (1)</summary>');
    expect(summary).toContain('- left: runs only in `major`');
  });

  test('lets no output break out of it', async () => {
    const evil = `{ kind: command, id: evil, run: "printf '</pre></details>\\n\\n# GO <b>\\n'; exit 1" }`;
    const { summary } = await verify(list(evil), await realRuntime());
    expect(summary).toContain('<pre>&lt;/pre&gt;&lt;/details&gt;&#10;&#10;# GO &lt;b&gt;</pre>');
    expect(summary).not.toMatch(/^# GO/m);
  });
});

test('a dry run lists the checks, runs none, writes nothing and gives no verdict', async () => {
  const runtime = await realRuntime();
  const touch = '{ kind: command, id: touch, run: "touch a.txt\\ntouch b.txt" }';
  const { outputs, conclusion, summary } = await verify({ ...list(touch, left), 'dry-run': 'true' }, runtime);
  expect(new Set(Object.values(outputs))).toEqual(new Set(['']));
  expect(conclusion).toEqual({
    ok: true,
    reasonCode: 'dry-run',
    reason: 'Dry run: 1 check would run; there is no verdict.',
  });
  expect(runtime.lines).toEqual([
    'pre-deploy of shop to production, profile standard: 1 check, 1 left out by the profile',
    '  touch  critical  touch a.txt ↵ touch b.txt',
  ]);
  expect(summary).toContain('no verdict');
  expect(await readdir(runtime.workspace)).toEqual([]);
});

describe('the plan digest', () => {
  const sections = (url: string) => ({
    ...list(good),
    version: '1.2.0',
    state: '{ store: file, path: state.json }',
    traffic: `{ router: http, url: "${url}", colors: { blue: { url: "http://blue" }, green: { url: "http://green" } } }`,
  });

  /** The control plane of a router on which blue serves. */
  async function router(): Promise<string> {
    const server = createServer((_, response) => response.end('{"blue":100,"green":0}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/weights`;
  }

  test('is the same for the same plan and another for another version', async () => {
    const given = sections(await router());
    const digest = async (more: object) =>
      (await verify({ ...given, ...more }, await realRuntime())).outputs['plan-digest'];
    const first = await digest({});
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest({ profile: 'standard', concurrency: '1' })).toBe(first);
    expect(await digest({ version: '1.2.1' })).not.toBe(first);
    expect(await digest({ stages: '[100%]' })).not.toBe(first);
    expect(await digest({ sha: 'b'.repeat(40) })).not.toBe(first);
  });

  test('is read without writing, and the summary shows it', async () => {
    const runtime = await realRuntime();
    const { outputs, summary } = await verify(sections(await router()), runtime);
    expect(summary).toContain(`Plan digest: \`${outputs['plan-digest']}\``);
    expect(runtime.lines.join('\n')).toContain('✔ deployment-plan  green would get 1.2.0, blue serves now');
    expect(await readdir(runtime.workspace)).toEqual([
      'readiness-production-pre-deploy-standard.json',
      'readiness-production-pre-deploy-standard.md',
    ]);
  });

  test('stands under a name that no other check has', async () => {
    const own = '{ kind: command, run: "exit 0", id: deployment-plan }';
    await expect(verify({ ...sections(await router()), ...list(own) }, await realRuntime())).rejects.toThrow(
      'the id `deployment-plan` is that of the plan',
    );
  });

  test('that cannot be read makes a no-go', async () => {
    const { outputs, conclusion } = await verify(sections('http://127.0.0.1:1/weights'), await realRuntime());
    expect(outputs).toMatchObject({ verdict: 'no-go', failed: '1', passed: '1', 'plan-digest': '' });
    expect(conclusion.reason).toContain('(deployment-plan)');
  });

  test('of stages that the router can not express makes a no-go that names each', async () => {
    const runtime = await realRuntime();
    const traffic = `{ router: command, shares: [0, 50, 100], read: { run: echo blue 100 green 0 }, write: { run: touch written }, colors: { blue: { url: "http://blue" }, green: { url: "http://green" } } }`;
    const stages = '[10%, 50%, 75%, 100%]';
    const { outputs } = await verify({ ...sections('http://127.0.0.1:1'), traffic, stages }, runtime);
    expect(outputs).toMatchObject({ verdict: 'no-go', 'plan-digest': '' });
    const log = runtime.lines.join('\n');
    for (const share of ['10%', '75%']) expect(log).toContain(`the router \`command\` can't do ${share}`);
    expect(await readdir(runtime.workspace)).not.toContain('written');
  });

  test('of a workload that both colours share makes a no-go that says so, beside the stages', async () => {
    const runtime = await realRuntime();
    const workload =
      '{ deployer: kubernetes, namespace: shop, deployments: { api: { containers: { api: "shop/api:{{version}}" } } } }';
    const traffic = `{ router: command, shares: [0, 100], read: { run: cat weights.json }, write: { run: touch written }, colors: { blue: { url: "http://blue" }, green: { url: "http://green" } } }`;
    await writeFile(join(runtime.workspace, 'weights.json'), '{"blue":100,"green":0}');
    const given = { ...sections('http://127.0.0.1:1'), traffic, workload, sha: 'b'.repeat(40) };
    const { outputs } = await verify(given, runtime);
    expect(outputs).toMatchObject({ verdict: 'no-go', 'plan-digest': '' });
    const log = runtime.lines.join('\n');
    expect(log).toContain('deployment shop/api is the same for blue and green');
    expect(log).toContain("can't do 10%, 25%, 50%, 75%: ");
    expect(log).not.toContain('input `stages`');
  });

  test('notes workloads that this login can not look at, and is no less a go', async () => {
    const runtime = await realRuntime();
    const workload =
      '{ deployer: ecs, cluster: shop, services: { "api-{{color}}": { containers: { api: "shop/api:{{version}}" } } } }';
    const { outputs } = await verify({ ...sections(await router()), workload }, runtime);
    expect(outputs).toMatchObject({ verdict: 'go', 'plan-digest': expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(runtime.lines.join('\n')).toMatch(/serves now; the workloads could not be looked at: .*region/);
  });

  test('is empty without a version or traffic, and after the deployment', async () => {
    const { state, traffic, version, checks } = sections('http://127.0.0.1:1/weights');
    for (const given of [
      { state, traffic },
      { state, version },
      { state, traffic, version, phase: 'smoke', checks: '[{ kind: disk, free: 1B, phase: smoke }]' },
    ]) {
      const { outputs } = await verify({ checks, ...given }, await realRuntime());
      expect(outputs).toMatchObject({ verdict: 'go', 'plan-digest': '' });
    }
  });
});
