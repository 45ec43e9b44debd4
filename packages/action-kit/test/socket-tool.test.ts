import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  BrokenAnswerError,
  SilenceError,
  SocketTool,
  type SocketToolRequest,
  systemProcessRunner,
  ToolEndedError,
} from '@deploy-actions/action-kit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

/** A server that says who it is: `/stuck` has no answer, `/broken` half of one. */
const program = `
  const server = require('node:http').createServer((request, response) => {
    if (request.url === '/stuck') return;
    if (request.url === '/broken') return response.write('{', () => request.socket.destroy());
    let body = '';
    request.on('data', (chunk) => { body += chunk; }).on('end', () => {
      response.writeHead(201, { location: '/there' });
      response.end(JSON.stringify([process.pid, request.method, request.url, request.headers.a, body]));
    });
  });
  console.error('hello');
  console.error('noise');
  server.listen(process.argv[1], () => console.log('ready'));`;

function start(replace: Partial<SocketToolRequest> = {}) {
  let path = '';
  const tool = new SocketTool(systemProcessRunner, {
    command: process.execPath,
    args: (socket) => {
      path = socket;
      return ['-e', program, '--', socket];
    },
    ...{ directory: '/', limits: { first: 20_000, other: 10_000 } },
    ...{ isReady: (line) => line === 'ready', isWord: (line) => line !== 'noise' },
    ...replace,
  });
  onTestFinished(() => tool.retire());
  return { tool, path };
}
const get = { method: 'GET', path: '/x', headers: { a: 'b' } };

describe('a tool behind a socket', () => {
  test('answers, one process for all requests, whatever they carry', async () => {
    const { tool, path } = start();
    const answers = await Promise.all([
      tool.send(get, undefined),
      tool.send({ ...get, method: 'DELETE', body: 'ä' }, undefined),
    ]);
    const [pids, rest] = [
      answers.map(({ body }) => JSON.parse(body)[0]),
      answers.map(({ body }) => JSON.parse(body).slice(1)),
    ];
    expect(new Set(pids).size).toBe(1);
    expect(rest).toEqual([
      ['GET', '/x', 'b', ''],
      ['DELETE', '/x', 'b', 'ä'],
    ]);
    expect(answers[0]).toMatchObject({ status: 201, location: '/there' });
    expect(tool.said).toBe('hello');
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  test('is stopped only when nobody waits for it any more', async () => {
    const { tool } = start({ limits: { first: 20_000, other: 500 } });
    await tool.send(get, undefined);
    const waiting = tool.send({ ...get, path: '/stuck' }, undefined);
    tool.retire();
    expect(tool.ended).toBe(false);
    await expect(waiting).rejects.toMatchObject({ first: false, message: 'hello' });
    await expect(waiting).rejects.toBeInstanceOf(SilenceError);
    await vi.waitFor(() => expect(tool.ended).toBe(true), 5_000);
  });

  test('may break off its answer, or be cut short by a signal', async () => {
    const { tool } = start();
    await expect(tool.send({ ...get, path: '/broken' }, undefined)).rejects.toBeInstanceOf(BrokenAnswerError);
    const reason = new Error('enough');
    const controller = new AbortController();
    const waiting = tool.send({ ...get, path: '/stuck' }, controller.signal);
    setImmediate(() => controller.abort(reason));
    await expect(waiting).rejects.toBe(reason);
  });

  test('that ends before it serves says how', async () => {
    const { tool } = start({ args: () => ['-e', 'console.error("no"); process.exitCode = 3'] });
    const sending = tool.send(get, undefined);
    await expect(sending).rejects.toBeInstanceOf(ToolEndedError);
    await expect(sending).rejects.toMatchObject({ message: 'no', end: { exitCode: 3, started: true } });
  });

  test('that never serves is waited for as long as the first answer may take', async () => {
    const { tool } = start({
      ...{ args: () => ['-e', 'console.error("who are you?"); setInterval(() => {}, 1000)'] },
      limits: { first: 1_500, other: 50 },
    });
    await expect(tool.send(get, undefined)).rejects.toMatchObject({ first: true, message: 'who are you?' });
  });
});
