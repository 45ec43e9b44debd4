import { FakeClock } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { base64, send, shopOnGithub } from './fake-github-client.ts';

const put = 'repos/create-or-update-file-contents';
const write = (text = '1', sha?: string) => ({
  message: 'm',
  content: base64(text),
  ...(sha !== undefined && { sha }),
});

describe('faults', () => {
  test('meet what fits, as often as told, after as many as told', async () => {
    const { github, to } = shopOnGithub();
    const fault = github.fail({ kind: 'server-error', method: 'GET', path: /contents/, times: 2, after: 1 });
    const statuses = [];
    for (const request of [
      'GET /contents/README.md',
      'GET ',
      'GET /contents/README.md',
      'GET /contents/none',
      'GET /contents/none',
    ]) {
      statuses.push((await to(request)).status);
    }
    expect(statuses).toEqual([200, 200, 502, 502, 404]);
    expect(fault.remaining).toBe(0);
    expect(github.requests.map((request) => request.fault)).toEqual([
      undefined,
      undefined,
      'server-error',
      'server-error',
      undefined,
    ]);
    const other = github.fail({ kind: 'server-error', path: '/repos/acme/shop' });
    other.cancel();
    expect((await to('GET ')).status).toBe(200);
    expect(() => github.fail({ kind: 'conflict' })).toThrow(/needs an operation, a method or a path/);
  });

  test('an operation nobody knows is a mistake of the test', () => {
    const { github } = shopOnGithub();
    expect(() => github.fail({ kind: 'conflict', operation: 'repos/createOrUpdateFileContents' })).toThrow(
      /no route/,
    );
  });

  test.each([403, 429] as const)(
    'a primary rate limit is %i with nothing remaining until the reset',
    async (status) => {
      const clock = new FakeClock();
      const { github, to } = shopOnGithub({ clock });
      github.fail({ kind: 'primary-rate-limit', operation: 'repos/get', status, resetAfter: 30 });
      const refused = await to('GET ');
      expect(refused.status).toBe(status);
      expect(refused.body.message).toMatch(/API rate limit exceeded/);
      expect(refused.headers).toMatchObject({
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(clock.now() / 1000 + 30),
      });
      // It holds for every other request too.
      expect((await to('GET /contents/README.md')).status).toBe(403);
      clock.advance(30_000);
      expect((await to('GET ')).status).toBe(200);
    },
  );

  test('a secondary rate limit says how long to wait', async () => {
    const { github, to, shop } = shopOnGithub();
    github.fail({ kind: 'secondary-rate-limit', operation: put, retryAfter: 7 });
    const refused = await to('PUT /contents/a', write());
    expect(refused).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/secondary rate limit/) },
    });
    expect(refused.headers).toMatchObject({ 'retry-after': '7' });
    expect(Number(refused.headers['x-ratelimit-remaining'])).toBeGreaterThan(0);
    expect(shop.file('a')).toBeUndefined();
  });

  test('a server error comes before the effect, or after it', async () => {
    const { github, to, shop } = shopOnGithub();
    github.fail({ kind: 'server-error', operation: put });
    github.fail({ kind: 'server-error', operation: put, applied: true, status: 503 });
    expect((await to('PUT /contents/a', write())).status).toBe(502);
    expect(shop.file('a')).toBeUndefined();
    expect((await to('PUT /contents/a', write())).status).toBe(503);
    expect(shop.file('a')).toBe('1');
  });

  test('a lost reply has its effect, a lost request has none', async () => {
    const { github, to, shop } = shopOnGithub();
    github.fail({ kind: 'lost-request', operation: put });
    github.fail({ kind: 'lost-reply', operation: put });
    const lost = { name: 'TypeError', message: 'fetch failed', cause: { code: 'UND_ERR_SOCKET' } };
    await expect(to('PUT /contents/a', write())).rejects.toMatchObject(lost);
    expect(shop.file('a')).toBeUndefined();
    await expect(to('PUT /contents/a', write())).rejects.toMatchObject(lost);
    expect(shop.file('a')).toBe('1');
    expect(github.requests.map(({ status }) => status)).toEqual([undefined, undefined]);
  });

  test('a conflict has no effect', async () => {
    const { github, to, shop } = shopOnGithub();
    github.fail({ kind: 'conflict', operation: put });
    expect(await to('PUT /contents/a', write())).toMatchObject({
      status: 409,
      body: { message: expect.stringMatching(/^is at .* but expected /) },
    });
    expect(shop.history()).toHaveLength(1);
  });

  test('what happens meanwhile moves the branch under a write', async () => {
    const { github, to, shop } = shopOnGithub();
    github.fail({ kind: 'meanwhile', operation: put, act: () => void shop.commit({ files: { b: '2' } }) });
    const refused = await to('PUT /contents/a', write());
    expect(refused).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining(`is at ${shop.head()}`) },
    });
    expect(shop.file('a')).toBeUndefined();
  });

  test('a slow answer takes effect at once and comes late, or never for one who gave up', async () => {
    const clock = new FakeClock();
    const { github, to, shop, token } = shopOnGithub({ clock });
    github.fail({ kind: 'slow', operation: put, delay: 60_000, times: 2 });
    const start = clock.now();
    expect((await to('PUT /contents/a', write())).status).toBe(201);
    expect(clock.now() - start).toBe(60_000);
    const giveUp = new AbortController();
    const answer = github.fetch('https://api.github.com/repos/acme/shop/contents/b', {
      method: 'PUT',
      headers: { authorization: `token ${token}`, 'user-agent': 'test', 'content-type': 'application/json' },
      body: JSON.stringify(write()),
      signal: giveUp.signal,
    });
    void clock.sleep(1000).then(() => giveUp.abort(new Error('too slow')));
    await expect(answer).rejects.toThrow('too slow');
    expect(clock.now() - start).toBe(61_000);
    expect(shop.file('b')).toBe('1');
  });

  test('stale reads show what was before the last write, whoever wrote', async () => {
    const { github, to, shop } = shopOnGithub();
    const { sha } = (await to('GET /contents/README.md')).body;
    await to('PUT /contents/README.md', write('2', sha));
    github.fail({ kind: 'stale-read', path: '/repos/acme/shop/contents/README.md', times: 2 });
    expect((await to('GET /contents/README.md')).body.sha).toBe(sha);
    // Writes see the present all the same.
    expect((await to('PUT /contents/README.md', write('3', sha))).status).toBe(409);
    expect((await to('GET /contents/README.md')).body.sha).toBe(sha);
    expect((await to('GET /contents/README.md')).body.sha).not.toBe(sha);
    shop.setBranch('state', shop.head());
    github.fail({ kind: 'stale-read', operation: 'git/get-ref' });
    expect((await to('GET /git/ref/heads/state')).status).toBe(404);
    expect((await to('GET /git/ref/heads/state')).status).toBe(200);
  });
});

describe('by HTTP', () => {
  test('the same answers, on a port of its own', async () => {
    const { github, shop, token } = shopOnGithub();
    const served = await github.serve();
    const client = {
      fetch: (input: string | URL | Request, init?: RequestInit) =>
        fetch(String(input).replace('https://api.github.com', served.url), init),
    };
    const made = await send(client, token, 'PUT /repos/acme/shop/contents/a%2Fb', write());
    expect(made.status).toBe(201);
    expect(made.body.content.url).toBe(`${served.url}/repos/acme/shop/contents/a/b?ref=main`);
    expect(made.headers).toMatchObject({ 'x-ratelimit-remaining': '999' });
    expect(shop.file('a/b')).toBe('1');
    expect((await send(client, token, 'DELETE /repos/acme/shop/git/refs/heads/none')).status).toBe(422);
    expect((await send(client, 'none', 'GET /rate_limit')).status).toBe(401);
    await served.close();
    await expect(send(client, token, 'GET /rate_limit')).rejects.toThrow('fetch failed');
  });

  test('a lost reply breaks the connection, a breach of the contract is 400', async () => {
    const { github, shop, token } = shopOnGithub({ violations: 'collect' });
    const served = await github.serve();
    const client = {
      fetch: (input: string | URL | Request, init?: RequestInit) =>
        fetch(String(input).replace('https://api.github.com', served.url), init),
    };
    github.fail({ kind: 'lost-reply', operation: put });
    await expect(send(client, token, 'PUT /repos/acme/shop/contents/a', write())).rejects.toThrow(
      'fetch failed',
    );
    expect(shop.file('a')).toBe('1');
    const refused = await send(client, token, 'PUT /repos/acme/shop/contents/b', { ...write(), brunch: 'x' });
    expect(refused).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('body has brunch') },
    });
    expect(github.violations).toHaveLength(1);
    await served.close();
  });
});
