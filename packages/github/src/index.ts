export * from './github-client.ts';
export * from './job-status.ts';
export * from './rules.ts';
