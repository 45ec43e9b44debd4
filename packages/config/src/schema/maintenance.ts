import * as z from 'zod/mini';
import { everySwitch } from './maintenance/every-switch.ts';
import { alb, haproxy, kubernetes, redis, ssm } from './maintenance/switches.ts';
import { described, providers, text } from './values.ts';

const script = (description: string) => described(description, z.strictObject({ run: text() }));

const command = z.strictObject({
  switch: z.literal('command'),
  ...everySwitch(30_000),
  on: script(
    'Shell code that turns it on and keeps DEPLOY_MAINTENANCE_RECORD, in one step if it can. Never templated.',
  ),
  off: script('Shell code that turns it off and forgets that record. Never templated.'),
  status: script(
    'Shell code that prints the record that is kept while it is on, and nothing while it is off. Never templated.',
  ),
});

/** How users are told that the service is down for maintenance. */
export const maintenanceSchema = described(
  'How maintenance mode is turned on and off.',
  providers(
    'switch',
    'switch',
    ['kubernetes', 'redis', 'alb', 'haproxy', 'ssm', 'command'],
    [],
    [kubernetes, redis, alb, haproxy, ssm, command],
  ),
);

/** The `maintenance` section. */
export type MaintenanceConfiguration = z.output<typeof maintenanceSchema>;

/** The `maintenance` section of one switch. */
export type MaintenanceConfigurationOf<S extends MaintenanceConfiguration['switch']> = Extract<
  MaintenanceConfiguration,
  { switch: S }
>;
