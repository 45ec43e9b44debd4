import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** Tells users that the service is down for maintenance, and lets them in again. */
export const action = defineAction({
  name: 'maintenance-mode',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
