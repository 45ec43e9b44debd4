import { describe, expect, test } from 'vitest';
import { ask, realRuntime, serve } from '../asking.ts';

const health = { status: 'ok', replicas: [{ name: 'a', ready: true }], build: null, 'odd.key': 1 };

async function askFor(more: object, status = 200, body = JSON.stringify(health)) {
  const url = await serve((_, response) => response.writeHead(status).end(body));
  return { url, result: await ask({ kind: 'http', url, ...more }, await realRuntime()) };
}

describe('passes', () => {
  test('on the wanted status and keeps a good body out of the evidence', async () => {
    const { url, result } = await askFor({}, 200, 'token: 12345');
    expect(result).toMatchObject({ status: 'pass', evidence: { asked: `GET ${url}` } });
    expect(result.finding).toMatch(/^answered 200 in \S+$/);
    expect(result.evidence?.answer).toMatch(/^status 200, 12 B in \S+$/);
  });

  test('on a status that is only unusual', async () => {
    expect((await askFor({ status: 401 }, 401)).result.status).toBe('pass');
  });

  test('on text and JSON values that are as wanted', async () => {
    const json = { status: 'ok', 'replicas.0.ready': true, build: null };
    const { result } = await askFor({ contains: 'replicas', json });
    expect(result.status).toBe('pass');
    expect(result.evidence?.answer).toContain('status = "ok", replicas.0.ready = true, build = null');
  });

  test('and sends method, headers and body as configured', async () => {
    let seen = '';
    const url = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      seen = `${request.method} ${request.headers['x-token']} ${body}`;
      response.end();
    });
    const more = { method: 'POST', headers: { 'x-token': 't' }, body: '{"a":1}' };
    expect((await ask({ kind: 'http', url, ...more }, await realRuntime())).status).toBe('pass');
    expect(seen).toBe('POST t {"a":1}');
  });
});

describe('fails', () => {
  test('on another status, with the body as evidence', async () => {
    const { result } = await askFor({}, 503, 'database is down');
    expect(result).toMatchObject({ status: 'fail', finding: 'answered 503, wanted 200' });
    expect(result.evidence?.answer).toMatch(/^status 503, 16 B in \S+\ndatabase is down$/);
  });

  test('without the text', async () => {
    const { result } = await askFor({ contains: 'ready' }, 200, 'starting');
    expect(result).toMatchObject({ status: 'fail', finding: 'answered 200, but without the text `ready`' });
  });

  test('on JSON values that differ, are missing or are only inherited', async () => {
    const json = {
      status: 'up',
      'replicas.1.ready': true,
      constructor: 'x',
      'replicas.0.ready': 'true',
    };
    const { result } = await askFor({ json });
    expect(result).toMatchObject({
      status: 'fail',
      finding:
        'answered 200, but `status` is "ok", wanted "up"; `replicas.1.ready` is missing, wanted true; ' +
        '`constructor` is missing, wanted "x"; `replicas.0.ready` is true, wanted "true"',
    });
  });

  test('on an answer that is no JSON', async () => {
    const { result } = await askFor({ json: { status: 'ok' } }, 200, '<html>');
    expect(result).toMatchObject({ status: 'fail', finding: 'answered 200, but not with JSON' });
  });

  test('and keeps only the beginning of a long body', async () => {
    const { result } = await askFor({}, 500, 'x'.repeat(10_000));
    expect(result.evidence?.answer.length).toBeLessThan(600);
  });
});

describe('without an answer', () => {
  test('fails when nobody listens', async () => {
    const result = await ask({ kind: 'http', url: 'http://127.0.0.1:1/health' }, await realRuntime());
    expect(result.status).toBe('fail');
    expect(result.finding).toMatch(/^GET http:\/\/127\.0\.0\.1:1\/health: .*(ECONNREFUSED|bad port)/);
  });

  test('fails at its time limit when the server hangs', async () => {
    const url = await serve(() => {});
    const result = await ask({ kind: 'http', url, timeout: '100ms' }, await realRuntime());
    expect(result.status).toBe('fail');
    expect(result.finding).toContain('no answer within 100ms');
  });

  test('fails when the run is cancelled', async () => {
    const runtime = await realRuntime();
    const url = await serve(() => runtime.cancel(new Error('cancelled by SIGINT')));
    expect(await ask({ kind: 'http', url }, runtime)).toMatchObject({
      status: 'fail',
      finding: 'cancelled by SIGINT',
    });
  });
});
