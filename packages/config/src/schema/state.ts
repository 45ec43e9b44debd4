import * as z from 'zod/mini';
import { described, providers, text } from './values.ts';

const file = z.strictObject({
  store: z.literal('file'),
  path: described('The state document; relative to the workspace.', text()),
});

/** Where the active colour, the lock and the journal are kept. */
export const stateSchema = described(
  'Where the state of the deployment is kept.',
  providers('state store', 'store', ['file'], ['github', 'ssm', 'kubernetes'], [file]),
);

/** The `state` section. */
export type StateConfiguration = z.output<typeof stateSchema>;
