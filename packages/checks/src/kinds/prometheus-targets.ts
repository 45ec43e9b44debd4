import { formatDuration, nearest, parseDuration, QuantityError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { formatAge } from '../ages.ts';
import type { Answer, Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { counted, firstOf, listed } from '../monitoring/listing.ts';
import { instantOf, PrometheusServer } from '../monitoring/prometheus-api.ts';

/** https://prometheus.io/docs/prometheus/latest/querying/api/#targets */
const targetsSchema = z.object({
  activeTargets: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      scrapePool: z.optional(z.string()),
      scrapeUrl: z.string(),
      lastError: z.string(),
      lastScrape: z.string(),
      health: z.string(),
      scrapeInterval: z.optional(z.string()),
    }),
  ),
});

type ActiveTarget = z.output<typeof targetsSchema>['activeTargets'][number];

interface Target {
  readonly job: string;
  readonly address: string;
  /** Why it counts as down; `undefined` when it is up. */
  readonly trouble: string | undefined;
}

/** No target is stale before this, in milliseconds, however often it is scraped. */
const shortestPatience = 60_000;

/** Asks Prometheus for its targets: each job has some, and enough of them are up. Throws ConfigurationError for an address that is none. */
export function createPrometheusTargetsCheck(
  configuration: CheckConfigurationOf<'prometheus-targets'>,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { jobs, timeout } = configuration;
  const prometheus = new PrometheusServer(configuration, runtime, timeout);
  return {
    asks: `GET ${prometheus.place('targets')}${jobs ? ` for ${jobs.join(', ')}` : ''}`,
    async ask(signal) {
      const { activeTargets } = await prometheus.ask('targets', { state: 'active' }, targetsSchema, signal);
      const now = runtime.clock.now();
      const targets = activeTargets.map((target) => readTarget(target, now, configuration['stale-after']));
      return judge(targets, configuration);
    },
  };
}

function readTarget(target: ActiveTarget, now: number, staleAfter: number | undefined): Target {
  const { labels, scrapePool, scrapeUrl, lastError, lastScrape, health } = target;
  const scraped = instantOf(lastScrape);
  const patience = staleAfter ?? Math.max(3 * (milliseconds(target.scrapeInterval) ?? 0), shortestPatience);
  const age = scraped === undefined ? undefined : now - scraped;
  const trouble = () => {
    if (health === 'down') return withoutQueries(lastError) || 'down';
    if (health !== 'up' || age === undefined) return 'not scraped yet';
    if (age <= patience) return undefined;
    return `last scraped ${formatAge(age)} ago, wanted at most ${formatDuration(patience)}`;
  };
  return {
    job: labels['job'] ?? scrapePool ?? '',
    address: withoutQueries(scrapeUrl),
    trouble: trouble(),
  };
}

/** Parameters of an address may be secret. */
function withoutQueries(text: string): string {
  return text.replaceAll(/(https?:\/\/[^\s"?]*)\?[^\s"]*/g, '$1?…');
}

function milliseconds(interval: string | undefined): number | undefined {
  try {
    return interval === undefined ? undefined : parseDuration(interval);
  } catch (error) {
    if (error instanceof QuantityError) return undefined;
    throw error;
  }
}

function judge(
  targets: readonly Target[],
  configuration: CheckConfigurationOf<'prometheus-targets'>,
): Answer {
  const there = Map.groupBy(targets, ({ job }) => job);
  const jobs = configuration.jobs ?? [...there.keys()];
  if (targets.length === 0 && configuration.jobs === undefined) {
    const finding = 'no target is configured, or all of them are dropped by relabelling';
    return { status: 'fail', finding, answer: 'no active target' };
  }
  const grades = jobs.map((job) => gradeJob(job, there, configuration['up-at-least']));
  const wanted = targets.filter(({ job }) => jobs.includes(job));
  const answer = listed(
    wanted
      .toSorted((a, b) => Number(a.trouble === undefined) - Number(b.trouble === undefined))
      .map(({ job, address, trouble }) => `${job}: ${address}: ${trouble ?? 'up'}`),
  );
  const all = gathered(grades, answer || 'no active target of these jobs');
  if (all.status !== 'pass') return all;
  const finding = `${counted(wanted.length, 'target')} of ${counted(jobs.length, 'job')} up, wanted all`;
  return { ...all, finding };
}

function gradeJob(job: string, there: ReadonlyMap<string, readonly Target[]>, atLeast: number): Grade {
  const targets = there.get(job);
  if (!targets) {
    const near = nearest(job, [...there.keys()]);
    const hint = near === undefined ? '' : `; did you mean ${quoted(near)}?`;
    return { status: 'fail', finding: `the job ${quoted(job)} has no target, wanted one at least${hint}` };
  }
  const down = targets.filter(({ trouble }) => trouble !== undefined);
  if (down.length === 0) return { status: 'pass', finding: `${quoted(job)} is up` };
  const up = targets.length - down.length;
  const enough = up > 0 && (up / targets.length) * 100 >= atLeast;
  const reasons = firstOf(down.map(({ address, trouble }) => `${address}: ${trouble}`));
  return {
    status: enough ? 'warn' : 'fail',
    finding: `${up} of ${counted(targets.length, 'target')} of ${quoted(job)} up, wanted ${enough ? 'all' : `${atLeast}%`} (${reasons})`,
  };
}
