export * from './fake-clock.ts';
export * from './test-runtime.ts';
