import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** The action `migrate-db`. */
export const action = defineAction({
  name: 'migrate-db',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
