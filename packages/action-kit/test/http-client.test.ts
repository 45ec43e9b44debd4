import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationError, createHttpClient, ProviderError, systemClock } from '@deploy-actions/action-kit';
import { FakeClock } from '@deploy-actions/testing';
import { afterEach, describe, expect, test } from 'vitest';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server and gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers one after another; the last one for all that follow. Counts the requests. */
async function serveInTurn(
  ...answers: readonly ((response: ServerResponse, request: IncomingMessage) => void)[]
) {
  const seen: IncomingMessage[] = [];
  const url = await serve((request, response) => {
    const answer = answers[Math.min(seen.length, answers.length - 1)];
    seen.push(request);
    answer?.(response, request);
  });
  return { url, seen };
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end(`status ${code}`);
const silence = () => {};
const reset = (response: ServerResponse) => void response.socket?.destroy();

/** A client whose waits pass at once, and the waits. */
function patientClient() {
  const clock = new FakeClock();
  const waits: number[] = [];
  const sleep = clock.sleep.bind(clock);
  clock.sleep = (milliseconds, signal) => {
    waits.push(milliseconds);
    return sleep(milliseconds, signal);
  };
  return { client: createHttpClient(clock, () => 1), clock, waits };
}

const client = createHttpClient(systemClock);

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable('expected an error'),
    (error: unknown) => error,
  );
}

describe('an answer', () => {
  test('has status, headers, body and the time it took, whatever its status', async () => {
    const { url, seen } = await serveInTurn((response, request) => {
      request.pipe(response.writeHead(404, { 'X-Some': 'Header' }));
    });
    const headers = { authorization: 'Bearer x' };
    const answer = await client.send({ url, method: 'PUT', headers, body: 'grün', timeout: 5_000 });
    expect(answer).toMatchObject({ status: 404, body: 'grün', headers: { 'x-some': 'Header' } });
    expect(answer.elapsed).toBeGreaterThanOrEqual(0);
    expect(seen[0]).toMatchObject({
      method: 'PUT',
      headers: { authorization: 'Bearer x', 'user-agent': 'deploy-actions' },
    });
  });

  test('without a body is empty, and a byte order mark is no part of it', async () => {
    const { url } = await serveInTurn(
      (response) => void response.writeHead(204).end(),
      (response) => void response.end('\uFEFF{}'),
    );
    expect((await client.send({ url, timeout: 5_000 })).body).toBe('');
    expect((await client.send({ url, timeout: 5_000 })).body).toBe('{}');
  });

  test('that is too large is refused, and not asked for again', async () => {
    const { url, seen } = await serveInTurn((response) => {
      const chunk = Buffer.alloc(1024 * 1024);
      const more = () => {
        while (response.write(chunk));
        response.once('drain', more);
      };
      more();
    });
    const error = await thrownBy(client.send({ url, timeout: 20_000, retries: 3 }));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({
      retryable: false,
      message: expect.stringContaining('larger than 32.0 MiB'),
    });
    expect(seen).toHaveLength(1);
  });
});

describe('no answer', () => {
  test.each([
    ['a server that never answers', silence],
    ['a body that never ends', (response: ServerResponse) => void response.writeHead(200).write('begun')],
  ])('in time: %s', async (_, answer) => {
    const { url } = await serveInTurn(answer);
    const error = await thrownBy(client.send({ url: `${url}/slow?token=hunter22`, timeout: 60 }));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({
      message: `GET ${url}/slow: no answer within 60ms`,
      system: url.slice('http://'.length),
      operation: 'GET /slow',
      retryable: true,
    });
  });

  test('because the connection is reset', async () => {
    const { url } = await serveInTurn(reset);
    const error = await thrownBy(client.send({ url, timeout: 5_000 }));
    expect(error).toMatchObject({
      retryable: true,
      message: expect.stringMatching(/: other side closed|ECONNRESET/),
    });
  });

  test('because nobody listens', async () => {
    const { url } = await serveInTurn(silence);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const error = await thrownBy(client.send({ url: url.replace('127.0.0.1', 'localhost'), timeout: 5_000 }));
    expect(error).toBeInstanceOf(ProviderError);
    expect((error as Error).message).toContain('ECONNREFUSED');
    expect((error as Error).message).not.toContain('fetch failed');
  });
});

describe('retries', () => {
  test.each([
    ['a reset', reset],
    ['429', status(429)],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
  ])('come after %s, with growing waits', async (_, failure) => {
    const { url, seen } = await serveInTurn(failure, failure, status(200));
    const { client: patient, waits } = patientClient();
    expect((await patient.send({ url, timeout: 5_000, retries: 5 })).status).toBe(200);
    expect(seen).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  test('come after a timeout', async () => {
    const { url } = await serveInTurn(silence, status(200));
    const { client: patient } = patientClient();
    expect((await patient.send({ url, timeout: 60, retries: 1 })).status).toBe(200);
  });

  test.each([400, 404, 500])('do not come after %d', async (code) => {
    const { url, seen } = await serveInTurn(status(code));
    expect((await client.send({ url, timeout: 5_000, retries: 3 })).status).toBe(code);
    expect(seen).toHaveLength(1);
  });

  test('end: the last answer or error is given', async () => {
    const { url, seen } = await serveInTurn(status(503), status(503), reset);
    const { client: patient } = patientClient();
    expect((await patient.send({ url, timeout: 5_000, retries: 1 })).status).toBe(503);
    expect(await thrownBy(patient.send({ url, timeout: 5_000, retries: 2 }))).toBeInstanceOf(ProviderError);
    expect(seen).toHaveLength(5);
  });

  test('never wait longer than 10 s', async () => {
    const { url } = await serveInTurn(status(503));
    const { client: patient, waits } = patientClient();
    await patient.send({ url, timeout: 5_000, retries: 8 });
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  test('wait as long as Retry-After says, in seconds or until a date', async () => {
    const { client: patient, clock, waits } = patientClient();
    const date = new Date(clock.now() + 32_000).toUTCString();
    const { url } = await serveInTurn(
      status(429, { 'retry-after': '2' }),
      status(503, { 'retry-after': date }),
      status(429, { 'retry-after': 'soon' }),
      status(200),
    );
    expect((await patient.send({ url, timeout: 5_000, retries: 5 })).status).toBe(200);
    expect(waits).toEqual([2_000, 30_000, 1_000]);
  });

  test('are given up when Retry-After asks for more than a minute', async () => {
    const { url, seen } = await serveInTurn(status(429, { 'retry-after': '61' }));
    const { client: patient, waits } = patientClient();
    expect((await patient.send({ url, timeout: 5_000, retries: 5 })).status).toBe(429);
    expect([seen.length, waits]).toEqual([1, []]);
  });
});

describe('a cancel', () => {
  test.each([
    ['while waiting for an answer', silence],
    ['while reading the body', (response: ServerResponse) => void response.writeHead(200).write('begun')],
    ['while waiting for the next try', status(429, { 'retry-after': '30' })],
  ])('ends it at once with its reason: %s', async (_, answer) => {
    const { url } = await serveInTurn(answer);
    const controller = new AbortController();
    const sending = thrownBy(client.send({ url, timeout: 30_000, retries: 3, signal: controller.signal }));
    const reason = new Error('cancelled');
    setTimeout(() => controller.abort(reason), 50);
    expect(await sending).toBe(reason);
  });

  test('before it begins sends nothing', async () => {
    const { url, seen } = await serveInTurn(status(200));
    const reason = new Error('cancelled');
    const sending = client.send({ url, timeout: 5_000, signal: AbortSignal.abort(reason) });
    expect(await thrownBy(sending)).toBe(reason);
    expect(seen).toHaveLength(0);
  });
});

describe('what cannot be sent', () => {
  test.each([
    ['localhost:80', '`localhost:80` is not an address'],
    ['file:///etc/passwd', '`file:///etc/passwd` is not an address'],
    ['', '`` is not an address'],
    ['http://', '`http://` is not an address'],
    ['http://me:hunter22@shop.example/', 'the address of shop.example has a user name or password in it'],
  ])('is a configuration error: %s', async (url, message) => {
    const error = await thrownBy(client.send({ url, timeout: 5_000, retries: 3 }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('hunter22');
  });

  test('is a header with a character that HTTP does not allow; its value is not shown', async () => {
    const headers = { authorization: 'Bearer hunter22\nx' };
    const error = await thrownBy(client.send({ url: 'http://127.0.0.1:1', headers, timeout: 5_000 }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toBe(
      'the header `authorization` for 127.0.0.1:1 has a character that HTTP does not allow in headers',
    );
  });
});

describe('redirects', () => {
  const headers = { authorization: 'Bearer hunter22', 'x-api-key': 'hunter22' };

  test('are followed within the origin, with the headers', async () => {
    const { url, seen } = await serveInTurn(status(301, { location: '/there' }), status(200));
    expect((await client.send({ url, headers, timeout: 5_000 })).status).toBe(200);
    expect(seen.map((request) => [request.url, request.headers['x-api-key']])).toEqual([
      ['/', 'hunter22'],
      ['/there', 'hunter22'],
    ]);
  });

  test('to another origin never carry any header of the request', async () => {
    const elsewhere = await serveInTurn(status(200));
    const { url } = await serveInTurn(status(302, { location: `${elsewhere.url}/x` }));
    expect((await client.send({ url, headers, timeout: 5_000 })).status).toBe(200);
    expect(JSON.stringify(elsewhere.seen[0]?.rawHeaders)).not.toContain('hunter22');
  });

  test('do not turn a write into something else', async () => {
    const { url, seen } = await serveInTurn(status(303, { location: '/there' }));
    expect((await client.send({ url, method: 'PUT', body: '{}', timeout: 5_000 })).status).toBe(303);
    expect(seen).toHaveLength(1);
  });

  test('in a circle end', async () => {
    const { url, seen } = await serveInTurn(status(302, { location: '/' }));
    expect((await client.send({ url, timeout: 5_000 })).status).toBe(302);
    expect(seen).toHaveLength(6);
  });
});
