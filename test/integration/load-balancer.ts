import type { Weights } from '@deploy-actions/traffic';
import { callQuery, textsIn } from './components/index.ts';

/** What stands in AWS: a load balancer whose listener and rule forward to blue, to an old group without weight and to green. */
export interface LoadBalancer {
  readonly listener: string;
  readonly rule: string;
  readonly blue: string;
  readonly green: string;
  readonly old: string;
}

/** An action that forwards to target groups with weights. */
export function forward(
  prefix: string,
  groups: readonly (readonly [string, number])[],
): Record<string, string | number> {
  return {
    [`${prefix}.Type`]: 'forward',
    ...Object.fromEntries(
      groups.flatMap(([arn, weight], index) => [
        [`${prefix}.ForwardConfig.TargetGroups.member.${index + 1}.TargetGroupArn`, arn],
        [`${prefix}.ForwardConfig.TargetGroups.member.${index + 1}.Weight`, weight],
      ]),
    ),
  };
}

let balancers = 0;

/** Creates another load balancer in the moto at `url`: all traffic on blue, and a rule with a sign-in and stickiness of its own. */
export async function createLoadBalancer(url: string): Promise<LoadBalancer> {
  const balancing = (parameters: Readonly<Record<string, string | number>>) =>
    callQuery(url, 'elasticloadbalancing', parameters);
  const [vpc = ''] = textsIn(await callQuery(url, 'ec2', { Action: 'DescribeVpcs' }), 'vpcId');
  const subnets = await callQuery(url, 'ec2', { Action: 'DescribeSubnets' });
  const [left = '', right = ''] = textsIn(subnets, 'subnetId');
  balancers += 1;
  const number = balancers;
  const group = async (color: string) => {
    const name = `${color}-${number}`;
    const parameters = { Action: 'CreateTargetGroup', Name: name, Protocol: 'HTTP', Port: 80, VpcId: vpc };
    return textsIn(await balancing(parameters), 'TargetGroupArn')[0] ?? '';
  };
  const [blue, green, old] = [await group('blue'), await group('green'), await group('old')];
  const balancer = await balancing({
    ...{ Action: 'CreateLoadBalancer', Name: `edge-${number}` },
    ...{ 'Subnets.member.1': left, 'Subnets.member.2': right },
  });
  const groups = [
    [blue, 100],
    [old, 0],
    [green, 0],
  ] as const;
  const created = await balancing({
    ...{ Action: 'CreateListener', Protocol: 'HTTP', Port: 80 },
    LoadBalancerArn: textsIn(balancer, 'LoadBalancerArn')[0] ?? '',
    ...forward('DefaultActions.member.1', groups),
  });
  const listener = textsIn(created, 'ListenerArn')[0] ?? '';
  const pool = 'Actions.member.1.AuthenticateCognitoConfig';
  const rule = await balancing({
    ...{ Action: 'CreateRule', ListenerArn: listener, Priority: 10 },
    ...{ 'Conditions.member.1.Field': 'path-pattern', 'Conditions.member.1.Values.member.1': '/shop/*' },
    ...{ 'Actions.member.1.Type': 'authenticate-cognito', 'Actions.member.1.Order': 1 },
    [`${pool}.UserPoolArn`]: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_shop',
    ...{ [`${pool}.UserPoolClientId`]: 'client', [`${pool}.UserPoolDomain`]: 'shop' },
    ...forward('Actions.member.2', groups),
    'Actions.member.2.Order': 2,
    'Actions.member.2.ForwardConfig.TargetGroupStickinessConfig.Enabled': 'true',
    'Actions.member.2.ForwardConfig.TargetGroupStickinessConfig.DurationSeconds': 60,
  });
  return { listener, rule: textsIn(rule, 'RuleArn')[0] ?? '', blue, green, old };
}

/** Registers a target in each colour's group; moto says that it is healthy. */
export async function registerTargets(url: string, { blue, green }: LoadBalancer): Promise<void> {
  const target = { 'Targets.member.1.Id': '10.0.0.1', 'Targets.member.1.Port': 80 };
  for (const group of [blue, green]) {
    const parameters = { Action: 'RegisterTargets', TargetGroupArn: group, ...target };
    await callQuery(url, 'elasticloadbalancing', parameters);
  }
}

/** The rule as it is in force. */
export function describeRule(url: string, { rule }: LoadBalancer): Promise<string> {
  return callQuery(url, 'elasticloadbalancing', { Action: 'DescribeRules', 'RuleArns.member.1': rule });
}

/** The weights of both colours in the answer of a description. */
export function weightsIn(xml: string, { blue, green }: LoadBalancer): Weights {
  const weight = (arn: string) =>
    Number(new RegExp(`<TargetGroupArn>${arn}</TargetGroupArn><Weight>(\\d+)</Weight>`).exec(xml)?.[1]);
  return { blue: weight(blue), green: weight(green) };
}

/** The answer without the weights of both colours, and without what differs from answer to answer. */
export function withoutWeights(xml: string, { blue, green }: LoadBalancer): string {
  return xml
    .replaceAll(
      new RegExp(`(<TargetGroupArn>(?:${blue}|${green})</TargetGroupArn>)<Weight>\\d+</Weight>`, 'g'),
      '$1',
    )
    .replaceAll(/<RequestId>[^<]*<\/RequestId>/g, '');
}
