import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** Plans, rehearses, applies and verifies the migrations of a database. */
export const action = defineAction({
  name: 'migrate-db',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
