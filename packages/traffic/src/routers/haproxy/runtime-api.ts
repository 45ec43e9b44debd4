import { connect } from 'node:net';
import { ConfigurationError, describeError, ProviderError, quoted } from '@deploy-actions/action-kit';
import { trafficSystem } from '../../traffic-router.ts';

/** Far more than the state of any backend; whoever sends more is no HAProxy. */
const longestAnswer = 8 * 1024 * 1024;

/** What names may be made of, https://docs.haproxy.org/2.6/configuration.html#4; anything else could become a command. */
const namePattern = /^[\w.:-]+$/;

/** Throws ConfigurationError for a name that no proxy or server of HAProxy can have. */
export function assertName(name: string): string {
  if (namePattern.test(name)) return name;
  throw new ConfigurationError(
    `${quoted(name)} is no name in HAProxy: allowed are letters, digits, \`-\`, \`_\`, \`.\` and \`:\``,
  );
}

/** HAProxy's Runtime API, https://docs.haproxy.org/2.6/management.html#9.3, one connection for each request. */
export class RuntimeApi {
  readonly #address: string;
  readonly #system: string;

  /** The path of a socket, or `host:port`; `system` is what failures are of. */
  constructor(address: string, system: string = trafficSystem) {
    this.#address = address;
    this.#system = system;
  }

  /**
   * Sends commands in one line, which HAProxy carries out in order, and gives everything it answers. Throws ProviderError,
   * also when the signal fires before the end of the answer, and when there is none.
   */
  async ask(commands: readonly string[], operation: string, signal: AbortSignal): Promise<string> {
    let answer: string;
    try {
      signal.throwIfAborted();
      answer = await exchange(this.#address, `${commands.join(';')}\n`, signal);
    } catch (error) {
      throw this.failure(
        operation,
        signal.aborted ? 'no answer within the time limit' : explain(error),
        true,
      );
    }
    if (answer !== '') return answer;
    // HAProxy answers every command, with an empty line at least: this is a reload, or what stands between.
    const cut = 'it closed the connection without an answer; is this HAProxy’s Runtime API?';
    throw this.failure(operation, cut, true);
  }

  /** A failure of this HAProxy. */
  failure(operation: string, message: string, retryable = false): ProviderError {
    return new ProviderError(`HAProxy at ${this.#address}: ${message}`, {
      system: this.#system,
      operation,
      retryable,
    });
  }
}

function exchange(address: string, line: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...targetOf(address), signal });
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(line));
    socket.on('data', (text) => {
      answer += text;
      if (answer.length > longestAnswer) socket.destroy(new Error('its answer has no end'));
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('it closed the connection')));
  });
}

function targetOf(address: string): { path: string } | { host: string; port: number } {
  if (address.startsWith('/')) return { path: address };
  const [, bracketed, plain = '', port = ''] = /^(?:\[(.+)\]|(.+)):(\d+)$/.exec(address) ?? [];
  return { host: bracketed ?? plain, port: Number(port) };
}

const explanations: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such socket; is HAProxy running on this machine, with `stats socket` at this path?',
  ECONNREFUSED: 'nobody listens there; is HAProxy running, with `stats socket` at this address?',
  EACCES: 'this user may not open the socket; look at `mode`, `user` and `group` of its `stats socket`',
  ENOTFOUND: 'the host is unknown',
};

function explain(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return explanations[code] ?? describeError(error);
}
