import { ConfigurationError, formatDuration, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { StaleTasks } from '@deploy-actions/config';
import { type Swept, tasks } from './swept.ts';

/**
 * Removes what the configuration calls stale from one queue, and logs what became of its tasks. A task whose age can't be
 * known stays. `variables` reach the scripts of `store: command`. Throws ProviderError when the queue can't be read or changed,
 * and ConfigurationError for an address that can't be used.
 */
export async function removeStaleTasks(
  configuration: StaleTasks,
  variables: Readonly<Record<string, string>>,
  runtime: Runtime,
): Promise<Swept> {
  const reasons = new Map<string, number>();
  const say = (reason: string) => {
    // Reasons quote what was found: a few are enough, however many tasks there are.
    if (reasons.has(reason) || reasons.size < 3) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  };
  const swept =
    configuration.store === 'redis'
      ? await import('./redis/redis-tasks.ts').then(({ removeFromRedis }) =>
          removeFromRedis(configuration, runtime, say),
        )
      : await import('./command-tasks.ts').then(({ removeByCommand }) =>
          removeByCommand(configuration, variables, runtime, say),
        );
  tell(configuration, swept, [...reasons.keys()], runtime.log);
  return swept;
}

/**
 * Whatever would keep {@link removeStaleTasks} from its work, before anything is changed: an address that can't be used, a
 * server that doesn't answer or refuses; empty when nothing would. Scripts are not started.
 */
export async function staleTasksObstacles(
  configuration: StaleTasks,
  runtime: Runtime,
): Promise<readonly string[]> {
  if (configuration.store !== 'redis') return [];
  const { lookAtRedis } = await import('./redis/redis-tasks.ts');
  try {
    await lookAtRedis(configuration, runtime);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError || error instanceof ProviderError)) throw error;
    return [`stale tasks of the queue \`${configuration.queue}\`: ${error.message}`];
  }
}

function tell(
  configuration: StaleTasks,
  { queue, removed, kept, unknown }: Swept,
  reasons: readonly string[],
  log: Runtime['log'],
): void {
  const { 'older-than': age, purge } = configuration;
  const name = `Queue \`${queue}\``;
  if (removed + kept === 0) {
    log.info(`${name}: no waiting tasks. A queue of another name would look the same.`);
    return;
  }
  const why =
    purge !== undefined || age === undefined
      ? 'removed, whatever their age'
      : `removed that waited longer than ${formatDuration(age)}`;
  log.info(`${name}: ${tasks(removed)} ${why}; ${kept} kept.`);
  if (unknown === 0) return;
  const remedy =
    configuration.store === 'redis'
      ? `say where in a task stands when it was put into the queue with \`enqueued\` (now \`${configuration.enqueued}\`); Celery writes it nowhere by itself, a handler of \`before_task_publish\` can`
      : 'print it as `enqueued` in `list`, in ISO 8601 with a time zone or in seconds since 1970';
  log.warning(
    `${name}: ${tasks(unknown)} stayed because nobody can tell how long they have waited: ${reasons.join('; ')}. To remove such tasks, too, ${remedy}.`,
  );
}
