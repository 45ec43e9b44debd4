import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { components } from '../../../scripts/components/components.ts';
import { type Daemon, freePort, startDaemon } from './daemon.ts';

/** A Redis server that keeps everything in memory. */
export interface RedisServer {
  readonly port: number;
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** `redis://127.0.0.1:port/0`, without a password. */
  readonly url: string;
  /** Where it speaks TLS, with {@link certificate}: `rediss://localhost:port/0`. */
  readonly tlsUrl: string;
  /** Path of its certificate, which nobody signed; for the names `localhost` and `127.0.0.1`. */
  readonly certificate: string;
  readonly daemon: Daemon;
  readonly close: () => Promise<void>;
}

/** Starts one with further settings, such as `['--requirepass', 'secret']`. https://redis.io/docs/latest/operate/oss_and_stack/management/config/ */
export async function startRedis(settings: readonly string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  makeCertificate(certificate, key);
  const tlsPort = await freePort();
  const daemon = await startDaemon('redis-server', (port) => [
    ...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder],
    ...['--save', '', '--appendonly', 'no', '--daemonize', 'no'],
    ...['--tls-port', String(tlsPort), '--tls-auth-clients', 'no'],
    ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate],
    ...settings,
  ]);
  const address = `127.0.0.1:${daemon.port}`;
  return {
    ...{ port: daemon.port, address, url: `redis://${address}/0`, certificate, daemon },
    tlsUrl: `rediss://localhost:${tlsPort}/0`,
    close: async () => {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeCertificate(certificate: string, key: string): void {
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync(components.openssl.program, [...request, ...names, ...files], { stdio: 'pipe' });
  chmodSync(key, 0o600);
}
