import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { formatDuration } from '@deploy-actions/action-kit';
import { colors } from '@deploy-actions/config';
import { listedName } from './record-name.ts';
import type { Pair } from './weighted-records.ts';

/** What weights in DNS mean for the people who rely on them; sentences without their full stop. */
export function dnsRemarks(pair: Pair): string[] {
  return [ageRemark(pair), ...healthRemarks(pair)];
}

/** The time to live of alias records: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html */
function ageRemark({ blue, green }: Pair): string {
  const aliases = [blue, green].filter(({ AliasTarget }) => AliasTarget);
  const longest = Math.max(...[blue, green].map(({ TTL = 0 }) => TTL));
  const terms = [
    ...(aliases.length < 2 ? [`the TTL, ${formatDuration(longest * 1_000)}`] : []),
    ...(aliases.length > 0 ? ['the TTL of the alias target, 60s where that is a load balancer'] : []),
  ];
  return `weights in DNS take their time: after every change, a rollback's too, resolvers and clients may go on with the old answer for up to ${terms.join(' or ')}, and some that don't keep to the TTL for longer, while open connections stay where they are`;
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html */
function healthRemarks(pair: Pair): string[] {
  const watched = colors.filter((color) => isWatched(pair[color]));
  if (watched.length === 0) return [];
  const how = watched.map((color) => `${color} ${howWatched(pair[color])}`).join(', ');
  return [
    `Route 53 watches the health of what the records answer with (${how}): while all of one colour that has traffic is unhealthy, it answers with the other one, even at weight 0`,
  ];
}

/** Clients with both kinds of addresses ask for both kinds of records. */
export function twinRemarks(
  records: readonly ResourceRecordSet[],
  listed: string,
  twin: 'A' | 'AAAA',
): string[] {
  const there = records.some(({ Name = '', Type }) => Type === twin && listedName(Name) === listed);
  const clients = twin === 'AAAA' ? 'IPv6' : 'IPv4';
  return there
    ? [
        `the name has ${twin} records as well, which stay as they are: clients that use ${clients} don't follow these weights`,
      ]
    : [];
}

function isWatched({ HealthCheckId, AliasTarget }: ResourceRecordSet): boolean {
  return HealthCheckId !== undefined || AliasTarget?.EvaluateTargetHealth === true;
}

function howWatched({ HealthCheckId }: ResourceRecordSet): string {
  return HealthCheckId === undefined
    ? 'by the health of its alias target'
    : `by the health check ${HealthCheckId}`;
}
