import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runStep, type StepRequest } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actions, createPlace, type Place, runByHand, textOf } from './bundles.ts';

const token = 's3cret/token+of="github"';
const header = 'Bearer s3cret-of-the-server';

let server: Server;
let url: string;

/** A server that lets the weights be read and answers everything else with an error that repeats all it was told. */
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/weights' && request.method === 'GET') response.end('{"blue":100,"green":0}');
    else response.writeHead(500).end(`refused ${JSON.stringify(request.headers)}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const configuration = () => `service: shop
environments:
  production:
    state: { store: file, path: state.json }
    traffic:
      router: http
      url: ${url}/weights
      headers: { authorization: env:SERVER_TOKEN }
      colors: { blue: { url: '${url}' }, green: { url: '${url}' } }
    workload: { deployer: command, run: 'echo "deploying with $SERVER_TOKEN"; exit 1' }
    metrics:
      provider: openmetrics
      url: ${url}/metrics
      headers: { authorization: env:SERVER_TOKEN }
      interval: 20ms
      indicators: { up: { query: up, rollback-below: 1 } }
    backup: { engine: sqlite, connection: 'env:SERVER_TOKEN', destination: backups }
    checks:
      - { kind: http, url: '${url}', headers: { authorization: env:SERVER_TOKEN } }
      - { kind: command, run: 'echo "checking with $SERVER_TOKEN"; exit 1' }
      - { kind: env-vars, names: [SERVER_TOKEN] }
`;

/** What makes each action get as far as it can with a server that refuses everything. */
const inputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'blue-green-shift': { version: '2.0.0' },
  'monitor-window': { duration: '50ms', color: 'blue' },
  rollback: { reason: `because ${token}`, confirm: 'production' },
};

/** Literal secrets and the forms in which they stand in JSON, in URLs and in Basic authentication. */
const forms = [token, header, header.slice('Bearer '.length)].flatMap((secret) => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
]);

function expectNoSecrets(text: string): void {
  for (const form of forms) expect(text).not.toContain(form);
}

describe.concurrent.each(actions)('%s never shows a secret', (action) => {
  const environment = { SERVER_TOKEN: header };
  const prepare = (): Place & Pick<StepRequest, 'action' | 'inputs' | 'environment'> => ({
    ...createPlace({ '.github/deploy.yml': configuration() }),
    action,
    environment,
    inputs: { ...inputs[action], 'github-token': token },
  });

  test('by hand, in whatever it prints and writes', async () => {
    const place = prepare();
    const { exitCode, output } = await runByHand(
      action,
      place,
      { ...inputs[action], 'github-token': token },
      environment,
    );
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^error: /m);
    expectNoSecrets(output);
    expectNoSecrets(textOf(place.temporary));
  });

  test('on the runner, in log, outputs, state, summary and reports', async () => {
    const place = prepare();
    // What the runner would mask on top is not to be relied on.
    const { exitCode, log, outputs, state, summary } = await runStep({ ...place, masks: new NoMasks() });
    expect(exitCode).toBe(1);
    expectNoSecrets(log);
    expectNoSecrets(JSON.stringify([outputs, state, summary]));
    expectNoSecrets(textOf(place.temporary));
  });

  test('that is malformed', async () => {
    const place = prepare();
    const odd = { SERVER_TOKEN: `${header}\nX-Forged: yes` };
    const { exitCode, output } = await runByHand(
      action,
      place,
      { ...inputs[action], 'github-token': `${token}\n!` },
      odd,
    );
    expect(exitCode).toBe(1);
    expectNoSecrets(output);
  });
});

/** A runner that masks nothing. */
class NoMasks extends Set<string> {
  override add(): this {
    return this;
  }
}
