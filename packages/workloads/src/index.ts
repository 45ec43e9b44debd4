export * from './create-deployer.ts';
export * from './open-rolling-workloads.ts';
export * from './rolling-workload.ts';
export * from './run-script.ts';
export * from './workload-deployer.ts';
