import type { Color, Configuration, SectionName } from '@deploy-actions/config';

/** Sections without which nothing can be shifted or rolled back. */
export const trafficSections = ['state', 'traffic'] as const satisfies readonly SectionName[];

/** Sections a shift uses besides. */
export const shiftSections = [
  'workload',
  'health',
  'warm-up',
  'smoke',
  'stages',
  'metrics',
  'backup',
] as const satisfies readonly SectionName[];

/** What a rollback needs to know. */
export type TrafficConfigured = Configuration<(typeof trafficSections)[number], 'health'>;

/** What a shift needs to know. */
export type ShiftConfigured = Configuration<
  (typeof trafficSections)[number] | 'workload',
  Exclude<(typeof shiftSections)[number], 'workload'>
>;

/** Where a colour answers by itself. */
export function colorUrl(configuration: TrafficConfigured, color: Color): string {
  return configuration.sections.traffic.colors[color].url.replace(/\/$/, '');
}
