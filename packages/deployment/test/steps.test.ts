import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProviderError } from '@deploy-actions/action-kit';
import { loadConfiguration, type Step } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import type { Release } from '@deploy-actions/workloads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSteps } from '../src/index.ts';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let release: Release;
let runtime: TestRuntime;
let received: Received[];
let answer: (request: Received, response: ServerResponse) => void;
beforeEach(async () => {
  received = [];
  answer = ({ url }, response) => response.end(`${url} is 1.1.0`);
  server = createServer(async (incoming, response) => {
    const body = (await incoming.toArray()).join('');
    const request = {
      ...{ method: incoming.method ?? '', url: incoming.url ?? '' },
      ...{ headers: incoming.headers, body },
    };
    received.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  release = {
    ...{ service: 'shop', environment: 'production', color: 'green', version: '1.1.0', sha: undefined, url },
  } as const;
  runtime = await createTestRuntime();
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Steps as a configuration gives them: checked, with defaults and with secrets. */
async function stepsOf(
  yaml: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly Step[]> {
  const { sections } = await loadConfiguration(
    {
      ...{ file: undefined, environment: undefined, overrides: { smoke: yaml } },
      ...{ needs: ['smoke'] as const, uses: [] },
    },
    { ...runtime, environment },
  );
  return sections.smoke;
}

const run = async (yaml: string, environment?: Readonly<Record<string, string>>) =>
  runSteps('smoke', await stepsOf(yaml, environment), release, runtime);

describe('a request step', () => {
  it('is a GET that knows the release in its path and in the text it wants', async () => {
    await run("[ { path: '/{{color}}', contains: '/green is {{version}}' } ]");
    expect(received).toMatchObject([{ method: 'GET', url: '/green', body: '' }]);
    release = { ...release, version: '1.2.0' };
    await expect(run("[ { path: '/{{color}}', contains: 'is {{version}}' } ]")).rejects.toThrow(
      /^smoke step 1: GET http:\/\/127\.0\.0\.1:\d+\/green answered 200, but what came does not contain `is 1\.2\.0`; the answer: \/green is 1\.1\.0$/,
    );
  });

  it('sends method, headers and body, with placeholders in all of them', async () => {
    await run(`
- name: assets
  url: '{{color-url}}/warm?color={{color}}'
  method: POST
  headers: { content-type: application/json, x-version: 'v{{version}}' }
  body: '{"version": "{{version}}", "environment": "{{environment}}"}'
- { path: /cache, method: DELETE }
- { path: /page, method: HEAD }`);
    expect(received).toMatchObject([
      {
        ...{ method: 'POST', url: '/warm?color=green' },
        headers: { 'content-type': 'application/json', 'x-version': 'v1.1.0' },
        body: '{"version": "1.1.0", "environment": "production"}',
      },
      { method: 'DELETE', url: '/cache', body: '' },
      { method: 'HEAD', url: '/page' },
    ]);
    expect(runtime.lines).toEqual(['✔ assets', '✔ smoke step 2', '✔ smoke step 3']);
  });

  it('takes headers and body from the environment, and masks them wherever they come back', async () => {
    answer = ({ headers, body }, response) =>
      response.writeHead(403).end(`no: ${headers.authorization}, ${body}`);
    const secrets = { TOKEN: 'Bearer abc-123', PAYLOAD: 'pass-word' };
    const failing = run(
      '[ { path: /x, method: PUT, headers: { authorization: env:TOKEN }, body: env:PAYLOAD } ]',
      secrets,
    );
    const error = await failing.catch((thrown) => thrown);
    expect(received).toMatchObject([{ headers: { authorization: 'Bearer abc-123' }, body: 'pass-word' }]);
    runtime.log.error(error.message);
    expect(runtime.lines.join()).toContain('no: ***, ***');
    expect(runtime.lines.join()).not.toMatch(/abc-123|pass-word/);
  });

  it('is sent as often as it says, and never again after a failure: it may not be repeatable', async () => {
    await run('[ { path: /x, method: POST, requests: 3 } ]');
    expect(received).toHaveLength(3);
    answer = (_, response) => response.writeHead(503, { 'retry-after': '0' }).end();
    await expect(run('[ { path: /x, method: POST } ]')).rejects.toThrow(
      /^smoke step 1: POST \S+\/x answered 503 instead of 200; the answer is empty$/,
    );
    expect(received).toHaveLength(4);
  });

  it('shows the beginning of a long answer on one line', async () => {
    answer = (_, response) => response.writeHead(500).end(`<html>\n  <h1>Boom</h1>\n${'x'.repeat(5_000)}`);
    const error = await run('[ { path: /x } ]').catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error.message).toMatch(/instead of 200; the answer begins: <html> <h1>Boom<\/h1> x+$/);
    expect(error.message.length).toBeLessThan(450);
  });

  it('has a time limit, and is named when nobody answers', async () => {
    answer = () => {};
    await expect(run('[ { name: ping, path: /slow, timeout: 50ms } ]')).rejects.toThrow(
      /^ping: GET http:\S+\/slow: .*50ms/,
    );
    await expect(run("[ { name: ping, url: 'http://127.0.0.1:1/' } ]")).rejects.toThrow(
      /^ping: GET http:\/\/127\.0\.0\.1:1\/: /,
    );
  });

  it('stops at once when the run is cancelled', async () => {
    answer = () => runtime.cancel(new Error('cancelled'));
    await expect(run('[ { path: /x }, { path: /y } ]')).rejects.toThrow('cancelled');
    expect(received).toHaveLength(1);
  });
});

describe('a script step', () => {
  it('knows the release by its variables', async () => {
    await run('[ { run: \'echo "$DEPLOY_COLOR $DEPLOY_VERSION $DEPLOY_URL"\' } ]');
    expect(runtime.lines).toContain(`  green 1.1.0 ${release.url}`);
  });

  it('fails with its exit code and its last lines, and what follows is not done', async () => {
    const failing = run('[ { name: tests, run: "echo one; echo two >&2; exit 3" }, { path: /never } ]');
    await expect(failing).rejects.toThrow(/^tests ended with exit code 3; its last lines:\none\ntwo$/);
    expect(received).toEqual([]);
  });

  it('is stopped at its time limit, and its last lines tell how far it came', async () => {
    await expect(run('[ { run: "echo started; sleep 60", timeout: 300ms } ]')).rejects.toThrow(
      'smoke step 1 did not end within 300ms and was stopped; its last lines:\nstarted',
    );
  });
});

it('a step of a hook goes by its moment', async () => {
  await runSteps('after-shift', await stepsOf('[ { path: /x } ]'), release, runtime);
  expect(runtime.lines).toEqual(['✔ after-shift step 1']);
});
