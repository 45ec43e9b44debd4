import { createServer, type Server } from 'node:net';

interface Entry {
  readonly reference: string;
  readonly key: string;
  value: string;
}

/**
 * The maps of an HAProxy over its Runtime API, as https://docs.haproxy.org/2.6/management.html#9.3-add%20map describes them: entries
 * of one key may stand beside each other, the first of them counts, `#` and a reference names one. In the words of HAProxy 2.6,
 * which test/integration compares with the real one's.
 */
export class FakeMap {
  readonly #path: string;
  #entries: Entry[] = [];
  #made = 0;
  level: 'admin' | 'operator' = 'admin';
  /** Every command that changed something. */
  readonly commands: string[] = [];
  readonly #server: Server;

  constructor(path: string) {
    this.#path = path;
    this.#server = createServer((socket) => {
      let input = '';
      socket.on('error', () => {});
      socket.setEncoding('utf8').on('data', (text) => {
        input += text;
        const end = input.indexOf('\n');
        if (end === -1) return;
        socket.end(
          input
            .slice(0, end)
            .split(';')
            .map((command) => `${this.execute(command)}\n`)
            .join(''),
        );
      });
    });
  }

  /** Listens on a free port; gives the address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What `str(key),map(path)` gives; `undefined` when there is no such key. */
  lookup(key: string): string | undefined {
    return this.#entries.find((entry) => entry.key === key)?.value;
  }

  execute(command: string): string {
    const [verb, what, path, key = '', value = '', ...more] = command.split(' ');
    if (what !== 'map' || !['show', 'add', 'del'].includes(verb ?? '')) return 'Unknown command.\n';
    if (path !== this.#path) return 'Unknown map identifier. Please use #<id> or <file>.\n';
    if (verb === 'show') {
      return this.#entries.map((entry) => `${entry.reference} ${entry.key} ${entry.value}\n`).join('');
    }
    if (this.level !== 'admin') return 'Permission denied\n';
    this.commands.push(command);
    if (verb === 'add') {
      if (value === '' || more.length > 0) throw new Error(`not the form of \`add map\`: ${command}`);
      this.#made += 1;
      this.#entries.push({ reference: `0x${(0x55d0 + this.#made * 16).toString(16)}`, key, value });
      return '';
    }
    const doomed = this.#entries.filter(
      (entry) => (key.startsWith('#') ? `#${entry.reference}` : entry.key) === key,
    );
    if (doomed.length === 0) return 'Key not found.\n';
    this.#entries = this.#entries.filter((entry) => !doomed.includes(entry));
    return '';
  }
}
