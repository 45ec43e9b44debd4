import { defineInputs, type InputValues, input } from '@deploy-actions/action-kit';

/** The inputs of `maintenance-mode`. */
export const inputs = defineInputs({
  subject: input.text({ required: true }),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What `maintenance-mode` was asked to do. */
export interface Inputs {
  readonly subject: string;
  readonly dryRun: boolean;
}

/** Makes the one typed object that `run` gets. */
export async function resolve(values: InputValues<typeof inputs>): Promise<Inputs> {
  return { subject: values.subject, dryRun: values['dry-run'] };
}
