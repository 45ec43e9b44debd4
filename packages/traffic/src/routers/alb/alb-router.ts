import { formatDuration, type Log, ProviderError } from '@deploy-actions/action-kit';
import type { AwsAccess } from '@deploy-actions/aws';
import { type Color, colors, type TrafficConfiguration } from '@deploy-actions/config';
import { assertExpressible } from '../../expressible.ts';
import { type CapacityReporter, type TrafficRouter, trafficSystem } from '../../traffic-router.ts';
import { type Weights, weightsProblem, wholeSplit } from '../../weights.ts';
import { actionsProblem, groupsOf, stickiness, type WeightedGroup, withWeights } from './forward-action.ts';
import { type Forwarder, type LoadBalancing, openLoadBalancing } from './load-balancing.ts';

type AlbConfiguration = Extract<TrafficConfiguration, { router: 'alb' }>;

/** The router for a rule or a listener; requests go to the region its ARN names. */
export async function openAlbRouter(
  configuration: AlbConfiguration,
  access: AwsAccess,
  log: Log,
): Promise<AlbRouter> {
  const [, , , region] = forwarderIn(configuration).arn.split(':');
  return new AlbRouter(configuration, await openLoadBalancing(access, region || access.region), log);
}

/** Weights of two target groups in the forward action of a rule or listener of an Application Load Balancer. */
export class AlbRouter implements TrafficRouter, CapacityReporter {
  readonly type = 'alb';
  readonly writeLimit: number;
  readonly #timeout: number;
  readonly #forwarder: Forwarder;
  readonly #groups: Readonly<Record<Color, string>>;
  readonly #balancing: LoadBalancing;
  readonly #log: Log;
  #warned = false;

  constructor(configuration: AlbConfiguration, balancing: LoadBalancing, log: Log) {
    this.#timeout = configuration.timeout;
    // What AWS has in hand when the time limit passes, it may still carry out; it is given as long again for that.
    this.writeLimit = 2 * configuration.timeout;
    this.#forwarder = forwarderIn(configuration);
    const { blue, green } = configuration.colors;
    this.#groups = { blue: blue['target-group'], green: green['target-group'] };
    this.#balancing = balancing;
    this.#log = log;
  }

  async read(): Promise<Weights> {
    const operation = 'read weights';
    const groups = groupsOf(await this.#actions(operation, this.#limit()));
    const others = groups.filter(
      ({ arn, weight }) => weight > 0 && !Object.values(this.#groups).includes(arn),
    );
    if (others.length > 0) {
      throw this.#failure(
        operation,
        `beside the colours, ${list(others)} takes traffic too; give it weight 0 or name it as \`target-group\` of a colour`,
      );
    }
    const weightOf = (color: Color) => groups.find(({ arn }) => arn === this.#groups[color])?.weight ?? 0;
    const split = wholeSplit({ blue: weightOf('blue'), green: weightOf('green') });
    if (split) return split;
    throw this.#failure(operation, `the weights are no whole percentages: ${list(groups)}`);
  }

  async write(weights: Weights): Promise<void> {
    assertExpressible(this, weights);
    const operation = 'write weights';
    const limit = this.#limit();
    const actions = await this.#actions(operation, limit);
    this.#warnOfStickiness(stickiness(actions));
    const groups = colors.map((color) => ({ arn: this.#groups[color], weight: weights[color] }));
    await this.#balancing.setActions(this.#forwarder, withWeights(actions, groups), operation, limit);
  }

  refusal(weights: Weights): string | undefined {
    return weightsProblem(weights);
  }

  async missingCapacity(color: Color): Promise<string | undefined> {
    const arn = this.#groups[color];
    const targets = await this.#balancing.targets(arn, 'look at targets', this.#limit());
    const states = targets.map(({ TargetHealth = {} }) => TargetHealth);
    const takesTraffic = states.some(
      ({ State, Reason }) => State === 'healthy' || Reason === 'Target.HealthCheckDisabled',
    );
    if (takesTraffic) return undefined;
    if (targets.length === 0) return `target group ${arn} of ${color} has no targets`;
    const unwatched = states.every(({ Reason }) => Reason === 'Target.NotInUse');
    const found = targets.map(
      ({ Target, TargetHealth }) =>
        `${Target?.Id} is ${TargetHealth?.State} (${TargetHealth?.Description ?? TargetHealth?.Reason ?? 'no reason given'})`,
    );
    return `no target of ${color} in ${arn} is healthy: ${found.slice(0, 5).join(', ')}${
      unwatched
        ? `; add the target group to the ${this.#forwarder.kind} with weight 0, so that its health is checked`
        : ''
    }`;
  }

  #limit(): AbortSignal {
    return AbortSignal.timeout(this.#timeout);
  }

  async #actions(operation: string, limit: AbortSignal) {
    const actions = await this.#balancing.actions(this.#forwarder, operation, limit);
    if (!actions) throw this.#failure(operation, 'there is none in this account and region');
    const problem = actionsProblem(actions);
    if (!problem) return actions;
    throw this.#failure(
      operation,
      `${problem}, but weights need \`forward\`, with sign-in before it at most`,
    );
  }

  #warnOfStickiness(seconds: number | undefined): void {
    if (seconds === undefined || this.#warned) return;
    this.#warned = true;
    this.#log.warning(
      `The ${this.#forwarder.kind} has target group stickiness: clients keep their colour for up to ${formatDuration(seconds * 1_000)}, so that the real split follows the weights late.`,
    );
  }

  #failure(operation: string, message: string): ProviderError {
    const { kind, arn } = this.#forwarder;
    return new ProviderError(`${kind} ${arn}: ${message}`, { system: trafficSystem, operation });
  }
}

function forwarderIn({ listener, 'listener-rule': rule = '' }: AlbConfiguration): Forwarder {
  return listener === undefined ? { kind: 'rule', arn: rule } : { kind: 'listener', arn: listener };
}

function list(groups: readonly WeightedGroup[]): string {
  return groups.map(({ arn, weight }) => `${arn} (weight ${weight})`).join(', ') || 'no target group';
}
