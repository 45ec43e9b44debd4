import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { concluded } from '../tiers.ts';
import { redisAddress } from './redis/address.ts';
import { type AskRedis, withRedis } from './redis/connection.ts';
import { type Information, readInformation } from './redis/information.ts';
import { judgeCluster, judgeRedis, together } from './redis/judge.ts';

/** The share of the time limit that the server has, so that its own reason is the one that is told. */
const patience = 0.9;

/** What is evidence of the answers, as far as the server says it. */
const telling =
  /^(redis_version|valkey_version|role|connected_slaves|slave\d+|master_(host|port|link_status|last_io_seconds_ago|link_down_since_seconds|sync_in_progress|repl_offset)|slave_repl_offset|used_memory|maxmemory|maxmemory_policy|cluster_(state|slots_ok|slots_fail|known_nodes|size))$/;

/** Asks a Redis server how it, its replicas and its cluster are. Throws ConfigurationError for an address that is none. */
export function createRedisCheck(
  configuration: CheckConfigurationOf<'redis'>,
  { runtime: { secrets } }: Pick<CheckContext, 'runtime'>,
): Check {
  const { cluster, timeout } = configuration;
  const address = redisAddress(configuration);
  if (address.password !== undefined) secrets.add(address.password);
  return {
    asks: `${address.place}: PING, INFO${cluster ? ', CLUSTER INFO' : ''}`,
    async ask(signal) {
      const limits = { timeout: timeout * patience, signal };
      const { server, nodes } = await withRedis(address, limits, (ask) => inquire(ask, cluster));
      const parts = [judgeRedis(configuration, server), ...(nodes ? [judgeCluster(nodes)] : [])];
      const evidence = [...server, ...(nodes ?? [])].filter(([name]) => telling.test(name));
      const answer = ['PONG', ...evidence.map(([name, value]) => `${name}: ${value}`)].join('\n');
      return concluded(together(parts), secrets.redact(answer));
    },
  };
}

async function inquire(
  ask: AskRedis,
  cluster: boolean,
): Promise<{ readonly server: Information; readonly nodes: Information | undefined }> {
  await ask('PING');
  const server = readInformation(await ask('INFO'));
  if (!cluster) return { server, nodes: undefined };
  return { server, nodes: readInformation(await ask('CLUSTER', 'INFO')) };
}
