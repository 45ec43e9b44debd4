import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metricsPage } from './readiness-metrics.ts';

/** What others run and MusicGen needs, each below its own name: `/api.stripe.com/v1/balance`. */
export interface Services {
  readonly url: string;
  /** `host:port`, as Prometheus wants a target. */
  readonly target: string;
  readonly close: () => Promise<void>;
}

/** Who is let in with what. */
export const keys = {
  api: 'key-of-the-smoke-tests',
  stripe: 'Bearer sk-of-the-tests',
  sendgrid: 'Bearer sg-of-the-tests',
  grafana: 'glsa-of-the-tests',
} as const;

type Answer = readonly [status: number, body?: object];

const answers: Readonly<Record<string, (request: IncomingMessage) => Answer>> = {
  'GET /api.musicgen.ai/health': () => [200, { status: 'ok' }],
  'GET /api.musicgen.ai/internal/experiments/active': () => [
    200,
    { experiments: [{ name: 'short-prompt' }] },
  ],
  'POST /api.musicgen.ai/v1/generate': ({ headers }) =>
    headers['x-api-key'] === keys.api ? [202, { task_id: 'a-task' }] : [401],
  // https://docs.stripe.com/api/balance/balance_retrieve
  'GET /api.stripe.com/v1/balance': ({ headers }) =>
    headers.authorization === keys.stripe ? [200, { object: 'balance' }] : [401],
  // https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes-for-which-this-user-has-access
  'GET /api.sendgrid.com/v3/scopes': ({ headers }) =>
    headers.authorization === keys.sendgrid ? [200, { scopes: ['mail.send'] }] : [401],
  'GET /analytics.musicgen.ai/health': () => [200, {}],
  'GET /models.musicgen.ai/health': () => [200, { status: 'ok' }],
  // https://developer.statuspage.io
  'GET /status.musicgen.ai/api/v2/scheduled-maintenances/upcoming.json': () => [
    200,
    { scheduled_maintenances: [{ name: 'MusicGen v1.0.0' }] },
  ],
  // https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#get-dashboard-by-uid
  'GET /grafana.musicgen.ai/api/dashboards/uid/musicgen-prod': ({ headers }) =>
    headers.authorization === `Bearer ${keys.grafana}`
      ? [
          200,
          {
            dashboard: { id: 1, uid: 'musicgen-prod', title: 'MusicGen', version: 43 },
            meta: { updated: new Date().toISOString(), updatedBy: 'ada', version: 43 },
          },
        ]
      : [401, { message: 'Unauthorized' }],
};

/** Starts all of them on one port of loopback. */
export async function startServices(): Promise<Services> {
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url: `http://${target}`, target },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  if (request.url === '/metrics') return void response.end(metricsPage(Date.now()));
  if (request.url === '/worker/metrics') return void response.end('workers 4\n');
  const [status, body = {}] = answers[`${request.method} ${request.url}`]?.(request) ?? [404];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
