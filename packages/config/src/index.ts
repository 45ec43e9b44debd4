export { defaultFile } from './configuration-file.ts';
export type { SectionFields } from './field-overrides.ts';
export * from './load.ts';
export { type MigrationRule, readMigrationRules } from './migration-rules.ts';
export * from './placeholders.ts';
export type { AwsConfiguration } from './schema/aws.ts';
export type { BackupConfiguration, BackupConfigurationOf } from './schema/backup/backup.ts';
export { parseRetention, type RetentionPeriod, type RetentionPolicy } from './schema/backup/retention.ts';
export type { CheckAdjustment, CheckCondition } from './schema/checks/common-fields.ts';
export type { Entitled } from './schema/checks/entitled.ts';
export { type Freeze, type TimeRange, weekdays } from './schema/checks/freeze.ts';
export type { CheckConfiguration, CheckConfigurationOf } from './schema/checks.ts';
export { loadCheckSchemas } from './schema/checks-section.ts';
export { type Color, colors } from './schema/colors.ts';
export * from './schema/deploy-file.ts';
export type { MaintenanceConfiguration, MaintenanceConfigurationOf } from './schema/maintenance.ts';
export { foreignUnits, limitKeys, unitOf } from './schema/metrics/indicator.ts';
export type { Indicator, MetricSource, MetricsConfiguration, SourceOf } from './schema/metrics/metrics.ts';
export type { MetricProviderName } from './schema/metrics/sources.ts';
export type { MigrationsConfiguration, MigrationsConfigurationOf } from './schema/migrations.ts';
export type { PresetName, PresetsConfiguration } from './schema/presets.ts';
export {
  type HealthConfiguration,
  type HookMoment,
  type HooksConfiguration,
  hookMoments,
  type RequestStep,
  type Step,
} from './schema/probes.ts';
export type { RollingConfiguration, RollingStep, StaleTasks } from './schema/rolling.ts';
export type { Stage } from './schema/stages.ts';
export type { StateConfiguration } from './schema/state.ts';
export type { TrafficConfiguration } from './schema/traffic.ts';
export type { Threshold, Unit } from './schema/values.ts';
export type { Waiver } from './schema/waivers.ts';
export type { WorkloadConfiguration, WorkloadConfigurationOf } from './schema/workload.ts';
