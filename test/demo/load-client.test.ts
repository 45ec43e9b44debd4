import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { failedRequests, LoadClient } from './load-client.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
  };
}

/** Sends until the server has seen `requests`, then stops. */
async function loadUntil(requests: number, listener: (number: number) => RequestListener, timeout?: number) {
  let seen = 0;
  const enough = Promise.withResolvers<void>();
  const server = await serve((request, response) => {
    seen += 1;
    listener(seen)(request, response);
    if (seen === requests) enough.resolve();
  });
  const client = new LoadClient({
    url: server.url,
    connections: 2,
    pause: 1,
    ...(timeout === undefined ? {} : { timeout }),
  });
  client.start();
  await enough.promise;
  const counts = await client.stop();
  return { counts, seen, connections: server.connections() };
}

test('answers are counted by status and by version, over connections that stay open', async () => {
  const { counts, seen, connections } = await loadUntil(40, (number) => (_, response) => {
    const failing = number % 4 === 0;
    response.writeHead(failing ? 503 : 200, { 'x-version': failing ? '2' : '1' }).end('body');
  });
  const failed = Math.floor(seen / 4);
  expect(counts).toEqual({
    sent: seen,
    statuses: { 200: seen - failed, 503: failed },
    connectionErrors: {},
    versions: { 1: { answered: seen - failed, failed: 0 }, 2: { answered: failed, failed } },
  });
  expect(failedRequests(counts)).toBe(failed);
  expect(connections).toBe(2);
});

test('a connection that is reset counts as a connection error and is not repeated', async () => {
  const { counts, seen } = await loadUntil(10, (number) => (request, response) => {
    if (number === 3) request.socket.resetAndDestroy();
    else response.end('fine');
  });
  expect(counts.connectionErrors).toEqual({ ECONNRESET: 1 });
  expect(counts.sent).toBe(seen);
  expect(failedRequests(counts)).toBe(1);
});

test('an answer that breaks off counts as a connection error although its status was fine', async () => {
  const { counts } = await loadUntil(5, (number) => (request, response) => {
    if (number !== 2) return void response.end('fine');
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => request.socket.destroy(), 20);
  });
  expect(counts.connectionErrors).toEqual({ ECONNRESET: 1 });
});

test('an answer that does not come in time counts as a connection error', async () => {
  const { counts } = await loadUntil(
    5,
    (number) => (_, response) => {
      if (number !== 1) response.end('fine');
    },
    200,
  );
  expect(counts.connectionErrors).toEqual({ ETIMEDOUT: 1 });
});
