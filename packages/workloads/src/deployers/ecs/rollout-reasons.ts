import type { Service, Task } from '@aws-sdk/client-ecs';
import type { OwnDeployment } from './rollout.ts';

/** How many different reasons of a kind a message has. */
const most = 3;

/** What ECS tells of every deployment that goes well: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html */
const routine =
  /has started \d+ tasks|has stopped \d+ running tasks|registered \d+ (targets|instances)|has begun draining|has reached a steady state|deployment completed|was able to place/;

/** What ECS said of the service since the deployment began and what isn't said of each; the newest first, each once. */
export function eventReasons({ events = [] }: Service, { since, service }: OwnDeployment): string[] {
  const told = events
    .filter(({ createdAt, message = '' }) => !routine.test(message) && isSince(createdAt, since))
    .map(({ message = '' }) => message.replace(`(service ${service}) `, '').replace(/\.$/, ''));
  return [...new Set(told)].slice(0, most);
}

/** Why tasks of the deployment stopped, with what their containers said; the most frequent first. */
export function taskReasons(tasks: readonly Task[], own: OwnDeployment): string[] {
  const counts = new Map<string, number>();
  for (const task of tasks) {
    const { startedBy, stoppedReason = '' } = task;
    // Tasks that the deployment no longer needs stop as well.
    if (startedBy !== own.id || /^Scaling activity initiated/.test(stoppedReason)) continue;
    const text = describeStop(task);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([text, count]) => (count === 1 ? `a task stopped: ${text}` : `${count} tasks stopped: ${text}`));
}

function describeStop({ stoppedReason = 'no reason given', containers = [] }: Task): string {
  const parts = containers.flatMap(({ name, reason, exitCode }) => {
    const said = [
      ...(exitCode === undefined || exitCode === 0 ? [] : [`exit code ${exitCode}`]),
      ...(reason === undefined || reason === stoppedReason ? [] : [reason]),
    ];
    return said.length === 0 ? [] : `container \`${name}\`: ${said.join(', ')}`;
  });
  return [stoppedReason, ...parts].join('; ').replaceAll(/\s*\n\s*/g, ' ');
}

function isSince(at: Date | undefined, since: Date | undefined): boolean {
  return since === undefined || (at !== undefined && at >= since);
}
