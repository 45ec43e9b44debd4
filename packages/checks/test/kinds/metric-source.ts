import type { IncomingMessage } from 'node:http';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { ask, serve } from '../asking.ts';

/** When tests ask. */
export const now = Date.parse('2026-02-01T12:00:00Z');
/** In seconds. */
export const hour = 3_600;

/** A runtime that stands still at one time. */
export async function still() {
  const clock = { ...systemClock, now: () => now };
  return { ...(await createTestRuntime()), clock };
}

/** The value at so many seconds before now; `undefined` where there is none. */
export type Course = (ago: number) => number | undefined;

/**
 * A Prometheus that has one series, and notes what it was asked; it refuses what has no parameters.
 * https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export async function prometheus(course: Course, status = 200) {
  const queries: string[] = [];
  const url = await serve(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const given = request.method === 'POST' ? new URLSearchParams(await textOf(request)) : searchParams;
    const number = (name: string) => Number(given.get(name) ?? Number.NaN);
    queries.push(given.get('query') ?? '');
    const say = (code: number, body: object) => {
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const bad = (error: string) => say(400, { status: 'error', errorType: 'bad_data', error });
    if (status !== 200) return say(status, { status: 'error', errorType: 'internal', error: 'not now' });
    if (!given.get('query')) return bad('no query');
    const at = (time: number) => course(now / 1_000 - time);
    if (pathname === '/api/v1/query') {
      const time = number('time') || now / 1_000;
      const value = at(time);
      const result = value === undefined ? [] : [{ metric: {}, value: [time, String(value)] }];
      return say(200, { status: 'success', data: { resultType: 'vector', result } });
    }
    if (pathname !== '/api/v1/query_range') return response.writeHead(404).end('404 page not found');
    const [start, end, step] = [number('start'), number('end'), number('step')];
    if (!(end >= start && step > 0)) return bad('invalid parameter');
    const times = Array.from(
      { length: Math.floor((end - start) / step) + 1 },
      (_, index) => start + index * step,
    );
    const values = times.flatMap((time) => (at(time) === undefined ? [] : [[time, String(at(time))]]));
    const result = values.length === 0 ? [] : [{ metric: {}, values }];
    return say(200, { status: 'success', data: { resultType: 'matrix', result } });
  });
  return { source: { provider: 'prometheus', url }, queries };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

/** A share of errors. */
export const query = 'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))';

/** What a check of it finds. */
export async function found(course: Course, check: object, context: object = {}) {
  const { source, queries } = await prometheus(course);
  const runtime = await still();
  const result = await ask({ kind: 'metric', source, query, ...check }, runtime, context);
  return { ...result, queries, runtime };
}
