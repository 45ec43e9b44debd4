import { type FakeApi, fakeApi, type Reply } from './fake-api.ts';

/** A period in the fake's timeline, for hours from now on; `undefined` is nobody. */
export interface FakePeriod {
  readonly who: string | undefined;
  readonly hours: readonly [from: number, to: number];
}

/** Opsgenie's timeline of one schedule, `Shop team`; https://docs.opsgenie.com/docs/schedule-api#get-schedule-timeline */
export function fakeOpsgenie(periods: readonly FakePeriod[], enabled = true): Promise<FakeApi> {
  const refused = (status: number, message: string): Reply => ({
    status,
    body: { message, took: 0, requestId: '1' },
  });
  return fakeApi({
    'GET /v2/schedules/Shop%20team/timeline': ({ headers, parameters }) => {
      if (headers.authorization !== 'GenieKey key') return refused(401, 'Could not authenticate');
      const { identifierType, interval, intervalUnit, date } = Object.fromEntries(parameters);
      if (identifierType !== 'name') return refused(404, 'No schedule exists with id [Shop team]');
      if (!['days', 'weeks', 'months'].includes(intervalUnit ?? ''))
        return refused(422, 'intervalUnit is invalid');
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(date ?? ''))
        return refused(422, 'date is invalid');
      const start = Date.parse(date ?? '');
      const end = start + Number(interval) * 86_400_000;
      const at = (hours: number) => Date.now() + hours * 3_600_000;
      const shown = periods.filter(({ hours: [from, to] }) => at(from) < end && at(to) > start);
      const rotation = {
        ...{ id: '1', name: 'Rotation', order: 1 },
        periods: shown.map(({ who, hours: [from, to] }) => ({
          startDate: new Date(at(from)).toISOString(),
          endDate: new Date(at(to)).toISOString(),
          type: 'historical',
          recipient: who === undefined ? { type: 'none' } : { id: who, type: 'user', name: who },
        })),
      };
      const _parent = { id: 'd875', name: 'Shop team', enabled };
      return {
        body: { data: { _parent, finalTimeline: { rotations: [rotation] } }, took: 0.1, requestId: '1' },
      };
    },
  });
}
