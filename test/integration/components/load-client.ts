/**
 * Sends requests in a process of its own until it is told to stop; `startLoad` in load.ts starts it. The loop is open: requests
 * begin at their rate however long answers take, and those that a busy machine let pass begin as soon as it can. A failed
 * request is counted and never repeated.
 */
import { Agent, get } from 'node:http';
import { type LoadPlan, type Slice, sliceLength } from './load-counts.ts';

const plan = JSON.parse(process.argv[2] ?? '{}') as LoadPlan;
const limit = 10_000;
const tick = 5;

// In turn, so that no connection is idle for so long that the other side closes it just as it is used again.
const agent = new Agent({ keepAlive: true, maxFreeSockets: Number.POSITIVE_INFINITY, scheduling: 'fifo' });
const target = new URL(plan.url);
const slices: Record<number, Record<keyof Slice, Record<string, number>>> = {};
const begun = performance.now();
let sent = 0;
let busy = 0;
let stopped = false;

const timer = setInterval(() => {
  const due = Math.floor(((performance.now() - begun) * plan.rate) / 1_000);
  while (sent < due) send();
}, tick);

function send(): void {
  sent += 1;
  busy += 1;
  const started = Date.now();
  const start = started - (started % sliceLength);
  let open = true;
  const end = (kind: keyof Slice, key: string) => {
    if (!open) return;
    open = false;
    busy -= 1;
    slices[start] ??= { colors: {}, errors: {}, failures: {} };
    const counts = slices[start][kind];
    counts[key] = (counts[key] ?? 0) + 1;
    if (stopped && busy === 0) finish();
  };
  const request = get(target, { agent }, (response) => {
    response.resume();
    response.once('error', (error: NodeJS.ErrnoException) => end('failures', error.code ?? error.message));
    response.once('end', () => {
      if (response.statusCode === 200) end('colors', String(response.headers['x-color'] ?? 'none'));
      else end('errors', String(response.statusCode));
    });
  });
  request.once('error', (error: NodeJS.ErrnoException) => end('failures', error.code ?? error.message));
  // Over the whole exchange; the `timeout` of the request itself counts idle time only.
  const late = setTimeout(() => request.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })), limit);
  request.once('close', () => clearTimeout(late));
}

function finish(): void {
  agent.destroy();
  process.send?.(slices, () => process.disconnect?.());
}

process.once('message', () => {
  stopped = true;
  clearInterval(timer);
  if (busy === 0) finish();
});
process.once('disconnect', () => process.exit());
