import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { components } from '../../../scripts/components/components.ts';
import { type Daemon, startDaemon } from './daemon.ts';

/** The number of `nobody`: PostgreSQL refuses to run as root. */
const nobody = 65_534;

/** A PostgreSQL server that can be stopped and started again. */
export interface Postgres {
  readonly port: number;
  /** Path of the certificate that it shows, which is its own authority, for the name `localhost`. */
  readonly certificate: string;
  /** The address of a database for a user. */
  readonly url: (user?: string, password?: string, database?: string) => string;
  /** Runs statements as the superuser `admin`; gives the rows of the last one. */
  readonly admin: (statements: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends it, at once and with all its connections. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts an empty server; the superuser is `admin` with the password `admin-secret`, and everybody needs a password. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const owner = process.getuid?.() === 0 ? nobody : undefined;
  // Not in TMPDIR: the user that it runs as must reach it, and the path of a socket has 107 characters at most.
  const folder = mkdtempSync('/tmp/postgres-');
  if (owner !== undefined) chownSync(folder, owner, owner);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  createCluster(folder, owner);
  const certificate = createCertificate(folder, owner);
  const tls = { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: join(folder, 'server.key') };
  const options = {
    ...tls,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    ...settings,
  };
  const run = (port?: number) => startServer(data, options, { owner, port });
  let daemon: Daemon = await run();
  const { port } = daemon;
  const url = (user = 'admin', password = 'admin-secret', database = 'postgres') =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const postgres: Postgres = {
    ...{ port, certificate, url },
    admin: async (statements) => {
      const client = new pg.Client(url());
      await client.connect();
      try {
        const results = [await client.query(statements)].flat();
        return results.at(-1)?.rows ?? [];
      } finally {
        await client.end();
      }
    },
    stop: () => daemon.close(),
    start: async () => {
      daemon = await run(port);
      await ready(postgres);
    },
    close: async () => {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await ready(postgres);
  } catch (error) {
    await postgres.close();
    throw error;
  }
  return postgres;
}

function startServer(
  data: string,
  options: Readonly<Record<string, string>>,
  { owner, port }: { readonly owner: number | undefined; readonly port: number | undefined },
): Promise<Daemon> {
  return startDaemon(
    'postgres',
    (free) => [
      ...['-D', data, '-p', String(free)],
      ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      // At SIGTERM it would wait until everybody has gone.
      signal: 'SIGINT',
      ...(owner !== undefined && { owner }),
      ...(port !== undefined && { port }),
    },
  );
}

function createCluster(folder: string, owner: number | undefined): void {
  const initdb = join(dirname(components.postgres.program), 'initdb');
  const password = join(folder, 'password');
  writeFileSync(password, 'admin-secret\n');
  const words = [
    ...['-D', join(folder, 'data'), '-U', 'admin', '--auth=scram-sha-256', `--pwfile=${password}`],
    ...['--no-sync', '--encoding=UTF8', '--no-locale', '--no-instructions'],
  ];
  execFileSync(initdb, words, {
    stdio: 'pipe',
    ...(owner === undefined ? {} : { uid: owner, gid: owner }),
  });
}

/** https://www.postgresql.org/docs/current/ssl-tcp.html#SSL-CERTIFICATE-CREATION */
function createCertificate(folder: string, owner: number | undefined): string {
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  const words = [
    ...['req', '-new', '-x509', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
    ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
  ];
  execFileSync(components.openssl.program, words, { stdio: 'pipe' });
  chmodSync(key, 0o600);
  if (owner !== undefined) chownSync(key, owner, owner);
  return certificate;
}

/** It listens before it takes anybody in. */
async function ready(postgres: Postgres): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return void (await postgres.admin('select 1'));
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
