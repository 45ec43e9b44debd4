import { createHttpClient, systemClock } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import { ask, realRuntime, section, serve } from '../asking.ts';
import { outcomes } from '../outcomes.ts';

const health = { status: 'ok', replicas: [{ name: 'a', ready: true }], build: null, 'odd.key': 1 };

async function askFor(more: object, status = 200, body = JSON.stringify(health)) {
  const url = await serve((_, response) => response.writeHead(status).end(body));
  return { url, result: await ask({ kind: 'http', url, ...more }, await realRuntime()) };
}

const answering = (status: number, body: string, headers = {}) =>
  serve((_, response) => response.writeHead(status, headers).end(body));
const text = JSON.stringify(health);

/** A server that takes its time, and a runtime that measures it. */
async function slow() {
  const url = await serve((_, response) => setTimeout(() => response.end(), 20));
  return { url, runtime: await realRuntime({ http: createHttpClient(systemClock) }) };
}

outcomes('http', {
  passes: async () => ({
    check: { url: await answering(200, text), contains: 'replicas', json: { status: 'ok', build: null } },
    finding: /^answered 200 in \S+$/,
    answer: /^status 200, \d+ B in \S+, status = "ok", build = null$/,
  }),
  warns: async () => {
    const { url, runtime } = await slow();
    const finding = /^answered 200 in \S+, a warning above 10ms$/;
    return { runtime, check: { url, 'warn-slower-than': '10ms', 'fail-slower-than': '10s' }, finding };
  },
  fails: {
    'another status': async () => ({
      check: { url: await answering(503, 'database is down') },
      finding: /^answered 503, wanted 200$/,
      answer: /^status 503, 16 B in \S+\ndatabase is down$/,
    }),
    'none of several statuses': async () => ({
      check: { url: await answering(404, ''), status: [200, 204] },
      finding: /^answered 404, wanted 200 or 204$/,
    }),
    'without the text': async () => ({
      check: { url: await answering(200, 'starting'), contains: 'ready' },
      finding: /^answered 200, but without the text `ready`$/,
    }),
    'no JSON': async () => ({
      check: { url: await answering(200, '<html>'), json: { status: 'ok' } },
      finding: /^answered 200, but not with JSON$/,
    }),
    'too slow': async () => {
      const { url, runtime } = await slow();
      const finding = /^answered 200, but in \d+ms, wanted at most 10ms$/;
      return { runtime, check: { url, 'fail-slower-than': '10ms' }, finding };
    },
    'other headers': async () => ({
      check: {
        url: await answering(200, '', { 'X-Frame-Options': 'SAMEORIGIN' }),
        'response-headers': {
          'x-frame-options': 'DENY',
          'Strict-Transport-Security': { contains: 'max-age' },
        },
      },
      finding:
        /^answered 200, but the header `x-frame-options` is `SAMEORIGIN`, wanted `DENY`; the header `Strict-Transport-Security` is missing, wanted something with `max-age`$/,
    }),
  },
  unreachable: {
    'nobody listens': () => ({
      check: { url: 'http://127.0.0.1:1/health' },
      finding: /^GET http:\/\/127\.0\.0\.1:1\/health: .*(ECONNREFUSED|bad port)/,
    }),
    'the server hangs': async () => ({
      check: { url: await serve(() => {}), timeout: '100ms' },
      finding: /no answer within 100ms$/,
    }),
    'no login': async () => ({
      check: { url: await answering(401, 'who are you?') },
      finding: /^answered 401, wanted 200$/,
    }),
  },
});

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

  test('and keeps only the beginning of a long body', async () => {
    const { result } = await askFor({}, 500, 'x'.repeat(10_000));
    expect(result.evidence?.answer.length).toBeLessThan(600);
  });
});

describe('without an answer', () => {
  test('fails when the run is cancelled', async () => {
    const runtime = await realRuntime();
    const url = await serve(() => runtime.cancel(new Error('cancelled by SIGINT')));
    expect(await ask({ kind: 'http', url }, runtime)).toMatchObject({
      status: 'fail',
      finding: 'cancelled by SIGINT',
    });
  });
});

const flags = { player: { enabled: true, share: 25, regions: ['eu', 'us'] }, name: 'new player', old: null };

test.each([
  [{ 'player.share': { 'at-least': 25, 'at-most': 25 } }, undefined],
  [{ 'player.share': { 'at-least': 26 } }, '`player.share` is 25, wanted at least 26'],
  [
    { 'player.share': { 'at-least': 30, 'at-most': 24 } },
    '`player.share` is 25, wanted at least 30 and at most 24',
  ],
  [{ name: { 'at-least': 1 } }, '`name` is "new player", wanted at least 1'],
  [{ nothing: { 'at-most': 1 } }, '`nothing` is missing, wanted at most 1'],
  [{ 'player.enabled': { 'one-of': [true, 'on'] } }, undefined],
  [
    { 'player.enabled': { 'one-of': ['true', 'on'] } },
    '`player.enabled` is true, wanted one of "true", "on"',
  ],
  [{ 'player.regions': { contains: 'us' }, name: { contains: 'player' } }, undefined],
  [{ 'player.regions': { contains: 'u' } }, '`player.regions` is ["eu","us"], wanted something with "u"'],
  [{ old: { present: true }, gone: { present: false } }, undefined],
  [{ old: { present: false } }, '`old` is null, wanted none'],
  [{ gone: { present: true } }, '`gone` is missing, wanted any value'],
])('values are compared: %j', async (json, finding) => {
  const { result } = await askFor({ json }, 200, JSON.stringify(flags));
  if (finding === undefined) expect(result.status).toBe('pass');
  else expect(result).toMatchObject({ status: 'fail', finding: `answered 200, but ${finding}` });
});

test.each([
  [{ 'warn-slower-than': '2s', 'fail-slower-than': '2s' }, /must be shorter than `fail-slower-than`/],
  [{ json: { status: {} } }, /needs `at-least`, /],
  [{ status: [] }, /status/],
])('is refused: %j', (more, message) => {
  expect(() => section({ kind: 'http', url: 'http://127.0.0.1/', ...more })).toThrow(message);
});
