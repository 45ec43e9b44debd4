import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository } from '../../scripts/workspace.ts';
import { type Benchmark, median } from './benchmark.ts';

const indicators = 20;
const window = 30 * 60;
/** So many seconds pass for the action in one of ours; requests take the time they take. */
const factor = 45;
/** How long the metrics server takes for a query, in milliseconds. */
const latency = 20;
/**
 * In half an hour V8 has all the time to collect what is no longer used; in these seconds it puts that off. Told to mind memory
 * it comes out where a window at true speed does, which takes 109 MB at most.
 */
const engine = ['--optimize-for-size'];
/** What a window may take of one core, and of memory in bytes. */
const allowed = { share: 0.01, memory: 120 * 2 ** 20 };

/** What a process used. */
interface Usage {
  /** Seconds of processor time. */
  readonly processor: number;
  /** Bytes at the worst moment. */
  readonly peak: number;
  /** Bytes over the time, from the first look on. */
  readonly memory: readonly number[];
}

/** Half an hour of `monitor-window`, against what it may use. */
export const benchmark: Benchmark = {
  title: `A window of 30 min, a look every 10 s at ${indicators} indicators`,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-bench-'));
    const server = await startServer();
    try {
      const { processor, peak, memory } = await watch(folder, server.url);
      if (server.answered() < (indicators * window) / 10 / 2) {
        throw new Error(`only ${server.answered()} queries were asked: this machine is too busy to tell`);
      }
      const half = Math.floor(memory.length / 2);
      const [first, second] = [median(memory.slice(0, half)), median(memory.slice(half))];
      return [
        ratio('processor time, against 1% of one core', processor / (window * allowed.share), 0.5, 1),
        ratio('most memory, against 120 MB', peak / allowed.memory, 0.9, 1),
        ratio('memory, second half against first', second / first, 1.05, 1.15),
        ratio('queries of a look, against those at once', indicators / server.most(), 1, 1),
      ];
    } finally {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function ratio(name: string, value: number, aim: number, budget: number) {
  return { name, ratio: value, aim, budget };
}

/** Answers every query as Prometheus does, with an error rate that is never the same. */
async function startServer() {
  let open = 0;
  let most = 0;
  let answered = 0;
  const server = createServer(async (request, response) => {
    open += 1;
    most = Math.max(most, open);
    await sleep(latency);
    open -= 1;
    answered += 1;
    const time = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('time'));
    const value = [time, String(0.01 + (answered % 97) / 10_000)];
    const data = { resultType: 'vector', result: [{ metric: {}, value }] };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'success', data }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    most: () => most,
    answered: () => answered,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs the action to its end; throws with its log when it doesn't pass. */
async function watch(folder: string, url: string): Promise<Usage> {
  const result = join(folder, 'usage.json');
  const queries = Array.from({ length: indicators }, (_, index) => [
    `error-rate-${index}`,
    {
      query: `sum(rate(http_requests_total{service="s${index}",status=~"5.."}[1m])) / sum(rate(http_requests_total{service="s${index}"}[1m]))`,
      ...{ 'rollback-above': '5%', 'warn-above': '4%', for: '1m' },
    },
  ]);
  const metrics = { provider: 'prometheus', url, interval: '10s', indicators: Object.fromEntries(queries) };
  const preload = `data:text/javascript,${encodeURIComponent(observer(result))}`;
  const child = spawn(
    process.execPath,
    [...engine, '--import', preload, join(repository, 'dist/monitor-window/main.js')],
    {
      env: {
        PATH: process.env['PATH'],
        ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'acme/shop' },
        RUNNER_TEMP: folder,
        INPUT_DURATION: `${window}s`,
        INPUT_METRICS: JSON.stringify(metrics),
        INPUT_ENVIRONMENT: 'bench',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log = `${log}${text}`.slice(-5_000);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`monitor-window ended with ${code}:\n${log}`);
  return JSON.parse(readFileSync(result, 'utf8')) as Usage;
}

/** What runs in the process before the action: a faster clock for what it waits, and notes about what it uses. */
function observer(result: string): string {
  return `
    import { writeFileSync } from 'node:fs';
    const { setTimeout: wait, setInterval: repeat, Date: { now } } = globalThis;
    const start = now();
    Date.now = () => start + (now() - start) * ${factor};
    globalThis.setTimeout = Object.assign((work, time, ...rest) => wait(work, time / ${factor}, ...rest), wait);
    const memory = [];
    wait(() => repeat(() => memory.push(process.memoryUsage.rss()), 50).unref(), 500).unref();
    process.on('exit', () => {
      const { user, system } = process.cpuUsage();
      const { maxRSS } = process.resourceUsage();
      const usage = { processor: (user + system) / 1e6, peak: maxRSS * 1024, memory };
      writeFileSync(${JSON.stringify(result)}, JSON.stringify(usage));
    });
  `;
}
