import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startDaemon } from './daemon.ts';

/** The addresses that a configuration has to listen on. */
export interface HaproxyAddresses {
  /** `127.0.0.1:port` of the front. */
  readonly front: string;
  /** `127.0.0.1:port` of the Runtime API. */
  readonly admin: string;
  /** Path of the same Runtime API's socket. */
  readonly socket: string;
}

/** A front with one backend, `shop`, without more to say. */
export interface HaproxyShop {
  /** Lines of the backend: `server blue 127.0.0.1:8001 weight 100`. */
  readonly servers: readonly string[];
  /** `roundrobin` when absent. */
  readonly balance?: string;
}

/** A running HAProxy. */
export interface Haproxy extends HaproxyAddresses {
  readonly frontUrl: string;
  /** Asks the Runtime API: `show stat`. */
  readonly ask: (command: string) => Promise<string>;
  /** The weights of the servers in a backend, by name. */
  readonly weights: (backend?: string) => Promise<Readonly<Record<string, number>>>;
  readonly close: () => Promise<void>;
}

/** How long the Runtime API may take until it answers, in milliseconds. */
const patience = 10_000;

/**
 * Starts HAProxy with a whole configuration, or with one front and one backend `shop`, and waits until its Runtime API answers:
 * the socket gets its name a moment after the port listens. Throws with what HAProxy wrote when it doesn't answer within 10 s.
 */
export async function startHaproxy(
  configuration: HaproxyShop | ((addresses: HaproxyAddresses) => string),
): Promise<Haproxy> {
  const folder = mkdtempSync(join(tmpdir(), 'haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  const addresses = {
    front: '',
    admin: `127.0.0.1:${await freePort()}`,
    // The path of a socket has 107 characters at most, and TMPDIR may be long.
    socket: join(folder, 'admin'),
  };
  const daemon = await startDaemon('haproxy', (port) => {
    addresses.front = `127.0.0.1:${port}`;
    writeFileSync(
      file,
      typeof configuration === 'function' ? configuration(addresses) : shop(configuration, addresses),
    );
    return ['-db', '-f', file];
  });
  const askHere = (command: string) => ask(addresses.socket, command);
  const begun = performance.now();
  for (;;) {
    const answer = await askHere('show info').catch(String);
    if (answer.startsWith('Name: HAProxy')) break;
    if (performance.now() - begun > patience) {
      await daemon.close();
      throw new Error(`the Runtime API of HAProxy does not answer (${answer}):\n${daemon.output()}`);
    }
    await sleep(10);
  }
  return {
    ...addresses,
    frontUrl: `http://${addresses.front}`,
    ask: askHere,
    weights: async (backend = 'shop') => weightsIn(await askHere(`show servers state ${backend}`)),
    close: async () => {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What a careful operator writes: keep-alive on both sides, and another server for a request whose connection could not be
 * made. `level admin`: https://docs.haproxy.org/2.6/management.html#9.3
 */
function shop({ servers, balance = 'roundrobin' }: HaproxyShop, addresses: HaproxyAddresses): string {
  return `
global
  stats socket ${addresses.socket} mode 600 level admin
  stats socket ipv4@${addresses.admin} level admin
  maxconn 2000
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option redispatch
  retries 2
  option http-keep-alive
frontend front
  bind ${addresses.front}
  default_backend shop
backend shop
  balance ${balance}
${servers.map((line) => `  ${line}`).join('\n')}
`;
}

function ask(path: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(path, () => socket.write(`${command}\n`));
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.once('end', () => resolve(answer));
    socket.once('error', reject);
  });
}

/** https://docs.haproxy.org/2.6/management.html#9.3-show%20servers%20state: the weight in force is `srv_uweight`, 0 while drained. */
function weightsIn(answer: string): Record<string, number> {
  const lines = answer.split('\n').filter((line) => line !== '');
  const names =
    lines
      .find((line) => line.startsWith('# '))
      ?.slice(2)
      .split(' ') ?? [];
  const rows = lines.filter((line) => /^\d+ \S/.test(line)).map((line) => line.split(' '));
  const cell = (row: readonly string[], name: string) => row[names.indexOf(name)] ?? '';
  return Object.fromEntries(rows.map((row) => [cell(row, 'srv_name'), Number(cell(row, 'srv_uweight'))]));
}
