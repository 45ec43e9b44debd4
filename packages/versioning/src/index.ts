export * from './changelog/changelog.ts';
export type { SectionTitle } from './changelog/changes.ts';
export { defaultBranch, openRepository } from './git/repository.ts';
export * from './release/release.ts';
export * from './release/release-request.ts';
export { bumps } from './version/next-version.ts';
