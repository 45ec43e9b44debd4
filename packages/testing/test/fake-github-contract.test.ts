import { ContractViolation, createFakeGithub } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { closedSchema, type Schema } from '../src/github/closed-schema.ts';
import { base64, send, shopOnGithub } from './fake-github-client.ts';

const file = 'PUT /contents/state.json';

describe('requests', () => {
  test.each([
    [
      'a misspelt key',
      file,
      { message: 'm', content: '', brunch: 'x' },
      /body has brunch, which is unknown; allowed: .*branch/,
    ],
    [
      'a misspelt key inside',
      file,
      { message: 'm', content: '', author: { name: 'a', email: 'b', mail: 'c' } },
      /body\/author has mail/,
    ],
    ['a wrong type', file, { message: 'm', content: 5 }, /body\/content must be string but is 5/],
    ['a missing key', file, { message: 'm' }, /must have required property 'content'/],
    ['a missing body', file, undefined, /the body is missing/],
    [
      'a value outside the list',
      'POST /git/trees',
      { tree: [{ path: 'a', mode: '644', sha: 'x' }] },
      /body\/tree\/0\/mode is "644"; allowed: 100644/,
    ],
    [
      'a wrong date',
      'POST /git/commits',
      { message: 'm', tree: 't', author: { name: 'a', email: 'b', date: 'today' } },
      /must match format "date-time"/,
    ],
    [
      'an unknown query',
      'GET /contents/state.json?branch=x',
      undefined,
      /query parameter branch is unknown; allowed: ref/,
    ],
    [
      'a path of the wrong type',
      'GET /actions/runs/latest',
      undefined,
      /path parameter run_id must be integer/,
    ],
    [
      'a query of the wrong type',
      'GET /rules/branches/main?per_page=all',
      undefined,
      /query parameter per_page must be integer/,
    ],
    ['a body that nobody reads', 'DELETE /git/refs/heads/x', {}, /this operation takes none/],
    ['an unknown path', 'GET /enviroments', undefined, /GitHub has no such operation/],
    ['a wrong method', 'POST /contents/state.json', {}, /GitHub has no such operation/],
    [
      'an operation without a route',
      'GET /topics',
      undefined,
      /repos\/get-all-topics.*no route for this operation yet/,
    ],
  ])('with %s are refused', async (_, request, body, message) => {
    const { github, to } = shopOnGithub({ violations: 'collect' });
    await expect(to(request, body)).rejects.toThrow(message);
    expect(github.violations).toHaveLength(1);
    expect(github.violations[0]).toBeInstanceOf(ContractViolation);
    expect(github.requests[0]?.status).toBeUndefined();
  });

  test('name the operation and the path', async () => {
    const { to } = shopOnGithub({ violations: 'collect' });
    await expect(to(file, {})).rejects.toThrow(
      'request repos/create-or-update-file-contents (PUT /repos/acme/shop/contents/state.json): body must have',
    );
  });

  test.each([
    ['accept', 'application/vnd.github.v4+json'],
    ['accept', 'text/html'],
    ['x-github-api-version', '2021-01-01'],
    ['content-type', 'text/plain'],
  ])('with the header %s: %s are refused', async (name, value) => {
    const { to } = shopOnGithub({ violations: 'collect' });
    await expect(to(file, { message: 'm', content: base64('1') }, { [name]: value })).rejects.toThrow(name);
  });

  test('that break the contract are loud even when the client swallows the error', async () => {
    const { to } = shopOnGithub();
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const unhandled = new Promise<unknown>((resolve) => process.once('unhandledRejection', resolve));
    await to('GET /enviroments').catch(() => {});
    expect(await unhandled).toBeInstanceOf(ContractViolation);
    for (const listener of listeners) process.on('unhandledRejection', listener);
  });

  test('are recorded in their order with what became of them', async () => {
    const { github, to } = shopOnGithub();
    await to('GET /contents/README.md?ref=main');
    await to('GET /contents/none');
    expect(github.requests).toMatchObject([
      {
        method: 'GET',
        path: '/repos/acme/shop/contents/README.md',
        query: { ref: 'main' },
        operation: 'repos/get-content',
        status: 200,
      },
      { operation: 'repos/get-content', status: 404 },
    ]);
  });
});

describe('answers of the fake itself', () => {
  const route = (status: number, body: unknown, mediaType?: string) =>
    createFakeGithub({
      violations: 'collect',
      routes: { 'rate-limit/get': { handle: () => ({ status, body, ...(mediaType && { mediaType }) }) } },
    });
  const limit = { limit: 1, remaining: 1, reset: 1, used: 0 };

  test.each([
    [
      'a wrong type',
      200,
      { resources: { core: limit, search: limit }, rate: { ...limit, used: 'none' } },
      /answer\/rate\/used must be integer/,
    ],
    [
      'an unknown key',
      200,
      { resources: { core: limit, search: limit, cores: limit }, rate: limit },
      /answer\/resources has cores/,
    ],
    [
      'a missing key',
      200,
      { resources: { core: limit }, rate: limit },
      /must have required property 'search'/,
    ],
    ['no body', 200, undefined, /answer has no body/],
    ['a status that isn’t described', 418, { message: 'm' }, /status 418 is none of 200, 304, 404/],
    ['an error of the wrong shape', 404, { massage: 'm' }, /answer has massage/],
    ['a general error of the wrong shape', 502, { error: 'm' }, /answer has error/],
  ])('with %s are caught', async (_, status, body, message) => {
    const github = route(status, body);
    await expect(send(github, undefined, 'GET /rate_limit')).rejects.toThrow(message);
    expect(github.violations[0]?.message).toMatch(/^the fake's answer \d+ to rate-limit\/get/);
  });

  test('with another media type are caught', async () => {
    const github = route(200, { resources: { core: limit, search: limit }, rate: limit }, 'text/plain');
    await expect(send(github, undefined, 'GET /rate_limit')).rejects.toThrow(
      /media type text\/plain is none of/,
    );
  });
});

describe('closed schemas', () => {
  const closed = (schema: Schema) =>
    closedSchema(schema, (name, close) => `${close ? 'closed' : 'open'}:${name}`);
  const text = { type: 'string' };

  test('an object with properties takes no others; a free one takes any', () => {
    expect(closed({ type: 'object', properties: { a: text } })).toHaveProperty('additionalProperties', false);
    expect(closed({ type: 'object' })).toEqual({ type: 'object' });
    expect(closed({ type: 'object', properties: { a: text }, additionalProperties: true })).toHaveProperty(
      'additionalProperties',
      true,
    );
  });

  test('the parts of an allOf stay open and the whole is closed', () => {
    expect(
      closed({ allOf: [{ $ref: '#/components/schemas/x' }, { type: 'object', properties: { a: text } }] }),
    ).toEqual({
      allOf: [{ $ref: 'open:x' }, { type: 'object', properties: { a: text } }],
      unevaluatedProperties: false,
    });
  });

  test('each alternative is closed, unless they only add to properties beside them', () => {
    expect(closed({ oneOf: [{ $ref: '#/components/schemas/x' }, text] })).toEqual({
      anyOf: [{ $ref: 'closed:x' }, text],
    });
    expect(closed({ properties: { a: text }, anyOf: [{ required: ['a'] }] })).toEqual({
      properties: { a: text },
      anyOf: [{ required: ['a'] }],
      unevaluatedProperties: false,
    });
  });

  test('nullable adds null to a type, to its values, and to what has no type', () => {
    expect(closed({ type: 'string', nullable: true, enum: ['a'] })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
    expect(closed({ nullable: true, allOf: [{ $ref: '#/components/schemas/x' }] })).toHaveProperty(
      'anyOf.0',
      { type: 'null' },
    );
  });

  test('a property may be named like a keyword', () => {
    expect(closed({ properties: { required: text, type: text } })).toMatchObject({
      properties: { required: text, type: text },
    });
  });
});
