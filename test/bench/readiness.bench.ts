import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { systemClock } from '@deploy-actions/action-kit';
import { defaultConcurrency, GithubSource, runChecks, selectChecks } from '@deploy-actions/checks';
import { loadCheckSchemas } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import type { Benchmark, Measurement } from './benchmark.ts';

const count = 40;
const latency = 1_000;

/** How long 40 independent readiness checks of 1 s take, against one of them. */
export const benchmark: Benchmark = {
  title: `${count} readiness checks of 1 s, against one of them`,
  async measure() {
    const server = createServer((_, response) => void setTimeout(() => response.end('ok'), latency));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return [
        await compare('http', { kind: 'http', url: addressOf(server) }),
        await compare('command', { kind: 'command', run: 'sleep 1' }),
      ];
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
};

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
}

async function compare(name: string, check: object): Promise<Measurement> {
  const one = await time(check, 1);
  return { name, ratio: (await time(check, count)) / one, aim: 1.2, budget: 1.5 };
}

/** Milliseconds until as many copies of a check have all passed. */
async function time(check: object, times: number): Promise<number> {
  const runtime = { ...(await createTestRuntime()), clock: systemClock };
  const subject = { service: 'bench', environment: 'bench', version: undefined, sha: undefined };
  const github = new GithubSource(runtime, undefined);
  const { checksSchema } = await loadCheckSchemas();
  const section = checksSchema.parse(Array.from({ length: times }, () => check));
  const context = { runtime, subject, github, phase: 'pre-deploy', profile: 'standard' };
  const { checks } = await selectChecks({ checks: section }, context);
  const started = performance.now();
  const results = await runChecks(checks, runtime, { concurrency: defaultConcurrency });
  const taken = performance.now() - started;
  const wrong = results.find(({ status }) => status !== 'pass');
  if (wrong) throw new Error(`${wrong.id} should have passed: ${wrong.finding}`);
  return taken;
}
