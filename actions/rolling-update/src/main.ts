import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** The action as the runner starts it. */
export const action = defineAction({
  name: 'rolling-update',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
