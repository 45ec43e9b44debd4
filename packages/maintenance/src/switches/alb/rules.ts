import type {
  FixedResponseActionConfig,
  Rule,
  RuleCondition,
  Tag,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type AwsAccess, clientSettings } from '@deploy-actions/aws';
import { callAws, isRefusedWith } from '../../aws-calls.ts';
import { SwitchConflictError } from '../../maintenance-switch.ts';

/** A rule with its tags. */
export interface TaggedRule {
  readonly arn: string;
  readonly rule: Rule;
  readonly tags: readonly Tag[];
}

/** The few calls of Elastic Load Balancing that are needed here, https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/. */
export interface ListenerRules {
  /** The rule of this priority; `undefined` when there is none. */
  find(): Promise<TaggedRule | undefined>;
  /** Throws SwitchConflictError when a rule has this priority already. */
  create(answer: FixedResponseActionConfig, tags: Tag[]): Promise<void>;
  tag(arn: string, tags: Tag[]): Promise<void>;
  answer(arn: string, answer: FixedResponseActionConfig): Promise<void>;
  /** Throws SwitchConflictError when the rule is gone. */
  remove(arn: string): Promise<void>;
}

/** Which rule, of which listener, for which requests. */
export interface RulePlace {
  readonly listener: string;
  readonly priority: number;
  readonly conditions: RuleCondition[];
  /** Milliseconds for one call. */
  readonly timeout: number;
}

/** Opens the API in the region of the listener. The SDK is loaded here, and nothing is sent yet. */
export async function openRules(access: AwsAccess, place: RulePlace): Promise<ListenerRules> {
  const { listener, priority, conditions, timeout } = place;
  const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const settings = { ...clientSettings(access), region: listener.split(':')[3] || access.region };
  const reader = new sdk.ElasticLoadBalancingV2Client(settings);
  // A write is repeated by whoever knows what an earlier one that still lands would undo.
  const writer = new sdk.ElasticLoadBalancingV2Client({ ...settings, maxAttempts: 1 });
  const rulesOfListener = `${listener.replace(':listener/', ':listener-rule/')}/*`;
  const call = <T>(action: string, resource: string, send: Parameters<typeof callAws<T>>[2]) => {
    const operation = `${action} for priority ${priority} of ${listener}`;
    return callAws<T>({ operation, action: `elasticloadbalancing:${action}`, resource }, timeout, send);
  };
  const fixed = (answer: FixedResponseActionConfig) => [
    { Type: 'fixed-response' as const, Order: 1, FixedResponseConfig: answer },
  ];

  async function ruleOfPriority(): Promise<Rule | undefined> {
    let Marker: string | undefined;
    do {
      const command = new sdk.DescribeRulesCommand({ ListenerArn: listener, ...(Marker ? { Marker } : {}) });
      const page = await call('DescribeRules', '*', (options) => reader.send(command, options));
      const found = page.Rules?.find(({ Priority }) => Priority === String(priority));
      if (found) return found;
      Marker = page.NextMarker;
    } while (Marker);
    return undefined;
  }

  return {
    async find() {
      const rule = await ruleOfPriority();
      if (rule?.RuleArn === undefined) return undefined;
      const command = new sdk.DescribeTagsCommand({ ResourceArns: [rule.RuleArn] });
      try {
        const { TagDescriptions = [] } = await call('DescribeTags', '*', (options) =>
          reader.send(command, options),
        );
        return { arn: rule.RuleArn, rule, tags: TagDescriptions[0]?.Tags ?? [] };
      } catch (error) {
        // Deleted between the two calls.
        if (isRefusedWith(error, 'RuleNotFound')) return undefined;
        throw error;
      }
    },
    async create(answer, tags) {
      const input = {
        ListenerArn: listener,
        Priority: priority,
        Conditions: conditions,
        Actions: fixed(answer),
        Tags: tags,
      };
      await call('CreateRule', listener, (options) =>
        writer.send(new sdk.CreateRuleCommand(input), options),
      ).catch(conflictOn('PriorityInUse'));
    },
    async tag(arn, tags) {
      const command = new sdk.AddTagsCommand({ ResourceArns: [arn], Tags: tags });
      await call('AddTags', rulesOfListener, (options) => writer.send(command, options)).catch(
        conflictOn('RuleNotFound'),
      );
    },
    async answer(arn, answer) {
      const command = new sdk.ModifyRuleCommand({ RuleArn: arn, Actions: fixed(answer) });
      await call('ModifyRule', rulesOfListener, (options) => writer.send(command, options)).catch(
        conflictOn('RuleNotFound'),
      );
    },
    async remove(arn) {
      const command = new sdk.DeleteRuleCommand({ RuleArn: arn });
      await call('DeleteRule', rulesOfListener, (options) => writer.send(command, options)).catch(
        conflictOn('RuleNotFound'),
      );
    },
  };
}

function conflictOn(name: string): (error: unknown) => never {
  return (error) => {
    throw isRefusedWith(error, name) ? new SwitchConflictError() : error;
  };
}
