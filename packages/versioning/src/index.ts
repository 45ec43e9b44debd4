export * from './changelog.ts';
export type { SectionTitle } from './changes.ts';
export { bumps } from './next-version.ts';
export * from './release.ts';
export * from './release-request.ts';
export { defaultBranch, openRepository } from './repository.ts';
