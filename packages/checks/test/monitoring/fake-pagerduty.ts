import { type FakeApi, fakeApi, type Reply } from './fake-api.ts';

/** Somebody's time on call in the fake, for hours from now on; always when absent. */
export interface FakeShift {
  readonly who: string;
  readonly policy?: string;
  readonly level?: number;
  readonly schedule?: string;
  readonly hours?: readonly [from: number, to: number];
}

const error = (status: number, code: number, message: string, errors: string[] = []): Reply => ({
  status,
  body: { error: { message, code, errors } },
});

/**
 * PagerDuty's list of on-calls, with as many on a page as asked for, 100 at most; it refuses requests without the headers
 * of its version 2, other formats of times and ranges of more than 90 days.
 * https://developer.pagerduty.com/api-reference/3a6b910f11050-list-all-of-the-on-calls
 */
export function fakePagerduty(shifts: readonly FakeShift[], token = 'key'): Promise<FakeApi> {
  const now = Date.now();
  const at = (hours: number) => `${new Date(now + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
  const reference = (type: string, id: string, summary: string) => ({
    id,
    type: `${type}_reference`,
    summary,
  });
  const oncalls = shifts.map(({ who, policy = 'PPOL', level = 1, schedule, hours }) => ({
    escalation_policy: reference('escalation_policy', policy, `Policy ${policy}`),
    escalation_level: level,
    schedule: schedule === undefined ? null : reference('schedule', schedule, `Schedule ${schedule}`),
    user: reference('user', who.toUpperCase(), who),
    start: hours === undefined ? null : at(hours[0]),
    end: hours === undefined ? null : at(hours[1]),
  }));
  return fakeApi({
    'GET /oncalls': ({ headers, parameters }) => {
      if (headers.authorization !== `Token token=${token}`) return error(401, 2006, 'Unauthorized');
      if (headers.accept !== 'application/vnd.pagerduty+json;version=2')
        return error(400, 2001, 'Invalid Version');
      const [since, until] = ['since', 'until'].map((name) => parameters.get(name) ?? '');
      const range = Date.parse(until ?? '') - Date.parse(since ?? '');
      if (
        ![since, until].every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time ?? '')) ||
        !(range > 0)
      ) {
        return error(400, 2001, 'Invalid Input Provided', ['since and until must be ISO 8601']);
      }
      if (range > 90.1 * 86_400_000)
        return error(400, 2001, 'Invalid Input Provided', ['The range is too long']);
      const limit = Math.min(Number(parameters.get('limit') ?? 25), 100);
      const offset = Number(parameters.get('offset') ?? 0);
      const [schedules, policies] = ['schedule_ids[]', 'escalation_policy_ids[]'].map((name) =>
        parameters.getAll(name),
      );
      const found = oncalls.filter(
        ({ schedule, escalation_policy, start, end }) =>
          (schedules?.length === 0 || schedules?.includes(schedule?.id ?? '')) &&
          (policies?.length === 0 || policies?.includes(escalation_policy.id)) &&
          (start === null || Date.parse(start) < Date.parse(until ?? '')) &&
          (end === null || Date.parse(end) > Date.parse(since ?? '')),
      );
      const page = found.slice(offset, offset + limit);
      return { body: { oncalls: page, limit, offset, more: offset + limit < found.length, total: null } };
    },
  });
}
