import { formatDuration, formatSize } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf, Threshold } from '@deploy-actions/config';
import type { Tiers } from '../../tiers.ts';
import { type Information, numberOf, type Replica, replicasOf } from './information.ts';

type Configuration = CheckConfigurationOf<'redis'>;

/** Slots of every cluster. https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#key-distribution-model */
const slots = 16_384;

/** Holds what a server says about itself against what is wanted. */
export function judgeRedis(configuration: Configuration, information: Information): Tiers {
  return together([
    judgeRole(configuration, information),
    information.get('role') === 'slave'
      ? judgeLink(configuration, information)
      : judgeReplicas(configuration, replicasOf(information)),
    judgeMemory(configuration, information),
  ]);
}

/** Holds the state of a cluster, as one of its nodes sees it, against a healthy one. https://redis.io/docs/latest/commands/cluster-info/ */
export function judgeCluster(information: Information): Tiers {
  const state = information.get('cluster_state') ?? 'unknown';
  const served = numberOf(information, 'cluster_slots_ok') ?? 0;
  if (state === 'ok' && served === slots) {
    return { ...nothing, fine: [`cluster ok, ${numberOf(information, 'cluster_known_nodes')} nodes`] };
  }
  return {
    ...nothing,
    failed: [
      `the cluster is in the state \`${state}\` with ${served} of ${slots} slots served, wanted \`ok\` with all`,
    ],
  };
}

/** Several judgements as one. */
export function together(parts: readonly Tiers[]): Tiers {
  return {
    failed: parts.flatMap(({ failed }) => failed),
    warned: parts.flatMap(({ warned }) => warned),
    fine: parts.flatMap(({ fine }) => fine),
  };
}

const nothing: Tiers = { failed: [], warned: [], fine: [] };

function judgeRole({ role: wanted }: Configuration, information: Information): Tiers {
  const role = information.get('role') === 'slave' ? 'replica' : 'primary';
  if (wanted !== undefined && wanted !== role)
    return { ...nothing, failed: [`is a ${role}, wanted a ${wanted}`] };
  return { ...nothing, fine: [role] };
}

function judgeReplicas(configuration: Configuration, replicas: readonly Replica[]): Tiers {
  const wanted = configuration['replicas-at-least'] ?? 0;
  const online = replicas.filter((replica) => replica.online);
  const lagging = lagged(
    configuration,
    online.map((replica) => ({ ...replica, what: `the replica ${replica.name} is` })),
  );
  const others = replicas.length - online.length;
  const count = `${online.length} ${online.length === 1 ? 'replica' : 'replicas'} online${others > 0 ? `, ${others} not yet` : ''}`;
  if (online.length < wanted)
    return together([{ ...nothing, failed: [`${count}, wanted at least ${wanted}`] }, lagging]);
  // A limit that is about nobody has not been kept.
  const idle = online.length === 0 && limited(configuration);
  if (idle) return { ...nothing, failed: ['no replica is online whose lag could be seen'] };
  return together([{ ...nothing, fine: online.length === 0 ? [] : [count] }, lagging]);
}

/** A replica knows its primary's offset only as far as it has heard of it: its lag is the time since it heard something. */
function judgeLink(configuration: Configuration, information: Information): Tiers {
  const primary = `${information.get('master_host')}:${information.get('master_port')}`;
  if (configuration['replicas-at-least'] !== undefined) {
    return {
      ...nothing,
      failed: [`is a replica of ${primary}; \`replicas-at-least\` is asked of a primary`],
    };
  }
  if (information.get('master_link_status') !== 'up') {
    const syncing = information.get('master_sync_in_progress') === '1' ? ', a full copy is under way' : '';
    const down = numberOf(information, 'master_link_down_since_seconds');
    const since = down === undefined || down < 0 ? '' : ` for ${formatDuration(down * 1_000)}`;
    return { ...nothing, failed: [`its link to the primary ${primary} is down${since}${syncing}`] };
  }
  const seconds = numberOf(information, 'master_last_io_seconds_ago');
  const lag = lagged(configuration, [{ what: 'it is', bytes: undefined, seconds }]);
  return together([{ ...nothing, fine: [`linked to ${primary}`] }, lag]);
}

interface Lagging {
  /** The beginning of a sentence. */
  readonly what: string;
  readonly bytes: number | undefined;
  readonly seconds: number | undefined;
}

function limited(configuration: Configuration): boolean {
  return configuration['fail-lag-above'] !== undefined || configuration['warn-lag-above'] !== undefined;
}

function lagged(configuration: Configuration, replicas: readonly Lagging[]): Tiers {
  const { 'fail-lag-above': worse, 'warn-lag-above': milder } = configuration;
  const beyond = (limit: Threshold | undefined) =>
    replicas.flatMap(({ what, ...lag }) => {
      if (limit === undefined) return [];
      const value = limit.unit === 'seconds' ? lag.seconds : lag.bytes;
      if (value === undefined) {
        return [
          `${what} behind by nobody knows how many ${limit.unit}; give the limit as a ${limit.unit === 'bytes' ? 'duration' : 'size'}`,
        ];
      }
      if (value <= limit.value) return [];
      return [`${what} ${written(value, limit)} behind, wanted at most ${written(limit.value, limit)}`];
    });
  const limit = worse ?? milder;
  const values = replicas.flatMap(
    ({ bytes, seconds }) => (limit?.unit === 'seconds' ? seconds : bytes) ?? [],
  );
  const most = limit && values.length > 0 ? [`lag ${written(Math.max(...values), limit)}`] : [];
  return { failed: beyond(worse), warned: beyond(milder), fine: most };
}

function judgeMemory(configuration: Configuration, information: Information): Tiers {
  const { 'fail-memory-above': worse, 'warn-memory-above': milder } = configuration;
  const used = numberOf(information, 'used_memory');
  const most = numberOf(information, 'maxmemory') ?? 0;
  const beyond = (limit: Threshold | undefined) => {
    if (limit === undefined) return [];
    if (used === undefined) return ['doesn’t say how much memory it uses'];
    if (limit.unit === 'ratio' && most === 0)
      return ['has no `maxmemory` to take a share of; give the limit as a size'];
    const value = limit.unit === 'ratio' ? used / most : used;
    if (value <= limit.value) return [];
    return [`uses ${written(value, limit)} of memory, wanted at most ${written(limit.value, limit)}`];
  };
  const share = most > 0 && used !== undefined ? ` of ${formatSize(most)}` : '';
  const fine = used === undefined ? [] : [`${formatSize(used)}${share} in use`];
  return { failed: beyond(worse), warned: beyond(milder), fine };
}

function written(value: number, { unit }: Threshold): string {
  if (unit === 'seconds') return formatDuration(value * 1_000);
  return unit === 'bytes' ? formatSize(value) : `${Number((value * 100).toPrecision(3))}%`;
}
