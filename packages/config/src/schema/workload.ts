import * as z from 'zod/mini';
import { described, providers, text, timespan } from './values.ts';

const command = z.strictObject({
  deployer: z.literal('command'),
  run: described(
    'Shell code that puts DEPLOY_VERSION onto DEPLOY_COLOR and returns when it is running. Never templated: values arrive as environment variables.',
    text(),
  ),
  timeout: described('Time limit of the deployment.', z._default(timespan(), 600_000)),
});

/** How a version gets onto a colour. */
export const workloadSchema = described(
  'How a version is put onto a colour.',
  providers('deployer', 'deployer', ['command'], ['kubernetes', 'ecs'], [command]),
);

/** The `workload` section. */
export type WorkloadConfiguration = z.output<typeof workloadSchema>;
