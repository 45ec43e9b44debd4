import type { Color, Configuration, SectionName } from '@deploy-actions/config';

/** Sections without which nothing can be shifted or rolled back. */
export const trafficSections = ['state', 'traffic'] as const satisfies readonly SectionName[];

/** Sections a shift uses besides. */
export const shiftSections = [
  'workload',
  'health',
  'warm-up',
  'smoke',
  'hooks',
  'stages',
  'metrics',
  'backup',
] as const satisfies readonly SectionName[];

/** What a rollback needs to know. */
export type TrafficConfigured = Configuration<(typeof trafficSections)[number], 'health' | 'aws'>;

/** What a shift needs to know. */
export type ShiftConfigured = Configuration<
  (typeof trafficSections)[number] | 'workload',
  Exclude<(typeof shiftSections)[number], 'workload'> | 'aws'
>;

/** What the run itself brings, beside its configuration. */
export interface RunAccess {
  /** For a state on a branch, and to see whether the job that holds a lock has ended. */
  readonly githubToken: string | undefined;
  /** The job's own number in GitHub; tells the legs of a matrix apart. */
  readonly checkRunId?: string | undefined;
}

/** Where a colour answers by itself. */
export function colorUrl({ sections }: Pick<Configuration<'traffic'>, 'sections'>, color: Color): string {
  return sections.traffic.colors[color].url.replace(/\/$/, '');
}
