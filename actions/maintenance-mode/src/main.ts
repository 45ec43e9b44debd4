import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** The action `maintenance-mode`. */
export const action = defineAction({
  name: 'maintenance-mode',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
