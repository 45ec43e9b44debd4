import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LoadClient } from '../../demo/load-client.ts';
import { createWorld, type World } from '../../demo/world.ts';
import { type Cluster, startCluster } from './cluster.ts';

/** Nothing is asked of GitHub: whatever asks all the same is refused the connection. */
const nowhere = 'http://127.0.0.1:9';

/** A repository that uses the actions as the README says, with the production it deploys to. */
export interface Consumer {
  readonly world: World;
  readonly cluster: Cluster;
  /** What stays on the machine when a job is gone: the database, backups, state, the switch of maintenance mode. */
  readonly machine: string;
  /** What act gives to every step. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Makes one, with visitors. Its workflows are those in the folder `consumer` and the one in the README of this release. */
export async function createConsumer(release: string): Promise<Consumer> {
  const world = await createWorld({ broken: false });
  const machine = join(world.workspace, 'var');
  const cluster = await startCluster(join(world.folder, 'programs'));
  const visitors = new LoadClient({ url: world.addresses.url, connections: 6, pause: 50 });
  const close = async () => {
    await visitors.stop();
    cluster.close();
    await world.close();
  };
  try {
    writeFiles(world, machine, release);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: world.workspace }).toString().trim();
    git('add', '--all');
    git('commit', '--quiet', '--message', 'ci: deploy with actions');
    git('push', '--quiet');
    visitors.start();
    const { ROUTER_AUTHORIZATION: _, ...environment } = world.environment;
    const sha = git('rev-parse', 'HEAD');
    return {
      ...{ world, cluster, machine, close },
      environment: { ...environment, GITHUB_SHA: sha, GITHUB_API_URL: nowhere, SHOP_ORIGIN: world.origin },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function writeFiles(world: World, machine: string, release: string): void {
  const write = (path: string, text: string) => {
    const file = join(world.workspace, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const deploy = readFileSync(join(world.workspace, 'deploy.sh'), 'utf8');
  // Every job has a workspace of its own, and only the machine is there for all of them.
  write('deploy.sh', deploy.replaceAll(/(["\s=])var\//g, `$1${machine}/`));
  write('.github/deploy.yml', configuration(world, machine));
  write('.github/workflows/readme.yml', readmeWorkflow(release));
  write('db/0001-note.sql', 'ALTER TABLE visits ADD COLUMN note TEXT;\n');
  write('db/apply.ts', applyScript);
  cpSync(join(import.meta.dirname, 'consumer'), join(world.workspace, '.github', 'workflows'), {
    recursive: true,
  });
}

/** The workflow in the README, with a window of seconds in place of minutes. */
function readmeWorkflow(release: string): string {
  const readme = readFileSync(join(release, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
  const workflow = blocks.find((text) => text.includes('uses: org/deploy-actions/blue-green@v1'));
  if (workflow?.includes('duration: 30m') !== true) {
    throw new Error('the README has no workflow with blue-green and a window of 30m');
  }
  return workflow.replace('duration: 30m', 'duration: 3s');
}

const applyScript = `import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.env.DATABASE_URL.replace('sqlite:', ''), { timeout: 5_000 });
database.exec(readFileSync(new URL(process.argv[2] + '.sql', import.meta.url), 'utf8'));
`;

function configuration({ addresses: { url, adminUrl, colors } }: World, machine: string): string {
  return `service: shop
environments:
  production:
    url: ${url}
    state: { store: file, path: ${machine}/state.json }
    traffic:
      router: http
      url: ${adminUrl}/weights
      headers: { authorization: env:ROUTER_AUTHORIZATION }
      colors:
        blue: { url: ${colors.blue} }
        green: { url: ${colors.green} }
    workload: { deployer: command, run: ./deploy.sh, timeout: 30s }
    health: { path: /health, consecutive: 2, interval: 200ms, timeout: 5s, within: 20s }
    smoke: [{ name: the version answers, path: /version, contains: '{{version}}' }]
    stages: [50% 2s, 100% 1s]
    metrics:
      provider: openmetrics
      interval: 1s
      indicators:
        error-rate:
          query: sum(rate(http_requests_total{status=~"5.."}[3s])) / sum(rate(http_requests_total[3s]))
          rollback-above: 5%
          for: 2s
    checks:
      - { id: the shop is healthy now, kind: http, url: '${url}/health', json: { status: ok } }
      - { id: everything is pushed, kind: clean-tree, pushed: true }
    backup: { engine: sqlite, connection: ${machine}/shop.db, destination: ${machine}/backups, verify: restore }
    migrations:
      tool: command
      directory: db
      connection: sqlite:${machine}/shop.db
      current: { run: cat ${machine}/revision 2> /dev/null || true }
      pending: { run: test -e ${machine}/revision || echo 0001-note }
      apply: { run: '"$DEMO_NODE" apply.ts "$DEPLOY_MIGRATION" && echo "$DEPLOY_MIGRATION" > ${machine}/revision' }
      sql: { run: 'cat "$DEPLOY_MIGRATION.sql"' }
    maintenance:
      switch: command
      on: { run: printf %s "$DEPLOY_MAINTENANCE_RECORD" > ${machine}/maintenance.json }
      off: { run: rm -f ${machine}/maintenance.json }
      status: { run: 'test ! -e ${machine}/maintenance.json || cat ${machine}/maintenance.json' }
  cluster:
    url: ${url}
    workload:
      deployer: kubernetes
      namespace: shop
      deployments: { api: { containers: { api: 'shop/api:{{version}}' } } }
      timeout: 30s
    health: { path: /health, interval: 500ms }
    rolling: { steps: [1 1s, 100% 1s] }
    checks: [{ id: the shop is healthy now, kind: http, url: '${url}/health', json: { status: ok } }]
`;
}
