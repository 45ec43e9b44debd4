import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { type Ci, startCi } from './ci.ts';
import { type FaultProxy, type Moto, motoVariables, startFaultProxy, startMoto } from './components/index.ts';
import { plainShift, startJob } from './runs.ts';
import { startShop, trafficOf, watchWeights } from './shop.ts';
import { newFileStore, newGithubStore, newKubernetesStore, newSsmStore, type Store } from './stores.ts';
import { printTable } from './table.ts';

const contenders = 20;

let moto: Moto;
let proxy: FaultProxy;
let ci: Ci;
beforeAll(async () => {
  [moto, ci] = await Promise.all([startMoto(), startCi()]);
  // AWS creates a name or refuses to; moto looks first and creates then, and another thread may come between.
  proxy = await startFaultProxy(moto.url, { oneAtATime: ['PutParameter'] });
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([proxy?.close(), moto?.close(), ci?.close()]);
});

const stores: readonly (readonly [Store['type'], () => Store | Promise<Store>])[] = [
  ['file', newFileStore],
  ['ssm', () => newSsmStore(moto, proxy.url)],
  ['github', () => newGithubStore(ci)],
  ['kubernetes', newKubernetesStore],
];

test.each(stores)('of 20 runs that start at once, one shifts: %s', async (type, open) => {
  const store = await open();
  onTestFinished(() => store.close?.());
  const shop = await startShop();
  onTestFinished(shop.close);
  const log = watchWeights(shop);
  onTestFinished(log.stop);
  const jobs = Array.from({ length: contenders }, () => {
    const { runId } = ci.begin();
    const job = startJob({
      action: 'blue-green-shift',
      runId,
      inputs: {
        ...plainShift,
        version: `2.0.${runId}`,
        'github-token': ci.token,
        traffic: trafficOf(shop, { router: 'haproxy' }),
        state: store.section,
        stages: '[ 10% 2s, 50% 2s, 100% ]',
        health: '{ interval: 500ms }',
      },
      environment: { ...ci.environment, ...store.environment },
    });
    return { runId, job };
  });
  const results = await Promise.all(
    jobs.map(async ({ runId, job }) => ({ runId, ...(await job.main.done) })),
  );
  await log.stop();

  const winners = results.filter(({ outputs }) => outputs['outcome'] === 'promoted');
  const losers = results.filter((result) => !winners.includes(result));
  const reasons = new Map<string, number>();
  for (const { log: text } of losers) {
    const reason = /^error: .*/m.exec(text)?.[0] ?? 'no error at all';
    const kind = reason.replaceAll(/\d{4}-\S+Z/g, 'T').replaceAll(/\(\S+\)/g, '(…)');
    reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
  }
  printTable(
    `${contenders} runs at once, store ${type}: ${winners.length} shifted, and the others said`,
    ['runs', 'why not'],
    [...reasons].map(([reason, count]) => [count, reason.slice(0, 220)]),
  );
  expect(winners).toHaveLength(1);
  const winner = winners[0]?.runId;
  const link = `https://github.com/octocat/shop/actions/runs/${winner}`;
  const refusal = new RegExp(
    `^error: .*locked by octocat since \\d{4}-\\d\\d-\\d\\dT\\S+Z \\(\\S+\\) .*${link}(/attempts/1)?\\b`,
    'm',
  );
  for (const { exitCode, log: text, outputs } of losers) {
    expect(exitCode).toBe(1);
    expect(text).toMatch(refusal);
    expect(outputs).toEqual({});
  }
  // Nobody but the winner touched traffic: its stages in their order. Beside 20 runs, a stage may pass unseen.
  const seen = log.periods.map(({ green }) => green);
  expect([0, 10, 50, 100].filter((share) => seen.includes(share))).toEqual(seen);
  expect(seen.at(-1)).toBe(100);
  const went = [...(winners[0]?.log ?? '').matchAll(/Traffic is at blue \d+% \/ green (\d+)%\./g)];
  expect(went.map(([, share]) => Number(share))).toEqual([10, 50, 100]);
  expect(await store.read()).toMatchObject({
    active: 'green',
    versions: { green: `2.0.${winner}` },
    settled: { outcome: 'promoted', by: { url: expect.stringContaining(link) } },
  });
  if (store.plainColor) expect(await store.plainColor()).toBe('green');

  const posts = await Promise.all(jobs.map(({ job }) => job.post()));
  expect(posts.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
  expect((await store.read())?.lock).toBeUndefined();
});
