export * from './action-manifest.ts';
export * from './bundle-runner.ts';
export * from './command-files.ts';
export * from './fake-clock.ts';
export * from './fake-shop.ts';
export * from './runner-log.ts';
export * from './test-runtime.ts';
