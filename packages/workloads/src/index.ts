export * from './create-deployer.ts';
export * from './run-script.ts';
export * from './workload-deployer.ts';
