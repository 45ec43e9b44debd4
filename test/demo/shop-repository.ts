import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ReleaseFile } from './service.ts';

/** What runs when the demo begins. */
export const oldVersion = '1.0.0';

/** What the demo ships; follows from the commits after the tag of the old one. */
export const newVersion = '1.1.0';

/** The database, relative to the workspace. */
export const databaseFile = 'var/shop.db';

/** Where everything listens. */
export interface Addresses {
  readonly url: string;
  readonly adminUrl: string;
  readonly colors: { readonly blue: string; readonly green: string };
}

const goodConnections = { connections: 8, connectionLeak: 0 } as const;

const oldRelease: ReleaseFile = { version: oldVersion, greeting: 'Welcome', ...goodConnections };
const goodRelease: ReleaseFile = { version: newVersion, greeting: 'Welcome back', ...goodConnections };
/** Passes every test that sends few requests: the eight connections run out only under load. */
const brokenRelease: ReleaseFile = { ...goodRelease, connectionLeak: 2_000 };

/** Makes the repository of the demo's shop: a clone of a bare `origin`, with a tag and the commits of the next release. */
export function createShopRepository(
  workspace: string,
  origin: string,
  addresses: Addresses,
  broken: boolean,
): void {
  mkdirSync(workspace, { recursive: true });
  git(dirname(origin), 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  git(workspace, 'init', '--quiet', '--initial-branch=main');
  git(workspace, 'remote', 'add', 'origin', origin);
  for (const [name, value] of Object.entries(gitSettings)) git(workspace, 'config', name, value);
  const commit = (message: string, files: Readonly<Record<string, string>>) => {
    write(workspace, files);
    git(workspace, 'add', '--all');
    git(workspace, 'commit', '--quiet', '--message', message);
  };
  commit('feat: show a product and count the visit', {
    '.gitignore': '/var/\n',
    'README.md': '# Shop\n',
    'deploy.sh': deployScript(),
    [`releases/${oldVersion}.json`]: json(oldRelease),
  });
  git(workspace, 'tag', '--annotate', `v${oldVersion}`, '--message', `v${oldVersion}`);
  commit('ci: deploy blue/green', { '.github/deploy.yml': configuration(addresses) });
  commit('feat: welcome visitors who come back', {
    [`releases/${newVersion}.json`]: json(broken ? brokenRelease : goodRelease),
  });
  commit('fix: say what the shop sells', { 'README.md': '# Shop\n\nSells four hundred things.\n' });
  git(workspace, 'push', '--quiet', '--tags', '--set-upstream', 'origin', 'main');
  createDatabase(join(workspace, databaseFile));
}

/** The commit that is checked out. */
export function headOf(workspace: string): string {
  return git(workspace, 'rev-parse', 'HEAD');
}

/** Names of all tags in a repository. */
export function tagsOf(repository: string): string[] {
  return git(repository, 'tag', '--list').split('\n').filter(Boolean);
}

const gitSettings = {
  'user.name': 'Demo',
  'user.email': 'demo@example.com',
  'commit.gpgsign': 'false',
  'tag.gpgsign': 'false',
  'core.autocrlf': 'false',
};

function git(directory: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();
}

function write(workspace: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(workspace, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (name.endsWith('.sh')) chmodSync(file, 0o755);
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function createDatabase(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL, visits INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE visits (id INTEGER PRIMARY KEY, product INTEGER NOT NULL REFERENCES products, version TEXT NOT NULL, at TEXT NOT NULL);
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 400)
      INSERT INTO products (name, price) SELECT 'Product ' || n, 100 + n * 7 % 900 FROM number;
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
      INSERT INTO visits (product, version, at) SELECT 1 + n % 400, '0.9.0', '2026-01-01T00:00:00Z' FROM number;`);
  database.close();
}

/** DEMO_* variables come from the demo; DEPLOY_* from the shift. */
function deployScript(): string {
  return `#!/usr/bin/env bash
# Puts DEPLOY_VERSION onto DEPLOY_COLOR: stops what runs there, starts the version, and returns when it listens.
set -euo pipefail
pid_file="var/$DEPLOY_COLOR.pid"
port="\${DEPLOY_URL##*:}"

if [ -f "$pid_file" ]; then
  pid="$(cat "$pid_file")"
  kill "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
fi

"$DEMO_NODE" "$DEMO_SERVICE" --release "releases/$DEPLOY_VERSION.json" --color "$DEPLOY_COLOR" \\
  --port "$port" --database ${databaseFile} --owner "$DEMO_OWNER" > "var/$DEPLOY_COLOR.log" 2>&1 < /dev/null &
pid=$!
echo "$pid" > "$pid_file"

until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "$pid" 2>/dev/null || { cat "var/$DEPLOY_COLOR.log"; exit 1; }
  sleep 0.1
done
echo "$DEPLOY_VERSION listens on port $port as $DEPLOY_COLOR."
`;
}

function configuration({ url, adminUrl, colors }: Addresses): string {
  return `service: shop
environments:
  production:
    url: ${url}
    state: { store: file, path: var/state.json }
    traffic:
      router: http
      url: ${adminUrl}/weights
      headers: { authorization: env:ROUTER_AUTHORIZATION }
      colors:
        blue: { url: ${colors.blue} }
        green: { url: ${colors.green} }
    workload: { deployer: command, run: ./deploy.sh, timeout: 30s }
    health: { path: /health, consecutive: 3, interval: 200ms, timeout: 5s, within: 20s }
    warm-up: [{ name: first visits, path: /, requests: 3 }]
    smoke:
      - { name: the version answers, path: /version, contains: '{{version}}' }
      - { name: the shop greets, path: /, contains: Welcome }
    stages: [10% 6s, 50% 6s, 100% 4s]
    metrics:
      provider: openmetrics
      interval: 1s
      requests: sum(http_requests_total)
      indicators:
        error-rate:
          query: sum(rate(http_requests_total{status=~"5.."}[3s])) / sum(rate(http_requests_total[3s]))
          rollback-above: 5%
          for: 2s
        latency-p99:
          query: histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[3s])))
          unit: seconds
          rollback-above: 2s
          for: 2s
    checks:
      - { id: the shop is healthy now, kind: http, url: '${url}/health', json: { status: ok } }
      - { id: the router may be changed, kind: env-vars, names: [ROUTER_AUTHORIZATION] }
      - { id: the release exists, kind: file, path: 'releases/{{version}}.json', contains: '{{version}}' }
      - { id: everything is pushed, kind: clean-tree, pushed: true }
      - { id: room for a backup, kind: disk, path: var, free: 50MiB }
      - { id: the configuration parses, kind: config-files, paths: ['.github/*.yml', 'releases/*.json'] }
      - { id: the version is new, kind: command, run: 'test -z "$(git tag --list "v$DEPLOY_VERSION")"' }
    backup: { engine: sqlite, connection: ${databaseFile}, destination: var/backups, verify: restore, keep: 5 }
`;
}
