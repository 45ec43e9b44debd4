import { Readable, Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { systemProcessRunner } from '../src/index.ts';

const directory = import.meta.dirname;

/** Keeps what it is given; slow, so that whoever fills it has to wait. */
function collector() {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      setImmediate(done);
    },
  });
  return { sink, text: () => Buffer.concat(chunks).toString() };
}

const node = (script: string) => ({ command: process.execPath, args: ['-e', script], directory });

test('a tool stands between two streams, and its output is not ended with it', async () => {
  const { sink, text } = collector();
  const stdin = Readable.from([Buffer.from('one '), Buffer.from('two')]);
  const result = await systemProcessRunner.piped({
    command: 'cat',
    args: [],
    directory,
    stdin,
    stdout: sink,
  });
  expect(result).toEqual({ exitCode: 0, lastLines: [] });
  expect(text()).toBe('one two');
  expect(sink.writableEnded).toBe(false);
});

test('nothing of what goes through is lost, however slow the target is', async () => {
  const { sink, text } = collector();
  const request = node('for (let i = 0; i < 2000; i++) process.stdout.write("x".repeat(1000))');
  await systemProcessRunner.piped({ ...request, stdout: sink });
  expect(text()).toHaveLength(2_000_000);
});

test('the step’s own environment stays with the step', async () => {
  process.env['SOME_SECRET'] = 'hunter22';
  onTestFinished(() => {
    delete process.env['SOME_SECRET'];
  });
  const { sink, text } = collector();
  const request = node(
    'console.log(process.env.SOME_SECRET, process.env.GIVEN, process.env.PATH !== undefined)',
  );
  await systemProcessRunner.piped({ ...request, environment: { GIVEN: 'yes' }, stdout: sink });
  expect(text()).toBe('undefined yes true\n');
  const tool = await systemProcessRunner.tool({ ...request, bare: true });
  expect(tool.stdout).toBe('undefined undefined true\n');
});

test('a tool that ends before it has read its input is judged by its exit code', async () => {
  const stdin = Readable.from(Array.from({ length: 500 }, () => Buffer.alloc(64 * 1024)));
  const result = await systemProcessRunner.piped({
    ...node('console.error("no room"); process.exit(3)'),
    stdin,
  });
  expect(result).toEqual({ exitCode: 3, lastLines: ['no room'] });
});

test('a source that fails stops the tool and is why', async () => {
  const stdin = new Readable({ read() {} });
  stdin.push('begun');
  setImmediate(() => stdin.destroy(new Error('the connection broke')));
  const request = { command: 'cat', args: [], directory, stdin };
  await expect(systemProcessRunner.piped(request)).rejects.toThrow('the connection broke');
});

test('a target that fails stops the tool and is why', async () => {
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(new Error('the disk is full')),
  });
  const request = { command: 'yes', args: [], directory, stdout };
  await expect(systemProcessRunner.piped(request)).rejects.toThrow('the disk is full');
});

test('a cancel stops the tool', async () => {
  const cancel = new AbortController();
  const { sink } = collector();
  const running = systemProcessRunner.piped({
    ...{ command: 'yes', args: [], directory, stdout: sink },
    signal: cancel.signal,
  });
  setImmediate(() => cancel.abort(new Error('cancelled')));
  await expect(running).rejects.toThrow('cancelled');
});

test('a tool that isn’t there is named', async () => {
  const request = { command: 'no-such-tool', args: [], directory };
  await expect(systemProcessRunner.piped(request)).rejects.toThrow('no-such-tool could not be started');
});
