import { createServer, type Server, type Socket } from 'node:net';

/** A server of a backend; as in HAProxy's configuration where nothing else is said. */
export class FakeServer {
  readonly name: string;
  readonly initial: number;
  readonly backup: boolean;
  weight: number;
  /** srv_admin_state */
  admin = 0;
  /** srv_op_state */
  operational = 2;
  sessions = 0;
  queued = 0;

  constructor(name: string, { weight = 1, backup = false } = {}) {
    this.name = name;
    this.initial = weight;
    this.weight = weight;
    this.backup = backup;
  }

  get status(): string {
    if (this.admin & 0x23) return 'MAINT';
    if (this.operational === 0) return 'DOWN';
    return this.admin & 0x18 ? 'DRAIN' : 'UP';
  }
}

/** A backend; `balance` is dynamic unless said. */
export interface FakeBackend {
  readonly servers: readonly FakeServer[];
  readonly static?: boolean;
}

const stateColumns =
  'be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port';
const statisticColumns =
  'pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,eresp,wretr,wredis,status,weight,act,bck,chkfail,chkdown,lastchg,downtime,qlimit,pid,iid,sid,throttle,lbtot,tracked,type';

/**
 * The Runtime API of an HAProxy as https://docs.haproxy.org/2.6/management.html#9.3 describes it, with answers in the words
 * of HAProxy 2.6; test/integration compares them with the real ones.
 */
export class FakeHaproxy {
  readonly backends: Readonly<Record<string, FakeBackend>>;
  level: 'admin' | 'operator' = 'admin';
  /** Takes commands without ever answering. */
  hangs = false;
  /** Answers this, whatever it is asked. */
  nonsense: string | undefined;
  /** Closes the connection after so many characters of an answer. */
  cut = Number.POSITIVE_INFINITY;
  /** Every line it got. */
  readonly lines: string[] = [];
  /** The weights that counted in a backend after each command. */
  readonly history: number[][] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(backends: Readonly<Record<string, FakeBackend>>) {
    this.backends = backends;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  /** Listens on a free port, or at a path; gives the address. */
  async start(path?: string): Promise<string> {
    await new Promise<void>((resolve) => {
      if (path === undefined) this.#server.listen(0, '127.0.0.1', resolve);
      else this.#server.listen(path, resolve);
    });
    const address = this.#server.address();
    return typeof address === 'object' ? `127.0.0.1:${address?.port}` : (address ?? '');
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Carries out one line of commands; each answer ends with an empty line. */
  execute(line: string): string {
    return line
      .split(';')
      .map((command) => `${this.#command(command.trim())}\n`)
      .join('');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {});
    let input = '';
    socket.setEncoding('utf8').on('data', (text) => {
      input += text;
      const end = input.indexOf('\n');
      if (end === -1 || this.hangs) return;
      const line = input.slice(0, end);
      this.lines.push(line);
      socket.end((this.nonsense ?? this.execute(line)).slice(0, this.cut));
    });
  }

  #command(command: string): string {
    const [, about, rest = ''] =
      /^(show servers state|show stat|set server|get weight) ?(.*)$/.exec(command) ?? [];
    if (about === 'show servers state') return this.#states(rest);
    if (about === 'show stat') return this.#statistics(rest);
    const [target = '', what, value = ''] = rest.split(' ');
    if (about === 'set server') {
      if (this.level !== 'admin') return 'Permission denied\n';
      return this.#onServer(target, (server, backend) => this.#set(server, backend, what, value));
    }
    if (about === 'get weight') {
      return this.#onServer(target, ({ weight, initial }) => `${weight} (initial ${initial})\n`);
    }
    return 'Unknown command.\n';
  }

  #onServer(target: string, work: (server: FakeServer, backend: FakeBackend) => string): string {
    const [backendName = '', serverName] = target.split('/');
    if (serverName === undefined) return "Require 'backend/server'.\n";
    const backend = this.backends[backendName];
    if (!backend) return 'No such backend.\n';
    const server = backend.servers.find(({ name }) => name === serverName);
    return server ? work(server, backend) : 'No such server.\n';
  }

  #set(server: FakeServer, backend: FakeBackend, what: string | undefined, value: string): string {
    const complaint = what === 'state' ? setState(server, value) : setWeight(server, backend, what, value);
    this.history.push(backend.servers.map(({ weight, admin }) => (admin & 0x3b ? 0 : weight)));
    return complaint;
  }

  #states(name: string): string {
    const backend = this.backends[name];
    if (!backend) return "Can't find backend.\n";
    const rows = backend.servers.map(
      (server, index) =>
        `3 ${name} ${index + 1} ${server.name} 127.0.0.1 ${server.operational} ${server.admin} ${server.weight} ${server.initial} 9 1 0 2 0 0 0 0 - 80 - 0 0 - - 0\n`,
    );
    return `1\n# ${stateColumns}\n${rows.join('')}`;
  }

  #statistics(request: string): string {
    const [name = '', type, id] = request.split(' ');
    const backend = this.backends[name];
    if (!backend) return 'No such proxy.\n';
    if (type !== '4' || id !== '-1') throw new Error(`this fake shows servers only, not ${request}`);
    const rows = backend.servers.map(
      (server, index) =>
        `${name},${server.name},${server.queued},0,${server.sessions},0,,0,0,0,,0,,0,0,0,0,${server.status},${server.weight},${server.backup ? '0,1' : '1,0'},,,9,,,1,3,${index + 1},,0,,2\n`,
    );
    return `# ${statisticColumns}\n${rows.join('')}`;
  }
}

function setState(server: FakeServer, state: string): string {
  const flags: Readonly<Record<string, number>> = { ready: 0, maint: 0x01, drain: 0x08 };
  const flag = flags[state];
  if (flag === undefined) return "'set server <srv> state' expects 'ready', 'drain' and 'maint'.\n";
  // What was inherited from a tracked server stays.
  server.admin = (server.admin & ~0x09) | flag;
  server.operational = flag === 0x01 ? 0 : 2;
  return '';
}

function setWeight(
  server: FakeServer,
  backend: FakeBackend,
  what: string | undefined,
  value: string,
): string {
  if (what !== 'weight') {
    return 'usage: set server <backend>/<server> addr | agent | agent-addr | agent-port | agent-send | check-addr | check-port | fqdn | health | ssl | state | weight\n';
  }
  if (value === '') return 'Require <weight> or <weight%>.\n';
  const [, digits, percent] = /^(-?\d+)(%?)$/.exec(value) ?? [];
  if (digits === undefined) return 'Trailing garbage in weight string\n';
  const weight = percent ? Math.floor((server.initial * Number(digits)) / 100) : Number(digits);
  if (weight < 0 || weight > 256) return 'Absolute weight can only be between 0 and 256 inclusive.\n';
  if (backend.static && weight !== 0 && weight !== server.initial) {
    return "Backend is using a static LB algorithm and only accepts weights '0%' and '100%'.\n";
  }
  server.weight = weight;
  return '';
}
