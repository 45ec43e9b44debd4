/** `npm run demo`: the whole pipeline with the real bundles, on this machine. README.md in this folder says what it shows. */
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readActionManifest, repositoryRoot } from '@deploy-actions/testing';
import { type ChainRun, chain, drill, runChain, type StepRun } from './chain.ts';
import { consoleObserver, say, sayExpectations, sayTable, sayTitle, watchTraffic } from './console-view.ts';
import { expectPromotion, expectRollback, type Observations } from './expectations.ts';
import { findings } from './findings.ts';
import { LoadClient, type LoadCounts } from './load-client.ts';
import { reportPage } from './report-page.ts';
import { newVersion, oldVersion, tagsOf } from './shop-repository.ts';
import { createWorld, type World } from './world.ts';

const usage = 'npm run demo [-- [--break] [--keep]]';
const load = { connections: 12, pause: 60 } as const;
/** How long visitors come before the pipeline begins and after it ended, in milliseconds. */
const quietTime = 1_000;

const options = readOptions();
/** A bad release rolls back by itself; a good one shows the way back in a drill. */
const planned = options.break ? chain : [...chain, drill];
const interrupt = new AbortController();

if (options.help) {
  say(usage);
} else if (bundlesAreThere()) {
  process.on('SIGINT', () => interrupt.abort());
  process.on('SIGTERM', () => interrupt.abort());
  process.exitCode = (await demo()) ? 0 : 1;
} else {
  process.exitCode = 1;
}

function readOptions() {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ options: { break: flag, keep: flag, help: flag } }).values;
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(1);
  }
}

function bundlesAreThere(): boolean {
  const missing = planned.filter(({ action }) => !existsSync(readActionManifest(action).main));
  if (missing.length === 0) return true;
  const names = missing.map(({ action }) => action).join(', ');
  say(`dist/ has no bundle of ${names}. Build it with: npm run build`);
  return false;
}

async function demo(): Promise<boolean> {
  sayTitle(`A shop on one machine: ${oldVersion} serves on blue, ${newVersion} is about to ship.`);
  if (options.break)
    say(`This ${newVersion} passes its tests, but runs out of database connections under load.`);
  const world = await createWorld({ broken: options.break });
  const visitors = new LoadClient({ url: world.addresses.url, ...load });
  const traffic = watchTraffic(() => world.proxy.periods);
  try {
    say(`Visitors come all the while, over ${load.connections} connections, to ${world.addresses.url}`);
    visitors.start();
    await sleep(quietTime);
    const run = await runChain(planned, world, consoleObserver(planned, traffic), interrupt.signal);
    await sleep(quietTime);
    traffic.stop();
    const good = conclude(world, run, options.keep ? visitors.counts : await visitors.stop());
    if (options.keep && !interrupt.signal.aborted) await keepRunning(world);
    return good;
  } finally {
    traffic.stop();
    await visitors.stop();
    await world.close();
  }
}

function conclude(world: World, run: ChainRun, counts: LoadCounts): boolean {
  const seen = observe(world, run, counts);
  const expectations = options.break ? expectRollback(seen) : expectPromotion(seen);
  const good = expectations.every(({ met }) => met);
  const tables = findings(run, world.proxy.periods, counts, seen.skipped);
  tables.forEach(sayTable);
  sayExpectations(expectations);
  const story = options.break ? `${newVersion} was rolled back` : `${newVersion} was released`;
  const title = good ? `As it should be: ${story}.` : 'Not as it should be.';
  say();
  sayTitle(title);
  say(`The report with every job summary: ${writeReport(reportPage({ title, expectations, tables, run }))}`);
  return good;
}

function observe({ origin, proxy, secret, folder }: World, run: ChainRun, counts: LoadCounts): Observations {
  const exits = (runs: readonly StepRun[]) =>
    runs.map(({ step, result }) => ({ action: step.action, exitCode: result.exitCode }));
  const outputsOf = (action: string) => run.steps.find(({ step }) => step.action === action)?.result.outputs;
  const logs = [...run.steps, ...run.posts].filter(({ result }) => result.log.includes(secret));
  return {
    skipped: planned.slice(run.steps.length).map(({ action }) => action),
    exits: exits(run.steps),
    postExits: exits(run.posts),
    outcome: outputsOf('blue-green-shift')?.['outcome'],
    window: outputsOf('monitor-window')?.['verdict'],
    tags: tagsOf(origin),
    load: counts,
    periods: proxy.periods,
    leaks: [...logs.map(({ step }) => `log of ${step.action}`), ...filesWith(secret, folder)],
  };
}

/** Files below a folder that contain a text: outputs, state, summaries, reports, the service's own log. */
function filesWith(text: string, folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((name) => {
    const file = join(folder, name);
    return statSync(file).isFile() && readFileSync(file).includes(text);
  });
}

function writeReport(html: string): string {
  const folder = join(repositoryRoot, 'build', 'demo');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  return file;
}

async function keepRunning({ addresses, workspace, environment }: World): Promise<void> {
  const { url, adminUrl, colors } = addresses;
  const header = `-H 'authorization: ${environment['ROUTER_AUTHORIZATION']}'`;
  say();
  sayTitle('All of it keeps running, visitors too; Ctrl-C ends it.');
  say(`  the shop        ${url}`);
  say(`  blue, green     ${colors.blue}  ${colors.green}`);
  say(`  their metrics   ${colors.blue}/metrics  ${colors.green}/metrics`);
  say(`  the split       ${adminUrl}/weights  (what happened: ${adminUrl}/periods)`);
  say(`  change it       curl -X PUT ${adminUrl}/weights ${header} -d '{"blue":50,"green":50}'`);
  say(`  the repository  ${workspace}`);
  await new Promise((resolve) => interrupt.signal.addEventListener('abort', resolve, { once: true }));
}
