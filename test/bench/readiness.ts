/** Measures that readiness checks run at the same time: 40 checks of 1 s each against one of them. Run with `node test/bench/readiness.ts`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpClient, systemClock, systemProcessRunner } from '@deploy-actions/action-kit';
import { defaultConcurrency, runChecks, selectChecks } from '@deploy-actions/checks';
import { sections } from '@deploy-actions/config';

const count = 40;
/** DESIGN budget for 40 checks of 1 s, in seconds. */
const budget = 1.5;

const server = createServer((_, response) => void setTimeout(() => response.end('ok'), 1_000));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;

const runtime = {
  clock: systemClock,
  http: createHttpClient(systemClock),
  processes: systemProcessRunner,
  environment: process.env,
  workspace: process.cwd(),
  signal: new AbortController().signal,
};

async function seconds(check: object, times: number): Promise<number> {
  const section = sections.checks.parse(Array.from({ length: times }, () => check));
  const subject = { service: 'bench', environment: 'bench', version: undefined, sha: undefined };
  const chosen = { phase: 'pre-deploy', profile: 'standard' };
  const { checks } = await selectChecks(section, chosen, { ...runtime, subject });
  const started = performance.now();
  const results = await runChecks(checks, runtime, { concurrency: defaultConcurrency });
  const took = (performance.now() - started) / 1_000;
  const failed = results.filter(({ status }) => status !== 'pass');
  if (failed.length > 0) throw new Error(`${failed.length} checks failed: ${failed[0]?.finding}`);
  return took;
}

try {
  for (const [kind, check] of Object.entries({
    http: { kind: 'http', url },
    command: { kind: 'command', run: 'sleep 1' },
  })) {
    const one = await seconds(check, 1);
    const many = await seconds(check, count);
    const verdict = many <= budget ? 'within' : 'OVER';
    console.log(
      `${kind}: one check ${one.toFixed(2)} s, ${count} checks ${many.toFixed(2)} s, ratio ${(many / one).toFixed(2)}; ${verdict} the budget of ${budget} s`,
    );
    if (many > budget) process.exitCode = 1;
  }
} finally {
  server.close();
  server.closeAllConnections();
}
