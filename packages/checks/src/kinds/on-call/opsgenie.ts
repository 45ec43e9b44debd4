import { isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { MonitoringApi } from '../../monitoring/monitoring-api.ts';
import type { RotaSource } from './rota-source.ts';
import type { Rota } from './turns.ts';

/** https://docs.opsgenie.com/docs/schedule-api#get-schedule-timeline */
const answerSchema = z.object({
  data: z.object({
    _parent: z.object({ name: z.string(), enabled: z.boolean() }),
    finalTimeline: z.object({
      rotations: z.array(
        z.object({
          periods: z.optional(
            z.array(
              z.object({
                startDate: z.string(),
                endDate: z.string(),
                recipient: z.optional(
                  z.object({
                    type: z.string(),
                    name: z.optional(z.string()),
                    username: z.optional(z.string()),
                  }),
                ),
              }),
            ),
          ),
        }),
      ),
    }),
  }),
});

type Source = Extract<CheckConfigurationOf<'on-call'>['source'], { provider: 'opsgenie' }>;

const day = 86_400_000;

/** Asks Opsgenie for the timelines of schedules. Throws ConfigurationError for an address that is none. */
export function opsgenie(
  { url, token, schedules }: Source,
  timeout: number,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): RotaSource {
  const headers = { authorization: `GenieKey ${token}` };
  const api = new MonitoringApi('Opsgenie', { url }, runtime, { timeout, headers });
  return {
    asks: `GET ${api.place('/v2/schedules/…/timeline')} for ${schedules.join(', ')}`,
    read: (now, until, signal) =>
      Promise.all(
        schedules.map(async (name) => {
          const path = `/v2/schedules/${encodeURIComponent(name)}/timeline`;
          // One day more, because days begin at midnight.
          const interval = String(Math.ceil((until - now) / day) + 1);
          const given = { identifierType: 'name', interval, intervalUnit: 'days', date: isoInstant(now) };
          const request = { path, parameters: Object.entries(given) };
          return rotaOf(name, (await api.ask(request, answerSchema, signal)).document.data);
        }),
      ),
  };
}

function rotaOf(name: string, { _parent, finalTimeline }: z.output<typeof answerSchema>['data']): Rota {
  const periods = finalTimeline.rotations.flatMap((rotation) => rotation.periods ?? []);
  const turns = periods.flatMap(({ startDate, endDate, recipient }) => {
    const who = recipient?.name ?? recipient?.username;
    if (who === undefined || recipient?.type === 'none') return [];
    return [{ who, from: Date.parse(startDate), to: Date.parse(endDate) }];
  });
  const trouble = _parent.enabled ? undefined : `the schedule \`${name}\` is disabled, wanted enabled`;
  return { name, turns, trouble };
}
