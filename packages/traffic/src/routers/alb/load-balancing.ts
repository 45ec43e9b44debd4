import type { Action, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ProviderError } from '@deploy-actions/action-kit';
import { type AwsAccess, awsFailure, clientSettings } from '@deploy-actions/aws';
import { trafficSystem } from '../../traffic-router.ts';

/** What forwards: a rule of a listener, or the default action of a listener. */
export interface Forwarder {
  readonly kind: 'rule' | 'listener';
  readonly arn: string;
}

/** The few calls of Elastic Load Balancing that are needed here. All throw ProviderError, also when the signal fires. */
export interface LoadBalancing {
  /** `undefined` when there is no such rule or listener. */
  actions(forwarder: Forwarder, operation: string, signal: AbortSignal): Promise<Action[] | undefined>;
  setActions(forwarder: Forwarder, actions: Action[], operation: string, signal: AbortSignal): Promise<void>;
  targets(groupArn: string, operation: string, signal: AbortSignal): Promise<TargetHealthDescription[]>;
}

/** Opens the API in a region, https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/ */
export async function openLoadBalancing(access: AwsAccess, region: string): Promise<LoadBalancing> {
  const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const settings = { ...clientSettings(access), region };
  const reader = new sdk.ElasticLoadBalancingV2Client(settings);
  // A write is repeated by whoever knows what an earlier one that still lands would undo.
  const writer = new sdk.ElasticLoadBalancingV2Client({ ...settings, maxAttempts: 1 });

  async function call<T>(
    send: (options: { abortSignal: AbortSignal }) => Promise<T>,
    { subject, operation, action, resource = '*', signal }: Call,
  ): Promise<T> {
    try {
      // The signal reaches requests only, not the wait for credentials before them.
      return await Promise.race([send({ abortSignal: signal }), aborted(signal)]);
    } catch (error) {
      if (signal.aborted) {
        const message = `${subject}: no answer within the time limit`;
        throw new ProviderError(message, { system: trafficSystem, operation, retryable: true });
      }
      const permission = `elasticloadbalancing:${action}`;
      const details = { system: trafficSystem, operation, action: permission, resource };
      const failure = awsFailure(error, details);
      // A shift under way finds its way back from a ProviderError, so that everything that comes up here is one.
      throw new ProviderError(`${subject}: ${failure.message}`, {
        ...{ system: trafficSystem, operation },
        retryable: failure instanceof ProviderError && failure.retryable,
      });
    }
  }

  return {
    async actions({ kind, arn }, operation, signal) {
      const details = { subject: `${kind} ${arn}`, operation, signal };
      if (kind === 'rule') {
        const command = new sdk.DescribeRulesCommand({ RuleArns: [arn] });
        const { Rules = [] } = await call((options) => reader.send(command, options), {
          ...details,
          action: 'DescribeRules',
        });
        return Rules[0]?.Actions;
      }
      const command = new sdk.DescribeListenersCommand({ ListenerArns: [arn] });
      const { Listeners = [] } = await call((options) => reader.send(command, options), {
        ...details,
        action: 'DescribeListeners',
      });
      return Listeners[0]?.DefaultActions;
    },

    async setActions({ kind, arn }, actions, operation, signal) {
      const details = { subject: `${kind} ${arn}`, operation, resource: arn, signal };
      if (kind === 'rule') {
        const command = new sdk.ModifyRuleCommand({ RuleArn: arn, Actions: actions });
        await call((options) => writer.send(command, options), { ...details, action: 'ModifyRule' });
      } else {
        const command = new sdk.ModifyListenerCommand({ ListenerArn: arn, DefaultActions: actions });
        await call((options) => writer.send(command, options), { ...details, action: 'ModifyListener' });
      }
    },

    async targets(groupArn, operation, signal) {
      const command = new sdk.DescribeTargetHealthCommand({ TargetGroupArn: groupArn });
      const { TargetHealthDescriptions = [] } = await call((options) => reader.send(command, options), {
        ...{ subject: `target group ${groupArn}`, operation, signal },
        action: 'DescribeTargetHealth',
      });
      return TargetHealthDescriptions;
    },
  };
}

/** One call, for its failure. */
interface Call {
  readonly subject: string;
  readonly operation: string;
  readonly action: string;
  readonly resource?: string;
  readonly signal: AbortSignal;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
