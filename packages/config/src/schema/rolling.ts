import { parseDuration, parsePercentage, QuantityError, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { describeValue } from '../explanation.ts';
import { stepSchema } from './probes.ts';
import { described, providers, text, timespan } from './values.ts';

/** One step of a rolling update: how much of a workload has the new version, and how long that is watched. */
export interface RollingStep {
  /** Instances, or a share of them in whole percentage points. */
  readonly size: { readonly instances: number } | { readonly percent: number };
  /** Milliseconds. */
  readonly watch: number;
}

const allowed = 'a number of instances or a share, and a time to watch it: `1 5m`, `50% 2m`, `100%`';

const rollingStep = z.pipe(
  z.union([z.string(), z.number()], {
    error: ({ input }) => `must be ${allowed}; found ${describeValue(input)}`,
  }),
  z.transform((given, context): RollingStep => {
    const [size = '', watch, ...rest] = String(given).trim().split(/\s+/);
    try {
      if (rest.length > 0) throw new QuantityError(`found ${quoted(String(given))}, allowed is ${allowed}`);
      return { size: parseSize(size), watch: watch === undefined ? 0 : parseDuration(watch) };
    } catch (error) {
      if (!(error instanceof QuantityError)) throw error;
      context.issues.push({ code: 'custom', message: error.message, input: given });
      return z.NEVER;
    }
  }),
);

function parseSize(size: string): RollingStep['size'] {
  if (/^\d+$/.test(size)) {
    const instances = Number(size);
    if (instances < 1) throw new QuantityError(`found ${quoted(size)}, a step has an instance at least`);
    return { instances };
  }
  const percent = parsePercentage(size);
  if (Number.isInteger(percent) && percent >= 1 && percent <= 100) return { percent };
  throw new QuantityError(`found ${quoted(size)}, a share is a whole percentage from 1% to 100%`);
}

const steps = z.array(rollingStep).check(
  z.minLength(1),
  z.check((context) => {
    const say = (index: number, message: string) =>
      context.issues.push({ code: 'custom', message, path: [index], input: context.value });
    for (const [index, { size }] of context.value.entries()) {
      const before = context.value[index - 1]?.size;
      if (before === undefined) continue;
      if ('instances' in size && 'percent' in before)
        say(index, 'a number of instances can’t follow a share: nobody knows which is more');
      else if (amount(size) <= amount(before) && 'instances' in size === 'instances' in before)
        say(index, 'does not rise from the step before it');
    }
    const last = context.value.at(-1)?.size;
    if (last && !('percent' in last && last.percent === 100))
      say(context.value.length - 1, 'is the last step, but an update ends at `100%`');
  }),
);

function amount(size: RollingStep['size']): number {
  return 'instances' in size ? size.instances : size.percent;
}

const queue = () => described('The queue.', text());

const queueAgain = () =>
  z
    .string({
      error: ({ input }) => `must be the name of the queue once more; found ${describeValue(input)}`,
    })
    .check(z.minLength(1));

const stale = {
  'older-than': z.optional(
    described('Tasks that were put into the queue longer ago than this are removed.', timespan()),
  ),
  purge: z.optional(
    described('The name of the queue once more, to remove every task in it, whatever its age.', queueAgain()),
  ),
  timeout: described('Time limit.', z._default(timespan(), 60_000)),
};

const byAgeOrAll = z.check<{ queue: string; 'older-than'?: unknown; purge?: string | undefined }>(
  (context) => {
    const { queue: name, 'older-than': age, purge } = context.value;
    const say = (path: string[], message: string) =>
      context.issues.push({ code: 'custom', message, path, input: context.value });
    if ((age === undefined) === (purge === undefined))
      say([], 'needs either `older-than`, or `purge` with the name of the queue to remove every task in it');
    if (purge !== undefined && purge !== name)
      say(
        ['purge'],
        `found ${quoted(purge)}, but every task is removed only when the queue itself is named: \`purge: ${name}\``,
      );
  },
);

const redisAddress = /^(rediss?:\/\/\S+|\{\{.*)$/;

const redis = z
  .strictObject({
    store: z.literal('redis'),
    url: described(
      'The Redis server, `redis://` or `rediss://`; with a password as `env:NAME`.',
      z
        .string()
        // No z.regex: what doesn't fit it is shown, and may have a password in it.
        .check(
          z.refine(
            (url) => redisAddress.test(url),
            'must be an address that starts with redis:// or rediss://, without spaces',
          ),
        )
        .register(z.globalRegistry, { pattern: redisAddress.source }),
    ),
    queue: queue(),
    enqueued: described(
      'Where in a task stands when it was put into the queue: a dotted path to a time (ISO 8601, or seconds since 1970).',
      z._default(text(), 'headers.enqueued_at'),
    ),
    ...stale,
  })
  .check(byAgeOrAll);

const command = z
  .strictObject({
    store: z.literal('command'),
    queue: queue(),
    list: described(
      'Shell code that prints the waiting tasks of DEPLOY_QUEUE as JSON, `[{ "id": "…", "enqueued": "2026-01-01T12:00:00Z" }]`. Never templated.',
      z.strictObject({ run: text() }),
    ),
    remove: described(
      'Shell code that removes the tasks whose ids stand in the file DEPLOY_TASKS_FILE, one a line. Never templated.',
      z.strictObject({ run: text() }),
    ),
    ...stale,
  })
  .check(byAgeOrAll);

const staleTasks = providers('task store', 'store', ['redis', 'command'], [], [redis, command]);

/** Tasks of a queue that nobody is to work on any more. */
export type StaleTasks = z.output<typeof staleTasks>;

const list = (description: string) => described(description, z._default(z.array(stepSchema), []));

const workloadRolling = z.strictObject({
  steps: z.optional(described('Its own steps, in place of those of the section.', steps)),
  drain: list('Before its first instance is replaced: stop taking new work.'),
  verify: list('After its last instance was replaced; a step that fails undoes the update.'),
  restore: list(
    'After the workload was brought back, where it had been drained: take work again. A step that fails is told.',
  ),
  'stale-tasks': described(
    'What is removed from its queues once it is drained, before new instances start.',
    z._default(z.array(staleTasks), []),
  ),
});

/** How a rolling update goes. */
export const rollingSchema = described(
  'How a rolling update goes: in which steps, and what is done around each workload.',
  z.strictObject({
    steps: described(
      'How much of each workload has the new version, one after another, and how long each is watched: `1 5m`, `50% 2m`, `100%`.',
      z._default(steps, [
        { size: { instances: 1 }, watch: 300_000 },
        { size: { percent: 50 }, watch: 120_000 },
        { size: { percent: 100 }, watch: 120_000 },
      ]),
    ),
    workloads: described(
      'What differs for a workload, by its name in the section `workload`.',
      z._default(z.record(text(), workloadRolling), {}),
    ),
  }),
);

/** The `rolling` section. */
export type RollingConfiguration = z.output<typeof rollingSchema>;
