import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a server says and does beside the protocol. */
export interface RedisBehaviour {
  /** The text of `INFO`. */
  readonly info?: string;
  /** The text of `CLUSTER INFO`; not a node of a cluster when absent. */
  readonly cluster?: string;
  /** Users by name, each with a password; everybody may ask when absent. */
  readonly users?: Readonly<Record<string, string>>;
  /** Answers every command with this error. */
  readonly error?: string;
  /** Takes connections and says nothing. */
  readonly silent?: boolean;
  /** Answers everybody with these bytes. */
  readonly says?: string;
}

/** A server that speaks RESP 2 as far as a client needs it that asks for information. */
export interface FakeRedis {
  readonly port: number;
  /** Connections so far, and those open now. */
  readonly connections: () => { readonly all: number; readonly open: number };
  readonly commands: readonly string[];
}

/** Starts one that ends with the test. https://redis.io/docs/latest/develop/reference/protocol-spec/ */
export async function fakeRedis(behaviour: RedisBehaviour): Promise<FakeRedis> {
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  let all = 0;
  const server = createServer((socket) => {
    all += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    if (behaviour.silent || behaviour.says !== undefined) socket.resume();
    if (behaviour.silent) return;
    if (behaviour.says !== undefined) {
      socket.write(behaviour.says);
      return;
    }
    const session = { allowed: behaviour.users === undefined };
    let buffer = '';
    socket.setEncoding('latin1').on('data', (data: string) => {
      buffer += data;
      for (let read = readCommand(buffer); read; read = readCommand(buffer)) {
        buffer = buffer.slice(read.length);
        commands.push(read.words.join(' '));
        socket.write(answerTo(read.words, session, behaviour));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, commands, connections: () => ({ all, open: sockets.size }) };
}

function readCommand(buffer: string): { readonly words: string[]; readonly length: number } | undefined {
  const head = /^\*(\d+)\r\n/.exec(buffer);
  if (!head) return undefined;
  let at = head[0].length;
  const words: string[] = [];
  for (let word = 0; word < Number(head[1]); word += 1) {
    const size = /^\$(\d+)\r\n/.exec(buffer.slice(at));
    if (!size) return undefined;
    const begin = at + size[0].length;
    const end = begin + Number(size[1]);
    if (buffer.length < end + 2) return undefined;
    words.push(buffer.slice(begin, end));
    at = end + 2;
  }
  return { words, length: at };
}

function answerTo(
  words: readonly string[],
  session: { allowed: boolean },
  behaviour: RedisBehaviour,
): string {
  const [name = '', ...rest] = words;
  const command = name.toUpperCase();
  const { users, info = '', cluster, error } = behaviour;
  if (command === 'AUTH') {
    const [password = '', user = 'default'] = rest.toReversed();
    if (!users)
      return '-ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?\r\n';
    session.allowed = users[user] === password;
    return session.allowed ? '+OK\r\n' : '-WRONGPASS invalid username-password pair or user is disabled.\r\n';
  }
  if (!session.allowed) return '-NOAUTH Authentication required.\r\n';
  if (error !== undefined) return `-${error}\r\n`;
  if (command === 'PING') return '+PONG\r\n';
  if (command === 'INFO') return bulk(info);
  if (command === 'SELECT') return Number(rest[0]) < 16 ? '+OK\r\n' : '-ERR DB index is out of range\r\n';
  if (command === 'CLUSTER' && rest[0]?.toUpperCase() === 'INFO') {
    return cluster === undefined ? '-ERR This instance has cluster support disabled\r\n' : bulk(cluster);
  }
  return `-ERR unknown command '${name}'\r\n`;
}

function bulk(text: string): string {
  return `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
}
