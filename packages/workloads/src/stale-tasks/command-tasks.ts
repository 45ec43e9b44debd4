import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDuration, ProviderError, quoted, type Runtime } from '@deploy-actions/action-kit';
import type { StaleTasks } from '@deploy-actions/config';
import { type Swept, tasks } from './swept.ts';
import { readTime } from './task-age.ts';

type CommandTasks = Extract<StaleTasks, { store: 'command' }>;
type Needed = Pick<Runtime, 'clock' | 'signal' | 'processes' | 'log' | 'workspace' | 'temporary'>;

/** A waiting task as `list` prints it. */
interface ListedTask {
  readonly id: string;
  readonly enqueued: unknown;
}

/** Removes tasks from a queue that the author's own scripts can list and remove from. */
export async function removeByCommand(
  configuration: CommandTasks,
  variables: Readonly<Record<string, string>>,
  runtime: Needed,
  say: (reason: string) => void,
): Promise<Swept> {
  const { queue, purge, 'older-than': age } = configuration;
  const now = runtime.clock.now();
  const listed = await list(configuration, variables, runtime);
  const stale: string[] = [];
  let unknown = 0;
  for (const { id, enqueued } of listed) {
    if (purge !== undefined) stale.push(id);
    else {
      const found = enqueued === undefined ? { unknown: 'has no `enqueued`' } : readTime(enqueued);
      if ('unknown' in found) {
        unknown += 1;
        say(found.unknown);
      } else if (age !== undefined && now - found.since > age) stale.push(id);
    }
  }
  if (stale.length > 0) await remove(configuration, variables, runtime, stale);
  return { queue, removed: stale.length, kept: listed.length - stale.length, unknown };
}

/** Runs `remove` with the ids in a file, and looks whether they are gone. */
async function remove(
  configuration: CommandTasks,
  variables: Readonly<Record<string, string>>,
  runtime: Needed,
  stale: readonly string[],
): Promise<void> {
  const folder = await mkdtemp(join(runtime.temporary, 'stale-tasks-'));
  const file = join(folder, 'tasks.txt');
  try {
    await writeFile(file, stale.map((id) => `${id}\n`).join(''), { mode: 0o600 });
    await run('remove', configuration, { ...variables, DEPLOY_TASKS_FILE: file }, runtime);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const left = new Set((await list(configuration, variables, runtime)).map(({ id }) => id));
  const still = stale.filter((id) => left.has(id));
  if (still.length === 0) return;
  throw failure(
    'remove',
    `\`remove\` ended with 0, but ${tasks(still.length)} of ${stale.length} still stand in \`list\`, such as ${quoted(still[0] ?? '')}`,
  );
}

async function list(
  configuration: CommandTasks,
  variables: Readonly<Record<string, string>>,
  runtime: Needed,
): Promise<readonly ListedTask[]> {
  const stdout = await run('list', configuration, variables, runtime);
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    const found = stdout.trim() === '' ? 'nothing' : quoted(stdout.trim());
    throw failure(
      'list',
      `\`list\` must print JSON alone, \`[{ "id": "…", "enqueued": "2026-01-01T12:00:00Z" }]\`, 1 MiB at most; it printed ${found}`,
    );
  }
  if (!Array.isArray(answer)) throw failure('list', '`list` must print a list of tasks');
  const seen = new Set<string>();
  return answer.map((task: unknown, index) => {
    const { id, enqueued } = (typeof task === 'object' && task !== null ? task : {}) as Record<
      string,
      unknown
    >;
    const name = typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : id;
    // Each id has a line of its own in the file that `remove` reads.
    if (typeof name !== 'string' || name === '' || /[\p{Cc}\u2028\u2029]/u.test(name)) {
      throw failure(
        'list',
        `\`list\`: task ${index + 1} has no \`id\` that is one line of text; found ${quoted(JSON.stringify(task) ?? '')}`,
      );
    }
    if (seen.has(name)) throw failure('list', `\`list\` has two tasks with the \`id\` ${quoted(name)}`);
    seen.add(name);
    return { id: name, enqueued: enqueued === null ? undefined : enqueued };
  });
}

async function run(
  which: 'list' | 'remove',
  configuration: CommandTasks,
  variables: Readonly<Record<string, string>>,
  { processes, log, workspace, signal }: Needed,
): Promise<string> {
  const { queue, timeout } = configuration;
  const result = await processes.script({
    script: configuration[which].run,
    environment: { ...variables, DEPLOY_QUEUE: queue },
    directory: workspace,
    ...{ timeout, signal },
    onLine: (line) => (which === 'list' ? log.debug(`  ${which}: ${line}`) : log.info(`  ${line}`)),
  });
  if (result.exitCode === 0) return result.stdout;
  const how = result.timedOut
    ? `did not end within ${formatDuration(timeout)} and was stopped`
    : `ended with exit code ${String(result.exitCode)}`;
  const lines =
    result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
  throw failure(which, `\`${which}\` of the stale tasks ${how}${lines}`, result.timedOut);
}

function failure(operation: string, message: string, retryable = false): ProviderError {
  return new ProviderError(message, { system: 'the stale tasks', operation, retryable });
}
