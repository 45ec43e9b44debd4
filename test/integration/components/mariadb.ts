import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { components } from '../../../scripts/components/components.ts';
import { type Daemon, startDaemon } from './daemon.ts';

/** The number of `nobody`: MariaDB refuses to run as root. */
const nobody = 65_534;

/** A MariaDB server that can be stopped and started again. */
export interface Mariadb {
  readonly port: number;
  /** Path of the certificate that it shows, which is its own authority, for the name `localhost`. */
  readonly certificate: string;
  /** The address of a database for a user. */
  readonly url: (user: string, password: string, database?: string) => string;
  /** Runs statements as the superuser; gives what they print, one row a line. */
  readonly admin: (statements: string) => Promise<string>;
  /** Ends it, at once and with all its connections. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts an empty server with the database `shop`; only the superuser can do without a password, and only from this machine. */
export async function startMariadb(settings: readonly string[] = []): Promise<Mariadb> {
  const owner = process.getuid?.() === 0 ? nobody : undefined;
  // Not in TMPDIR: the user that it runs as must reach it, and the path of a socket has 107 characters at most.
  const folder = mkdtempSync('/tmp/mariadb-');
  if (owner !== undefined) chownSync(folder, owner, owner);
  chmodSync(folder, 0o700);
  const identity = owner === undefined ? {} : { uid: owner, gid: owner };
  const data = join(folder, 'data');
  const words = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal'];
  const environment = { ...process.env, TMPDIR: folder };
  execFileSync('mariadb-install-db', [...words, '--skip-test-db'], {
    stdio: 'pipe',
    env: environment,
    ...identity,
  });
  const [key, certificate] = createCertificate(folder, owner);
  const run = (port?: number) =>
    startDaemon(
      'mariadb',
      (free) => [
        ...['--no-defaults', `--datadir=${data}`, `--port=${free}`, '--bind-address=127.0.0.1'],
        ...[`--socket=${join(folder, 'socket')}`, `--pid-file=${join(folder, 'pid')}`, `--tmpdir=${folder}`],
        ...[
          `--ssl-cert=${certificate}`,
          `--ssl-key=${key}`,
          '--innodb-flush-log-at-trx-commit=0',
          ...settings,
        ],
      ],
      { ...(owner === undefined ? {} : { owner }), ...(port === undefined ? {} : { port }) },
    );
  let daemon: Daemon = await run();
  const { port } = daemon;
  const admin = async (statements: string) => {
    const access = [`--socket=${join(folder, 'socket')}`, '--user=root', '--batch', '--skip-column-names'];
    const { stdout } = await promisify(execFile)('mariadb', ['--no-defaults', ...access, '-e', statements]);
    return stdout.trim();
  };
  await admin('create database shop');
  return {
    ...{ port, certificate, admin },
    url: (user, password, database = 'shop') =>
      `mysql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: () => daemon.close(),
    start: async () => {
      daemon = await run(port);
    },
    close: async () => {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** https://mariadb.com/docs/server/security/encryption/data-in-transit-encryption/certificate-creation-with-openssl */
function createCertificate(folder: string, owner: number | undefined): [string, string] {
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  const words = [
    ...['req', '-new', '-x509', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-newkey', 'rsa:2048'],
    ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
  ];
  execFileSync(components.openssl.program, words, { stdio: 'pipe' });
  chmodSync(key, 0o600);
  if (owner !== undefined) chownSync(key, owner, owner);
  return [key, certificate];
}
