import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** The action release-tag. */
export const action = defineAction({
  name: 'release-tag',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
