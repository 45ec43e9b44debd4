import type { RuntimeApi } from './runtime-api.ts';

/** One server of a backend as HAProxy shows it. */
export interface BackendServer {
  readonly name: string;
  /** 0 to 256, as last set. */
  readonly weight: number;
  /** In maintenance, or drained because of another server: only its owner can change that. */
  readonly out: boolean;
  /** Drained by a command; `state ready` ends it. */
  readonly drained: boolean;
  /** Whether it is up as far as HAProxy knows; without a health check it always is. */
  readonly up: boolean;
  /** Takes traffic only when no other server is left. */
  readonly backup: boolean;
  /** The word of HAProxy's statistics: `UP`, `DOWN`, `MAINT`, `DRAIN`, `no check`, … */
  readonly status: string;
  /** Sessions under way there and requests waiting for it. */
  readonly sessions: number;
}

/** Bits of srv_admin_state and values of srv_op_state, https://docs.haproxy.org/2.6/management.html#9.3-show%20servers%20state */
const maintenance = 0x01 | 0x02 | 0x20;
const drainedByCommand = 0x08;
const drainedByTracking = 0x10;
/** The first line of `show servers state`: the version of its form. */
const stateFormat = '1\n';

const starting = '1';
const running = '2';

/** The servers of a backend, in the order of the configuration. Throws ProviderError. */
export async function readServers(
  api: RuntimeApi,
  backend: string,
  operation: string,
  signal: AbortSignal,
): Promise<readonly BackendServer[]> {
  // `show servers state` knows the weight that was set, `show stat` who is a backup and what is under way; 4 stands for servers.
  const answer = await api.ask(
    [`show servers state ${backend}`, `show stat ${backend} 4 -1`],
    operation,
    signal,
  );
  const states = table(answer, /^# (be_id .*)$/m, ' ');
  const statistics = table(answer, /^# (pxname,.*)$/m, ',');
  if (!states || !statistics) {
    const begun = answer.startsWith(stateFormat);
    throw begun
      ? api.failure(operation, 'its answer ended too soon', true)
      : api.failure(operation, complaint(answer, backend));
  }
  return states
    .filter((state) => state['be_name'] === backend)
    .map((state) => {
      const shown = statistics.find(
        (row) => row['pxname'] === backend && row['svname'] === state['srv_name'],
      );
      const administrative = Number(state['srv_admin_state']);
      const weight = Number(state['srv_uweight']);
      if (!shown || !Number.isInteger(administrative) || !Number.isInteger(weight)) {
        throw api.failure(
          operation,
          `it shows server \`${state['srv_name']}\` in a form that isn't known here`,
        );
      }
      return {
        name: state['srv_name'] ?? '',
        weight,
        out: (administrative & (maintenance | drainedByTracking)) !== 0,
        drained: (administrative & drainedByCommand) !== 0,
        up: [starting, running].includes(state['srv_op_state'] ?? ''),
        backup: shown['bck'] === '1',
        status: shown['status'] ?? '',
        sessions: Number(shown['scur']) + Number(shown['qcur']),
      };
    });
}

/** The rows under a headline up to the next empty line, by the names in the headline; nothing when either is missing. */
function table(answer: string, headline: RegExp, separator: string): Record<string, string>[] | undefined {
  const found = headline.exec(answer);
  if (!found) return undefined;
  const names = found[1]?.split(separator) ?? [];
  const rows = answer.slice(found.index + found[0].length + 1).split('\n');
  const end = rows.indexOf('');
  // The text behind the last line break is no line.
  if (end === -1 || end === rows.length - 1) return undefined;
  return rows.slice(0, end).map((row) => {
    const values = row.split(separator);
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  });
}

function complaint(answer: string, backend: string): string {
  if (/can't find backend|no such proxy/i.test(answer)) {
    return `it has no backend \`${backend}\`; give \`backend\` the name behind the word \`backend\` in its configuration`;
  }
  const [line = ''] = answer.trim().split('\n');
  return `it answers \`${line.slice(0, 120)}\` to \`show servers state\`; is this HAProxy's Runtime API?`;
}
