import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { command } from '../../scripts/command.ts';

const root = join(mkdtempSync(join(tmpdir(), 'command-')), 'with spaces');
const tools = join(root, 'node_modules', '.bin');
mkdirSync(tools, { recursive: true });

afterEach(() => vi.unstubAllEnvs());

function evaluate(code: string, options?: Parameters<typeof command>[3]) {
  return command(root, 'node', ['-e', code], options);
}

test('the output of both streams is kept, and a failure is one', async () => {
  const code = 'console.log("out"); console.error("err");';
  expect(await evaluate(code)).toEqual({ ok: true, output: 'out\nerr\n' });
  expect(await evaluate(`${code} process.exitCode = 3`)).toEqual({ ok: false, output: 'out\nerr\n' });
  expect(await evaluate('process.kill(process.pid, "SIGKILL")')).toMatchObject({ ok: false });
});

test('arguments arrive as they are', async () => {
  const args = ['two words', '"quoted"', '$HOME', '*', ''];
  const { output } = await command(root, 'node', ['-p', 'JSON.stringify(process.argv.slice(1))', ...args]);
  expect(JSON.parse(output)).toEqual(args);
});

test('the Node of this process comes first, then the tools of the root', async () => {
  vi.stubEnv('PATH', ['elsewhere', process.env['PATH']].join(delimiter));
  const { output } = await evaluate('console.log(process.execPath); console.log(process.env.PATH)');
  const [node, path] = output.split(/\r?\n/);
  expect(node).toBe(process.execPath);
  expect(path?.split(delimiter).slice(0, 3)).toEqual([dirname(process.execPath), tools, 'elsewhere']);
});

test('a tool of the root is started rather than one of its name on the PATH', async () => {
  writeFileSync(join(tools, 'git'), '#!/bin/sh\necho from the root\n');
  chmodSync(join(tools, 'git'), 0o755);
  writeFileSync(join(tools, 'git.cmd'), '@echo from the root\r\n');
  const { ok, output } = await command(root, 'git', ['--version']);
  expect({ ok, output: output.trim() }).toEqual({ ok: true, output: 'from the root' });
});

test('what is kept has no colours, and what is shown may have', async () => {
  vi.stubEnv('FORCE_COLOR', '1');
  vi.stubEnv('NO_COLOR', undefined);
  const code =
    'const { NO_COLOR, FORCE_COLOR, MORE } = process.env; console.log([NO_COLOR, FORCE_COLOR, MORE].join());';
  expect((await evaluate(code, { environment: { MORE: 'more' } })).output).toBe('1,,more\n');
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { output } = await evaluate(code, { show: true });
  expect(output).toBe(',1,\n');
  expect(written.mock.calls.map(([text]) => String(text)).join('')).toContain(output);
  written.mockRestore();
});

test('what can’t be started is a failure that says so', async () => {
  expect(await command(root, 'no-such-program', [])).toEqual({
    ok: false,
    output: expect.stringContaining('Unable to locate executable file: no-such-program'),
  });
  expect(await command(join(root, 'nowhere'), 'node', [])).toEqual({
    ok: false,
    output: expect.stringContaining(`${join(root, 'nowhere')} does not exist`),
  });
});
