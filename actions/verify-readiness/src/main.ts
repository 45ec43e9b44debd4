import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** Runs the readiness checks of one phase and says whether to deploy. */
export const action = defineAction({
  name: 'verify-readiness',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
