export { applyMigrations } from './apply/apply.ts';
export { addressOfBackup } from './backup-access.ts';
export {
  type EnvironmentState,
  openEnvironmentState,
  type StateConfigured,
} from './environment-state.ts';
export type { Compatibility, Finding } from './lint/lint-migrations.ts';
export type * from './migration-run.ts';
export { planMigrations, shownFinding } from './plan.ts';
export { previewMigrations } from './preview.ts';
export { rehearseMigrations } from './rehearsal/rehearse.ts';
export { verifyMigrations } from './verification/verify.ts';
export { type MigrationRequest, type MigrationWorld, openMigrationWorld } from './world.ts';
