import * as z from 'zod/mini';
import { described, text, timespan, url } from '../values.ts';

const status = () => z.int().check(z.gte(100), z.lte(599));

const probe = z.strictObject({
  url: described('What is asked, from where users are.', url()),
  status: described('The status while it is on.', z._default(status(), 503)),
  contains: z.optional(described('Text that the answer contains while it is on.', text())),
  'off-status': z.optional(
    described(
      'The status while it is off; when absent, any below 500 that is not the answer while it is on.',
      status(),
    ),
  ),
  consecutive: described(
    'So many answers in a row must say so, since there may be several that answer.',
    z._default(z.int().check(z.gte(1), z.lte(100)), 3),
  ),
  interval: described('The time between two requests.', z._default(timespan(), 1_000)),
  timeout: described('Time limit of one request.', z._default(timespan(), 5_000)),
  within: described('Time until it has to be seen.', z._default(timespan(), 60_000)),
});

/** The longest message: with all else it fits into every switch, of which a load balancer's answer of 1 KiB is the smallest. */
const longestMessage = 500;

/** The fields that every switch has; `timeout` in milliseconds is the default limit of a read or write. */
export const everySwitch = (timeout = 10_000) => ({
  message: described(
    'What users are told.',
    z._default(
      text().check(z.maxLength(longestMessage, `must have at most ${longestMessage} characters`)),
      'Down for maintenance. We will be back soon.',
    ),
  ),
  for: described(
    'How long maintenance mode may last: its end time is so long after its beginning, and then it is turned off by whoever looks.',
    z._default(timespan(), 3_600_000),
  ),
  timeout: described('Time limit of one read or write.', z._default(timespan(), timeout)),
  probe: z.optional(described('How maintenance mode is seen from outside.', probe)),
});
