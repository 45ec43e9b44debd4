import { isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Explain } from '@deploy-actions/metrics';
import * as z from 'zod/mini';
import { MonitoringApi } from '../../monitoring/monitoring-api.ts';
import type { RotaSource } from './rota-source.ts';
import type { Rota, Turn } from './turns.ts';

const reference = z.object({ id: z.string(), summary: z.nullish(z.string()) });

/** https://developer.pagerduty.com/api-reference/3a6b910f11050-list-all-of-the-on-calls; `start` and `end` are null for those who always are. */
const answerSchema = z.object({
  oncalls: z.array(
    z.object({
      escalation_policy: reference,
      escalation_level: z.number(),
      schedule: z.nullish(reference),
      user: z.object({ summary: z.nullish(z.string()), name: z.nullish(z.string()), id: z.string() }),
      start: z.nullish(z.string()),
      end: z.nullish(z.string()),
    }),
  ),
  more: z.boolean(),
});

type Entry = z.output<typeof answerSchema>['oncalls'][number];
type Source = Extract<CheckConfigurationOf<'on-call'>['source'], { provider: 'pagerduty' }>;

/** https://developer.pagerduty.com/docs/pagination: at most so many on a page. */
const pageSize = 100;
const mostPages = 50;
/** What ends with the range that is asked for must not look like a gap at its end, in milliseconds. */
const margin = 60_000;

interface Range {
  readonly now: number;
  readonly until: number;
}

/** Asks PagerDuty who is on call. Throws ConfigurationError for an address that is none. */
export function pagerduty(
  source: Source,
  timeout: number,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): RotaSource {
  const { url, token, schedules = [], 'escalation-policies': policies = [], level } = source;
  const headers = {
    accept: 'application/vnd.pagerduty+json;version=2',
    authorization: `Token token=${token}`,
  };
  const api = new MonitoringApi('PagerDuty', { url }, runtime, { timeout, headers, explain });
  /** Filters narrow each other, so that schedules and policies are asked for one after the other. */
  const all = async (filter: string, ids: readonly string[], range: Range, signal: AbortSignal) => {
    const entries: Entry[] = [];
    for (let page = 0; page < mostPages && ids.length > 0; page += 1) {
      const parameters = [
        ...ids.map((id) => [filter, id] as const),
        ...Object.entries({ since: isoInstant(range.now), until: isoInstant(range.until + margin) }),
        ...Object.entries({ limit: String(pageSize), offset: String(page * pageSize), time_zone: 'UTC' }),
      ];
      const { document } = await api.ask({ path: '/oncalls', parameters }, answerSchema, signal);
      entries.push(...document.oncalls);
      if (!document.more) break;
    }
    return entries;
  };
  return {
    asks: `GET ${api.place('/oncalls')} for ${[...schedules, ...policies].join(', ')}`,
    async read(now, until, signal) {
      const range = { now, until };
      const turns = await all('schedule_ids[]', schedules, range, signal);
      const levels = await all('escalation_policy_ids[]', policies, range, signal);
      const first = levels.filter((entry) => entry.escalation_level === level);
      return [
        ...schedules.map((id) => rotaOf(id, (entry) => entry.schedule, turns)),
        ...policies.map((id) => rotaOf(id, (entry) => entry.escalation_policy, first)),
      ];
    },
  };
}

function rotaOf(
  id: string,
  of: (entry: Entry) => z.output<typeof reference> | null | undefined,
  entries: readonly Entry[],
): Rota {
  const own = entries.filter((entry) => of(entry)?.id === id);
  const [first] = own;
  const name = (first && of(first)?.summary) || id;
  return { name, turns: own.map(turnOf) };
}

function turnOf({ user, start, end }: Entry): Turn {
  return {
    who: user.summary ?? user.name ?? user.id,
    from: start ? Date.parse(start) : Number.NEGATIVE_INFINITY,
    to: end ? Date.parse(end) : Number.POSITIVE_INFINITY,
  };
}

/** https://developer.pagerduty.com/docs/errors */
const explain: Explain = (document) => {
  const { error } = (document ?? {}) as { readonly error?: unknown };
  const { message, errors } = (error ?? {}) as { readonly message?: unknown; readonly errors?: unknown };
  if (typeof message !== 'string') return typeof error === 'string' ? error : undefined;
  return Array.isArray(errors) && errors.length > 0 ? `${message}: ${errors.join(', ')}` : message;
};
