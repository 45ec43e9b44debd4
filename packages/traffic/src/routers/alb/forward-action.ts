import type { Action, TargetGroupTuple } from '@aws-sdk/client-elastic-load-balancing-v2';

/** A target group and its weight, from 0 to 999. */
export interface WeightedGroup {
  readonly arn: string;
  readonly weight: number;
}

/** What can stand around a forward action and is written back as it was read. */
const knownTypes = ['forward', 'authenticate-oidc', 'authenticate-cognito', 'jwt-validation'];

/** Why these actions don't forward to weighted target groups, or can't be written back, or `undefined` when all is well. */
export function actionsProblem(actions: readonly Action[]): string | undefined {
  const types = actions.map(({ Type }) => Type ?? '');
  const foreign = types.filter((type) => !knownTypes.includes(type));
  if (foreign.length > 0) return `it has the action \`${foreign.join('`, `')}\``;
  return types.includes('forward') ? undefined : 'it has no `forward` action';
}

/** The target groups of the forward action; the only one of a plain forward has all traffic. */
export function groupsOf(actions: readonly Action[]): readonly WeightedGroup[] {
  return tuplesOf(forwardOf(actions)).map(({ TargetGroupArn = '', Weight = 1 }) => ({
    arn: TargetGroupArn,
    weight: Weight,
  }));
}

/** How long a client keeps its target group, in seconds; `undefined` when it doesn't. */
export function stickiness(actions: readonly Action[]): number | undefined {
  const { Enabled, DurationSeconds } = forwardOf(actions)?.ForwardConfig?.TargetGroupStickinessConfig ?? {};
  return Enabled ? (DurationSeconds ?? 0) : undefined;
}

/** The same actions with new weights for these target groups; those that are missing are added, all others stay as they are. */
export function withWeights(actions: readonly Action[], groups: readonly WeightedGroup[]): Action[] {
  return actions.map((action) =>
    action.Type === 'forward' ? forwardTo(action, groups) : resubmitted(action),
  );
}

function forwardTo(action: Action, groups: readonly WeightedGroup[]): Action {
  // Beside several groups, a single one may not be named once more.
  const { TargetGroupArn: _, ...rest } = action;
  const present = tuplesOf(action).map((tuple) => {
    const group = groups.find(({ arn }) => arn === tuple.TargetGroupArn);
    return group ? { ...tuple, Weight: group.weight } : tuple;
  });
  const added = groups
    .filter(({ arn }) => !present.some((tuple) => tuple.TargetGroupArn === arn))
    .map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight }));
  return { ...rest, ForwardConfig: { ...action.ForwardConfig, TargetGroups: [...present, ...added] } };
}

/** The client secret is never shown; without a word to keep it, AWS refuses the action. */
function resubmitted(action: Action): Action {
  if (!action.AuthenticateOidcConfig) return action;
  const { ClientSecret: _, ...configuration } = action.AuthenticateOidcConfig;
  return { ...action, AuthenticateOidcConfig: { ...configuration, UseExistingClientSecret: true } };
}

function forwardOf(actions: readonly Action[]): Action | undefined {
  return actions.find(({ Type }) => Type === 'forward');
}

function tuplesOf(forward: Action | undefined): readonly TargetGroupTuple[] {
  const { ForwardConfig, TargetGroupArn } = forward ?? {};
  if (ForwardConfig?.TargetGroups && ForwardConfig.TargetGroups.length > 0) return ForwardConfig.TargetGroups;
  return TargetGroupArn === undefined ? [] : [{ TargetGroupArn, Weight: 1 }];
}
