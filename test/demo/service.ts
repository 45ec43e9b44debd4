/**
 * A small shop: each visit reads the product of the hour from a SQLite database and counts the visit there. Started by the
 * deploy script as `node service.ts --release FILE --color blue --port 8001 --database FILE`.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { RequestMetrics } from './metrics-page.ts';

/** What a release file says about a version. */
export interface ReleaseFile {
  readonly version: string;
  readonly greeting: string;
  /** How many requests may use the database at once. */
  readonly connections: number;
  /** How long a request keeps its connection after it was answered, in milliseconds. A bug unless it is 0. */
  readonly connectionLeak: number;
}

const { values: given } = parseArgs({
  options: {
    release: { type: 'string', default: '' },
    color: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    database: { type: 'string', default: '' },
    owner: { type: 'string' },
  },
});

const release = JSON.parse(readFileSync(given.release, 'utf8')) as ReleaseFile;
const database = new DatabaseSync(given.database, { timeout: 5_000 });
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
const readProduct = database.prepare('SELECT id, name, price FROM products WHERE id = ?');
const countVisit = database.prepare('UPDATE products SET visits = visits + 1 WHERE id = ? RETURNING visits');
const recordVisit = database.prepare('INSERT INTO visits (product, version, at) VALUES (?, ?, ?)');
const products = Number(database.prepare('SELECT count(*) AS number FROM products').get()?.['number']);
const metrics = new RequestMetrics();
let free = release.connections;

/** Takes a database connection for one visit. Throws when none is free. */
function visit(): Record<string, unknown> {
  if (free === 0) throw new Error('no database connection is free');
  free -= 1;
  try {
    const id = 1 + Math.floor(Math.random() * products);
    const product = readProduct.get(id);
    recordVisit.run(id, release.version, new Date().toISOString());
    return { greeting: release.greeting, product, ...countVisit.get(id) };
  } finally {
    if (release.connectionLeak === 0) free += 1;
    else setTimeout(() => (free += 1), release.connectionLeak);
  }
}

function shop(response: ServerResponse): void {
  const started = performance.now();
  let status = 200;
  let content: Record<string, unknown>;
  try {
    content = visit();
  } catch (error) {
    status = 500;
    content = { error: error instanceof Error ? error.message : String(error) };
    console.error(content['error']);
  }
  answer(response, status, 'application/json', JSON.stringify(content));
  metrics.observe(status, (performance.now() - started) / 1_000);
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  const identity = { 'x-version': release.version, 'x-color': given.color };
  response.writeHead(status, { 'content-type': type, ...identity }).end(body);
}

const server = createServer((request, response) => {
  switch (request.url) {
    case '/':
      return shop(response);
    case '/health':
      return answer(response, 200, 'application/json', '{"status":"ok"}');
    case '/version':
      return answer(response, 200, 'application/json', JSON.stringify({ version: release.version }));
    case '/metrics':
      return answer(response, 200, 'text/plain; version=0.0.4', String(metrics));
    default:
      return answer(response, 404, 'text/plain', 'not found');
  }
});

// Longer than any client keeps an idle connection, so that none is closed while a request is on its way.
server.keepAliveTimeout = 120_000;
server.listen(Number(given.port), '127.0.0.1');

function stop(): void {
  server.close(() => database.close());
  server.closeIdleConnections();
}

process.once('SIGTERM', stop);
process.on('SIGINT', () => {}); // A Ctrl-C is the demo's business; it stops the service when it is done.

if (given.owner !== undefined) {
  const owner = Number(given.owner);
  const watch = setInterval(() => {
    try {
      process.kill(owner, 0);
    } catch {
      process.exit(1);
    }
  }, 1_000);
  watch.unref();
}
