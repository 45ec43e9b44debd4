export type * from './check.ts';
export * from './engine.ts';
export { GithubSource } from './github/github-source.ts';
export * from './presentation/index.ts';
export { createCheck } from './registry.ts';
export * from './report.ts';
export { readinessReportJsonSchema } from './report-schema.ts';
export * from './selection.ts';
export * from './verdict.ts';
