import * as z from 'zod/mini';
import { described, providers, text, timespan, url } from './values.ts';

const everySwitch = {
  message: described(
    'What users are told.',
    z._default(text(), 'Down for maintenance. We will be back soon.'),
  ),
  for: described(
    'How long maintenance mode may last: its end time is so long after its beginning, and then it is turned off by whoever looks.',
    z._default(timespan(), 3_600_000),
  ),
  timeout: described('Time limit of one read or write.', z._default(timespan(), 10_000)),
  probe: z.optional(
    described(
      'How maintenance mode is seen from outside.',
      z.strictObject({
        url: described('What is asked.', url()),
        status: described('The status while it is on.', z._default(z.int(), 503)),
        contains: z.optional(described('Text that the answer contains while it is on.', text())),
        within: described('Time until it has to be seen.', z._default(timespan(), 60_000)),
      }),
    ),
  ),
};

const command = z.strictObject({
  switch: z.literal('command'),
  ...everySwitch,
  on: described('Shell code that turns it on.', z.strictObject({ run: text() })),
  off: described('Shell code that turns it off.', z.strictObject({ run: text() })),
  status: described('Shell code that prints what is kept about it as JSON, or nothing.', z.strictObject({ run: text() })),
});

/** How users are told that the service is down for maintenance. */
export const maintenanceSchema = described(
  'How maintenance mode is turned on and off.',
  providers('switch', 'switch', ['command'], ['kubernetes', 'redis', 'alb', 'haproxy', 'ssm'], [command]),
);

/** The `maintenance` section. */
export type MaintenanceConfiguration = z.output<typeof maintenanceSchema>;

/** The `maintenance` section of one switch. */
export type MaintenanceConfigurationOf<S extends MaintenanceConfiguration['switch']> = Extract<
  MaintenanceConfiguration,
  { switch: S }
>;
