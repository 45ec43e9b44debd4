export * from './create-deployer.ts';
export * from './open-rolling-workloads.ts';
export * from './rolling-workload.ts';
export * from './run-script.ts';
export * from './stale-tasks/remove-stale-tasks.ts';
export type * from './stale-tasks/swept.ts';
export * from './workload-deployer.ts';
