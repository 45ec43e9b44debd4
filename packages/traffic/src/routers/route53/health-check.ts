import type { HealthCheckReport } from './hosted-zone.ts';

/**
 * A check counts as healthy while more than this share of its checkers say so:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
const healthyShare = 0.18;

/** Kinds that no checkers report on: they follow other checks, an alarm or a switch. */
const withoutCheckers = ['CALCULATED', 'CLOUDWATCH_METRIC', 'RECOVERY_CONTROL'];

/** What a health check makes Route 53 do with its record. */
export type Health =
  | { readonly state: 'healthy' }
  /** `found` says what the checkers said. */
  | { readonly state: 'unhealthy'; readonly found: string }
  /** `why` it can't be told here. */
  | { readonly state: 'unknown'; readonly why: string };

/** The health of a check from what its checkers said last. */
export function healthOf({ config, observations }: HealthCheckReport): Health {
  const { Type = '', Disabled = false, Inverted = false } = config;
  if (Disabled) return Inverted ? unhealthy('it is disabled and inverted') : { state: 'healthy' };
  if (withoutCheckers.includes(Type)) {
    return { state: 'unknown', why: `the kind ${Type} shows no checkers` };
  }
  const said = observations.flatMap(({ StatusReport }) => StatusReport?.Status ?? []);
  if (said.length === 0) return { state: 'unknown', why: 'no checker has reported yet' };
  const good = said.filter((status) => status.startsWith('Success'));
  const passes = good.length / said.length > healthyShare;
  if (passes !== Inverted) return { state: 'healthy' };
  const counted = `${good.length} of ${said.length} checkers succeed`;
  if (Inverted) return unhealthy(`${counted}, and it is inverted`);
  const [example] = said.filter((status) => !status.startsWith('Success'));
  return unhealthy(example === undefined ? counted : `${counted}, such as: ${example}`);
}

function unhealthy(found: string): Health {
  return { state: 'unhealthy', found };
}
