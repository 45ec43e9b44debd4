import { ProviderError } from '@deploy-actions/action-kit';
import { type Color, colors, type TrafficConfiguration } from '@deploy-actions/config';
import { assertExpressible } from '../../expressible.ts';
import type { CapacityReporter, ConnectionCounter, TrafficRouter } from '../../traffic-router.ts';
import { type Weights, weightsProblem, wholeSplit } from '../../weights.ts';
import { type BackendServer, readServers } from './backend-servers.ts';
import { assertName, RuntimeApi } from './runtime-api.ts';
import { type PerColor, serverWeights } from './server-weights.ts';

type HaproxyConfiguration = Extract<TrafficConfiguration, { router: 'haproxy' }>;

/** How often the servers are looked at, when connections are cut, before that counts as a failure. */
const lookTries = 3;

/** Weights of the servers in one backend of HAProxy, over its Runtime API. */
export class HaproxyRouter implements TrafficRouter, CapacityReporter, ConnectionCounter {
  readonly type = 'haproxy';
  readonly writeLimit: number;
  readonly drainTime: number;
  readonly #timeout: number;
  readonly #backend: string;
  readonly #names: PerColor<readonly string[]>;
  readonly #api: RuntimeApi;

  /** Throws ConfigurationError for names that HAProxy can't have. */
  constructor({ address, backend, timeout, drain, colors: sides }: HaproxyConfiguration) {
    this.#timeout = timeout;
    // What HAProxy has in hand when the time limit passes, it may still carry out; it is given as long again for that.
    this.writeLimit = 2 * timeout;
    this.drainTime = drain;
    this.#backend = assertName(backend);
    this.#names = { blue: sides.blue.servers.map(assertName), green: sides.green.servers.map(assertName) };
    this.#api = new RuntimeApi(address);
  }

  async read(): Promise<Weights> {
    const operation = 'read weights';
    const { ours, others } = await this.#servers(operation, this.#limit());
    const taking = others.filter((server) => !server.backup && effective(server) > 0);
    if (taking.length > 0) {
      const one = taking.length === 1;
      const them = one ? 'it' : 'each of them';
      const later = `would take traffic as soon as ${one ? 'it is' : 'they are'} up`;
      const when = taking.some(({ up }) => up) ? `${one ? 'takes' : 'take'} traffic too` : later;
      throw this.#api.failure(
        operation,
        `beside the colours, ${list(taking)} in backend \`${this.#backend}\` ${when}; give ${them} weight 0, make ${them} a backup, or name ${them} under \`servers\` of a colour`,
      );
    }
    const backup = [...ours.blue, ...ours.green].filter((server) => server.backup);
    if (backup.length > 0) {
      throw this.#api.failure(operation, `${list(backup)} is a backup and takes no share; remove \`backup\``);
    }
    const split = wholeSplit({ blue: sum(ours.blue), green: sum(ours.green) });
    if (split) return split;
    const found = `blue ${list(ours.blue)}; green ${list(ours.green)}`;
    const nobody = sum(ours.blue) + sum(ours.green) === 0;
    throw this.#api.failure(
      operation,
      nobody
        ? `neither colour gets traffic, because no server has a weight that counts: ${found}; put all traffic on one colour with the rollback action (\`to: blue\` or \`to: green\`), or set weights by hand`
        : `the weights are no whole percentages: ${found}`,
    );
  }

  async write(weights: Weights): Promise<void> {
    assertExpressible(this, weights);
    const operation = 'write weights';
    const limit = this.#limit();
    const { ours } = await this.#servers(operation, limit);
    const changes = this.#changes(weights, ours);
    // What rises goes first, so that the backend is never without weight.
    changes.sort((a, b) => b.weight - effective(b.server) - (a.weight - effective(a.server)));
    const commands = changes.flatMap(({ server, weight }) => {
      const set = `set server ${this.#backend}/${server.name}`;
      const revive = server.drained && !server.out && weight > 0;
      return [`${set} weight ${weight}`, ...(revive ? [`${set} state ready`] : [])];
    });
    const answer = await this.#api.ask(commands, operation, limit);
    // Each command that worked is answered by an empty line.
    if (answer === '\n'.repeat(commands.length)) return;
    const refusal = refusalIn(answer);
    throw refusal
      ? this.#api.failure(operation, refusal)
      : this.#api.failure(
          operation,
          'it did not answer every command; whether the weights are set will show',
          true,
        );
  }

  refusal(weights: Weights): string | undefined {
    const problem = weightsProblem(weights);
    if (problem) return problem;
    const { blue, green } = this.#names;
    if (serverWeights(weights, { blue: blue.length, green: green.length })) return undefined;
    const servers = blue.length === 1 ? '1 server' : `${blue.length} servers`;
    return `with ${servers} of blue and ${green.length} of green no weights from 1 to 256 give this share; take a share nearer to 50%, or as many servers on both sides`;
  }

  async missingCapacity(color: Color): Promise<string | undefined> {
    const { ours } = await this.#servers('look at servers', this.#limit());
    if (ours[color].some((server) => server.up && !server.out)) return undefined;
    const found = ours[color].map(({ name, status }) => `\`${name}\` is ${status}`).join(', ');
    return `no server of ${color} in backend \`${this.#backend}\` is up: ${found}`;
  }

  async openConnections(color: Color): Promise<number> {
    const { ours } = await this.#servers('count connections', this.#limit());
    return ours[color].reduce((total, { sessions }) => total + sessions, 0);
  }

  #limit(): AbortSignal {
    return AbortSignal.timeout(this.#timeout);
  }

  async #servers(operation: string, limit: AbortSignal) {
    const found = await this.#look(operation, limit);
    const missing = colors.flatMap((color) =>
      this.#names[color].filter((name) => !found.some((server) => server.name === name)),
    );
    if (missing.length > 0) {
      throw this.#api.failure(
        operation,
        `backend \`${this.#backend}\` has no server \`${missing.join('`, `')}\`; it has ${found.map(({ name }) => `\`${name}\``).join(', ') || 'none'}`,
      );
    }
    const of = (color: Color) => found.filter(({ name }) => this.#names[color].includes(name));
    const ours = { blue: of('blue'), green: of('green') };
    return {
      ours,
      others: found.filter((server) => !ours.blue.includes(server) && !ours.green.includes(server)),
    };
  }

  /** A connection that was cut says nothing about HAProxy: it is looked again, at once and within the same limit. */
  async #look(operation: string, limit: AbortSignal): Promise<readonly BackendServer[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await readServers(this.#api, this.#backend, operation, limit);
      } catch (error) {
        const again = error instanceof ProviderError && error.retryable && tries < lookTries;
        if (!again || limit.aborted) throw error;
      }
    }
  }

  /** The new weight of every server of ours; those in maintenance get what they would have if they were back. */
  #changes(weights: Weights, ours: PerColor<readonly BackendServer[]>) {
    const usable = (color: Color) => ours[color].filter((server) => !server.out).length;
    const gone = colors.find((color) => weights[color] > 0 && usable(color) === 0);
    const wanted = serverWeights(weights, { blue: usable('blue'), green: usable('green') });
    if (gone || !wanted) {
      const problem = gone
        ? `every server of ${gone} is in maintenance: ${list(ours[gone])}`
        : `so many servers are in maintenance that the rest can't express this share: ${list([...ours.blue, ...ours.green].filter(({ out }) => out))}`;
      throw this.#api.failure('write weights', problem);
    }
    return colors.flatMap((color) => {
      const left = [...wanted[color]];
      return ours[color].map((server) => ({
        server,
        weight: (server.out ? wanted[color][0] : left.shift()) ?? 0,
      }));
    });
  }
}

/** The weight that counts: none in maintenance or drain. */
function effective({ weight, out, drained }: BackendServer): number {
  return out || drained ? 0 : weight;
}

function sum(servers: readonly BackendServer[]): number {
  return servers.reduce((total, server) => total + effective(server), 0);
}

function list(servers: readonly BackendServer[]): string {
  return servers.map(({ name, weight, status }) => `\`${name}\` (weight ${weight}, ${status})`).join(', ');
}

/** What HAProxy refused and why; nothing when it said nothing. */
function refusalIn(answer: string): string | undefined {
  const said = answer
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (said.some((line) => /permission denied/i.test(line))) {
    return 'permission denied: the Runtime API may only be read there; give its `stats socket` the word `level admin`';
  }
  if (said.some((line) => /static LB algorithm/i.test(line))) {
    return `${said[0]}; choose \`balance roundrobin\` or \`random\`, which take weights while they run`;
  }
  return said.length > 0 ? `it refused: ${[...new Set(said)].join('; ').slice(0, 300)}` : undefined;
}
