import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { revisionName } from './task-revision.ts';

/** The deployment that this run began, or found under way for the very same thing. */
export interface OwnDeployment {
  /** The name of the service. */
  readonly service: string;
  /** Such as `ecs-svc/1234567890123456789`. */
  readonly id: string;
  readonly taskDefinition: string;
  /** When ECS began it, by its own clock. */
  readonly since: Date | undefined;
  /** Whether this run asked for something just now, which ECS may not show at once. */
  readonly fresh: boolean;
  /** What was deployed before; `undefined` when this run deployed nothing new. */
  readonly before:
    | { readonly id: string | undefined; readonly taskDefinition: string | undefined }
    | undefined;
}

/** How it stands with a deployment. */
export type RolloutState =
  | { readonly kind: 'completed' }
  | { readonly kind: 'failed'; readonly why: string }
  /** `progress` in words; `seen` unless what was shown may be older than the deployment. */
  | { readonly kind: 'waiting'; readonly progress: string; readonly seen: boolean };

/**
 * How it stands with our deployment. Success is its own completion alone: a service in a steady state may be so because ECS went
 * back, or because somebody else came after.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function rolloutState(service: Service, own: OwnDeployment): RolloutState {
  const { status = 'unknown', deployments = [] } = service;
  if (status !== 'ACTIVE') return failed(`the service is ${status} now`);
  const mine = deployments.find(({ id }) => id === own.id);
  const primary = deployments.find((each) => each.status === 'PRIMARY');
  if (mine?.rolloutState === 'FAILED') return failed(givenUp(mine, primary));
  if (!primary) return { kind: 'waiting', progress: 'ECS shows no deployment', seen: false };
  if (primary.id !== own.id) return replaced(primary, mine, own);
  if (isComplete(primary, deployments)) return { kind: 'completed' };
  return { kind: 'waiting', progress: progressOf(primary), seen: true };
}

function replaced(primary: Deployment, mine: Deployment | undefined, own: OwnDeployment): RolloutState {
  const { rolloutStateReason: reason = '', taskDefinition } = primary;
  const back = `ECS took the deployment ${own.id} back and the service is at ${revisionName(taskDefinition)} again${inBrackets(reason)}`;
  if (/roll(ing|ed) ?back/i.test(reason)) return failed(back);
  if (primary.id === own.before?.id) {
    // An answer from before our update doesn't know ours yet.
    return mine
      ? failed(back)
      : { kind: 'waiting', progress: 'ECS shows the service as before', seen: false };
  }
  const returned = taskDefinition === own.before?.taskDefinition && taskDefinition !== own.taskDefinition;
  if (returned) return failed(back);
  return failed(
    `somebody else deployed ${revisionName(taskDefinition)} after this run (deployment ${primary.id}${reason === '' ? '' : `, ${reason}`})`,
  );
}

/** Without a rollout state, behind a Classic Load Balancer, a steady state is all there is to see. */
function isComplete(
  { rolloutState, runningCount = 0, pendingCount = 0, desiredCount = 0 }: Deployment,
  all: readonly Deployment[],
): boolean {
  if (runningCount < desiredCount) return false;
  if (rolloutState !== undefined) return rolloutState === 'COMPLETED';
  return all.length === 1 && pendingCount === 0;
}

function givenUp(mine: Deployment, primary: Deployment | undefined): string {
  const why = `ECS gave the deployment ${mine.id} up${inBrackets(mine.rolloutStateReason ?? '')}`;
  return primary && primary.id !== mine.id
    ? `${why} and goes back to ${revisionName(primary.taskDefinition)}`
    : `${why}; it does not go back by itself`;
}

function progressOf({
  runningCount = 0,
  desiredCount = 0,
  pendingCount = 0,
  failedTasks = 0,
}: Deployment): string {
  const rest = [
    ...(pendingCount > 0 ? [`${pendingCount} starting`] : []),
    ...(failedTasks > 0 ? [`${failedTasks} failed`] : []),
  ];
  return [`${runningCount} of ${desiredCount} tasks running`, ...rest].join(', ');
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text.replace(/\.$/, '')})`;
}

function failed(why: string): RolloutState {
  return { kind: 'failed', why };
}
