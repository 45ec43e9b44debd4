import { defineAction } from '@deploy-actions/action-kit';
import { inputs, resolve } from './inputs.ts';
import { conclude, outputs } from './outputs.ts';
import { run } from './run.ts';
import { summarize } from './summary.ts';

/** Backs up a database and proves that the backup can be restored. */
export const action = defineAction({
  name: 'backup-db',
  inputs,
  resolve,
  run,
  outputs,
  conclude,
  summarize,
});
