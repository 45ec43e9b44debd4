import { spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Color, WeightedProxy } from './proxy.ts';
import { type Addresses, createShopRepository, headOf, oldVersion } from './shop-repository.ts';

const colors: readonly Color[] = ['blue', 'green'];

/** The demo's small production: a shop behind a proxy, its repository, and a folder for everything. */
export interface World {
  readonly folder: string;
  readonly workspace: string;
  readonly origin: string;
  readonly temporary: string;
  readonly addresses: Addresses;
  readonly proxy: WeightedProxy;
  readonly sha: string;
  /** What the steps of the job find in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stands in for every secret of the job; must not be found in what it leaves. */
  readonly secret: string;
  /** Stops everything and removes the folder. */
  readonly close: () => Promise<void>;
}

/** Builds the world with the old version running on blue; with `broken`, the new one errs under load. */
export async function createWorld({ broken }: { readonly broken: boolean }): Promise<World> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'deploy-actions-demo-')));
  const workspace = join(folder, 'shop');
  const origin = join(folder, 'origin.git');
  const [blue, green] = await Promise.all([freePort(15_000, 22_499), freePort(22_500, 29_999)]);
  const secret = randomBytes(16).toString('hex');
  const upstreams = { blue: localUrl(blue), green: localUrl(green) };
  const proxy = new WeightedProxy({ upstreams, weights: { blue: 100, green: 0 }, token: secret });
  const close = async () => {
    await proxy.close();
    await Promise.all(colors.map((color) => stopService(workspace, color)));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const addresses = {
      ...(await proxy.listen()),
      colors: { blue: upstreams.blue.origin, green: upstreams.green.origin },
    };
    createShopRepository(workspace, origin, addresses, broken);
    const sha = headOf(workspace);
    const environment = {
      ROUTER_AUTHORIZATION: `Bearer ${secret}`,
      DEMO_NODE: process.execPath,
      DEMO_SERVICE: join(import.meta.dirname, 'service.ts'),
      DEMO_OWNER: String(process.pid),
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: 'octocat/shop',
    };
    deployOldVersion(workspace, { ...environment, DEPLOY_URL: addresses.colors.blue });
    const temporary = join(folder, 'runner-temp');
    return { folder, workspace, origin, temporary, addresses, proxy, sha, environment, secret, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function deployOldVersion(workspace: string, environment: Readonly<Record<string, string>>): void {
  const { status, stdout, stderr, error } = spawnSync('bash', ['./deploy.sh'], {
    cwd: workspace,
    env: { ...process.env, ...environment, DEPLOY_COLOR: 'blue', DEPLOY_VERSION: oldVersion },
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status !== 0) throw error ?? new Error(`the shop could not be started: ${stdout}${stderr}`);
}

/** Asks the service of a colour to stop, and makes it stop when it doesn't within 5 s. */
async function stopService(workspace: string, color: Color): Promise<void> {
  const file = join(workspace, 'var', `${color}.pid`);
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  for (let waited = 0; waited < 50 && signal(pid, 'SIGTERM'); waited += 1) await sleep(100);
  signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function localUrl(port: number): URL {
  return new URL(`http://127.0.0.1:${port}`);
}

/** A port nobody listens on, below those that systems give to outgoing connections, so that none takes it before we do. */
async function freePort(first: number, last: number): Promise<number> {
  for (;;) {
    const port = randomInt(first, last + 1);
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
