import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  ProviderError,
  type ScriptRequest,
  systemProcessRunner,
  type ToolRequest,
} from '@deploy-actions/action-kit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'deploy-actions-processes-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function script(text: string, more: Partial<ScriptRequest> = {}) {
  return systemProcessRunner.script({ script: text, environment: {}, directory, timeout: 10_000, ...more });
}

function node(code: string, more: Partial<ToolRequest> = {}) {
  return systemProcessRunner.tool({
    command: process.execPath,
    args: ['-e', code],
    directory,
    timeout: 10_000,
    ...more,
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits for a process to end; a dead one may stay listed for a moment. */
async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) {
    if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return true;
    await delay(20);
  }
  return !isAlive(pid);
}

describe('a script', () => {
  test('gives exit code, standard output and its last lines in the order they came', async () => {
    const lines: string[] = [];
    const result = await script('echo one; echo two >&2; sleep 0.05; echo three; exit 7', {
      onLine: (line) => lines.push(line),
    });
    expect(result).toMatchObject({ exitCode: 7, timedOut: false, stdout: 'one\nthree\n' });
    expect(lines.toSorted()).toEqual(['one', 'three', 'two']);
    expect(result.lastLines).toEqual(lines);
  });

  test('ends at its first failing command, also inside a pipe', async () => {
    expect((await script('false; echo reached')).stdout).toBe('');
    expect((await script('false | cat; echo reached')).exitCode).toBe(1);
  });

  test('gets values as variables, never as code, and no inputs of the action', async () => {
    vi.stubEnv('INPUT_GITHUB-TOKEN', 'hunter22');
    vi.stubEnv('KEPT', 'yes');
    try {
      const environment = { DEPLOY_VERSION: '$(touch injected); `touch injected`' };
      const { stdout } = await script('echo "$DEPLOY_VERSION $KEPT"; env', { environment });
      expect(stdout).toContain('$(touch injected); `touch injected` yes\n');
      expect(stdout).not.toContain('hunter22');
      expect(existsSync(join(directory, 'injected'))).toBe(false);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('may write anything: no line break at the end, other encodings, very long lines', async () => {
    expect((await script('printf "a\\r\\nb"')).lastLines).toEqual(['a', 'b']);
    expect((await script("printf 'x\\377y\\n'")).lastLines).toEqual(['x\ufffdy']);
    expect((await script("printf 'ä%.0s' {1..3}")).lastLines).toEqual(['äää']);
    const { stdout, lastLines } = await script('head -c 3000000 /dev/zero | tr "\\0" x');
    expect(stdout.length).toBeLessThanOrEqual(1024 * 1024);
    expect(lastLines.length).toBeLessThanOrEqual(20);
  });

  test('keeps the last MiB and the last 20 lines of much output, quickly', async () => {
    const { stdout, lastLines } = await script('seq 400000');
    expect(stdout.length).toBe(1024 * 1024);
    expect(stdout.endsWith('399999\n400000\n')).toBe(true);
    expect(lastLines).toHaveLength(20);
    expect(lastLines.at(-1)).toBe('400000');
  });

  test('does not wait for what it leaves running in the background', async () => {
    const { stdout, exitCode } = await script('sleep 30 & echo $!');
    expect(exitCode).toBe(0);
    const pid = Number(stdout);
    expect(isAlive(pid)).toBe(true);
    process.kill(pid);
  });

  test('is stopped at its time limit with all it started', async () => {
    const { exitCode, timedOut, lastLines } = await script('sleep 30 & echo $!; wait', { timeout: 150 });
    expect([exitCode, timedOut]).toEqual([undefined, true]);
    expect(await gone(Number(lastLines[0]))).toBe(true);
  });

  test('has two seconds to tidy up after that', async () => {
    const { timedOut, lastLines } = await script(
      "trap 'sleep 0.3; echo tidied; exit 0' TERM; sleep 30 & wait",
      { timeout: 150 },
    );
    expect(timedOut).toBe(true);
    expect(lastLines).toEqual(['tidied']);
  });

  test('is not over before everything it started has tidied up', async () => {
    const tidying = "trap 'sleep 0.9; touch all-tidied; exit' TERM; sleep 30 & wait";
    const { timedOut } = await script(`bash -c "${tidying}" & wait`, { timeout: 300 });
    expect([timedOut, existsSync(join(directory, 'all-tidied'))]).toEqual([true, true]);
  });

  test('is killed when it does not listen', async () => {
    const began = performance.now();
    const { timedOut, lastLines } = await script('trap "" TERM; echo $$; while :; do sleep 0.1; done', {
      timeout: 150,
    });
    expect(timedOut).toBe(true);
    expect(performance.now() - began).toBeGreaterThan(2_000);
    expect(await gone(Number(lastLines[0]))).toBe(true);
  });

  test('is stopped by a cancel, with all it started, and the reason is thrown', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    let pid = 0;
    const running = script('sleep 30 & echo $!; wait', {
      signal: controller.signal,
      onLine: (line) => {
        pid = Number(line);
        controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
    expect(await gone(pid)).toBe(true);
    await expect(script('touch late', { signal: controller.signal })).rejects.toBe(reason);
    expect(existsSync(join(directory, 'late'))).toBe(false);
  });

  test('that cannot be started is a ProviderError', async () => {
    const error = await script('true', { directory: join(directory, 'nowhere') }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ProviderError);
    expect((error as Error).message).toContain(`bash could not be started in ${directory}/nowhere`);
  });

  test('that the system refuses at once is a ProviderError too', async () => {
    const long = script('true', { environment: { A: 'x'.repeat(200_000) } });
    await expect(long).rejects.toThrow(ProviderError);
    await expect(long).rejects.toThrow(`bash could not be started in ${directory}: spawn E2BIG`);
    const inFile = script('true', { directory: process.execPath });
    await expect(inFile).rejects.toThrow(ProviderError);
    await expect(inFile).rejects.toThrow('ENOTDIR');
  });

  test('is a ProviderError while too many files are open', async () => {
    const kit = fileURLToPath(new URL('../src/index.ts', import.meta.url));
    const code = `
      import { openSync } from 'node:fs';
      import { systemProcessRunner } from ${JSON.stringify(kit)};
      try { for (;;) openSync('/dev/null', 'r'); } catch {}
      const request = { script: 'true', environment: {}, directory: '/', timeout: 1000 };
      const error = await systemProcessRunner.script(request).catch((thrown) => thrown);
      await new Promise((resolve) => setTimeout(resolve, 10));
      console.log(error.name, error.message);`;
    const run = `ulimit -n 100; exec "$NODE" --input-type=module -e "$CODE"`;
    const { stdout, lastLines } = await script(run, { environment: { NODE: process.execPath, CODE: code } });
    expect(stdout, lastLines.join('\n')).toBe(
      'ProviderError bash could not be started in /: too many files are open\n',
    );
  });
});

describe('a tool', () => {
  test('gives exit code and both outputs, and reads its input', async () => {
    const code = 'process.stdin.pipe(process.stdout); console.error("e"); process.exitCode = 3';
    expect(await node(code, { input: 'grün' })).toEqual({ exitCode: 3, stdout: 'grün', stderr: 'e\n' });
  });

  test('gets its arguments as they are', async () => {
    const args = ['-p', 'JSON.stringify(process.argv.slice(1))', '--', '$(id)', 'a b', '; rm'];
    const { stdout } = await node('', { args });
    expect(JSON.parse(stdout)).toEqual(['$(id)', 'a b', '; rm']);
  });

  test('gets variables, but no inputs of the action', async () => {
    vi.stubEnv('INPUT_TOKEN', 'hunter22');
    try {
      const { stdout } = await node('console.log(process.env.A, process.env.INPUT_TOKEN)', {
        environment: { A: 'a' },
      });
      expect(stdout).toBe('a undefined\n');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('may end without reading its input', async () => {
    expect((await node('process.exit(4)', { input: 'x'.repeat(5_000_000) })).exitCode).toBe(4);
  });

  test('that does not end is stopped at its time limit', async () => {
    const error = await node('setInterval(() => {}, 1000)', { timeout: 200 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({
      message: expect.stringContaining('did not end within 200ms and was stopped'),
      retryable: true,
    });
  });

  test('that is killed by somebody else is a ProviderError', async () => {
    await expect(node('process.kill(process.pid, "SIGKILL")')).rejects.toThrow('was stopped by SIGKILL');
  });

  test('is stopped by a cancel', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    setTimeout(() => controller.abort(reason), 100);
    await expect(node('setInterval(() => {}, 1000)', { signal: controller.signal })).rejects.toBe(reason);
  });

  test('that is not there is a ProviderError', async () => {
    await expect(node('', { command: 'no-such-program' })).rejects.toThrow(
      'no-such-program could not be started',
    );
  });

  test('with arguments that are too long is a ProviderError', async () => {
    const long = node('', { args: ['x'.repeat(200_000)] });
    await expect(long).rejects.toThrow(ProviderError);
    await expect(long).rejects.toThrow('E2BIG');
  });
});

describe('a tool in the background', () => {
  const background = (command: string, args: readonly string[], onLine = (_: string) => {}) =>
    systemProcessRunner.background({ command, args, directory, onLine });

  test('runs beside everything else, until it is stopped with all it started', async () => {
    const lines: string[] = [];
    const tool = background(
      'bash',
      ['-c', 'echo "$1"; sleep 30 & echo $!; wait', '-', '$(id); a b'],
      (line) => lines.push(line),
    );
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(lines[0]).toBe('$(id); a b');
    expect(isAlive(Number(lines[1]))).toBe(true);
    await tool.stop();
    expect(await gone(Number(lines[1]))).toBe(true);
    expect(await tool.ended).toMatchObject({ started: true, lastLines: expect.arrayContaining(lines) });
  });

  test('may end by itself, and gives its last words', async () => {
    const { ended } = background('bash', ['-c', 'echo out; echo no context >&2; exit 3']);
    const { exitCode, started, lastLines } = await ended;
    expect([exitCode, started, lastLines.toSorted()]).toEqual([3, true, ['no context', 'out']]);
  });

  test('that is not there has never started', async () => {
    const { ended, stop } = background('no-such-program', []);
    expect(await ended).toMatchObject({ started: false });
    await stop();
  });

  test('gets no signal that is meant for us, and no inputs of the action', async () => {
    vi.stubEnv('INPUT_TOKEN', 'hunter22');
    try {
      const code = 'console.log(process.env.INPUT_TOKEN, process.pid)';
      const lines: string[] = [];
      const { ended } = background(process.execPath, ['-e', code], (line) => lines.push(line));
      await ended;
      expect(lines[0]).toMatch(/^undefined \d+$/);
      const shell = background('bash', ['-c', 'ps -o pgid= -p $$'], (line) => lines.push(line));
      await shell.ended;
      const { stdout } = await script(`ps -o pgid= -p ${process.pid}`);
      expect(Number(lines[1])).toBeGreaterThan(1);
      expect(Number(lines[1])).not.toBe(Number(stdout));
    } finally {
      vi.unstubAllEnvs();
    }
  });

  describe('of a process that', () => {
    const kit = fileURLToPath(new URL('../src/index.ts', import.meta.url));
    const code = (then: string) => `
      import { systemProcessRunner } from ${JSON.stringify(kit)};
      const request = { command: 'bash', args: ['-c', 'sleep 30 & echo $!; wait'], directory: '/' };
      await new Promise((resolve) => {
        systemProcessRunner.background({ ...request, onLine: (line) => { console.log(line); resolve(); } });
        setTimeout(() => {}, 5000).unref();
        globalThis.waiting = setTimeout(() => {}, 5000);
      });
      clearTimeout(globalThis.waiting);
      ${then}`;
    const pidOf = async (then: string) => {
      const { stdout } = await systemProcessRunner
        .tool({
          command: process.execPath,
          args: ['--input-type=module', '-e', code(then)],
          ...{ directory, timeout: 20_000 },
        })
        .catch((error) => ({ stdout: String(error) }));
      return Number(stdout.trim());
    };

    test('ends keeps it from nothing, and goes with it', async () => {
      expect(await gone(await pidOf(''))).toBe(true);
    });

    test('crashes goes with it', async () => {
      expect(await gone(await pidOf("throw new Error('bug')"))).toBe(true);
    });

    test('is killed goes with it', async () => {
      const lines: string[] = [];
      const program = `"$NODE" --input-type=module -e "$CODE" & wait $! 2>/dev/null || echo "ended $?"`;
      const { lastLines } = await script(program, {
        environment: { NODE: process.execPath, CODE: code("process.kill(process.pid, 'SIGKILL')") },
        onLine: (line) => lines.push(line),
      });
      expect(lastLines.at(-1)).toBe('ended 137');
      const pid = Number(lines[0]);
      expect(pid).toBeGreaterThan(1);
      expect(await gone(pid)).toBe(true);
    });
  });
});
