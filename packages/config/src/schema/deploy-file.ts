import * as z from 'zod/mini';
import type { PlaceholderName } from '../placeholders.ts';
import { awsSchema } from './aws.ts';
import { backupSchema } from './backup/backup.ts';
import { checksSection } from './checks-section.ts';
import { maintenanceSchema } from './maintenance.ts';
import { metricsSchema } from './metrics/metrics.ts';
import { migrationsSchema } from './migrations.ts';
import { presetsSchema } from './presets.ts';
import { healthSchema, hooksSchema, smokeSchema, warmUpSchema } from './probes.ts';
import { rollingSchema } from './rolling.ts';
import { stagesSchema } from './stages.ts';
import { stateSchema } from './state.ts';
import { trafficSchema } from './traffic.ts';
import { described, text, url } from './values.ts';
import { waiversSchema } from './waivers.ts';
import { workloadSchema } from './workload.ts';

/** Every section of an environment; each can also be given by the input of the same name. */
export const sections = {
  state: stateSchema,
  traffic: trafficSchema,
  workload: workloadSchema,
  health: healthSchema,
  'warm-up': warmUpSchema,
  smoke: smokeSchema,
  hooks: hooksSchema,
  stages: stagesSchema,
  rolling: rollingSchema,
  metrics: metricsSchema,
  checks: checksSection,
  presets: presetsSchema,
  waivers: waiversSchema,
  backup: backupSchema,
  migrations: migrationsSchema,
  maintenance: maintenanceSchema,
  aws: awsSchema,
} as const;

/** The name of a section. */
export type SectionName = keyof typeof sections;

/** Whether a key of an environment names a section. */
export function isSectionName(name: string): name is SectionName {
  return Object.hasOwn(sections, name);
}

/** What is known of every deployment from the start. */
export const commonPlaceholders = ['service', 'environment'] as const;

const releasePlaceholders = [...commonPlaceholders, 'version', 'sha'] as const;
const workloadPlaceholders = [...releasePlaceholders, 'color'] as const;
const candidatePlaceholders = [...releasePlaceholders, 'color', 'color-url'] as const;

/** The placeholders each section can use: what is known in every action that reads the section. */
export const sectionPlaceholders: { readonly [K in SectionName]: readonly PlaceholderName[] } = {
  state: commonPlaceholders,
  traffic: commonPlaceholders,
  workload: workloadPlaceholders,
  health: commonPlaceholders,
  'warm-up': candidatePlaceholders,
  smoke: candidatePlaceholders,
  hooks: candidatePlaceholders,
  stages: commonPlaceholders,
  rolling: releasePlaceholders,
  metrics: candidatePlaceholders,
  checks: releasePlaceholders,
  presets: releasePlaceholders,
  waivers: commonPlaceholders,
  backup: releasePlaceholders,
  migrations: releasePlaceholders,
  maintenance: commonPlaceholders,
  aws: commonPlaceholders,
};

/** The checked values of the sections that are there. */
export type Sections = { readonly [K in SectionName]?: z.output<(typeof sections)[K]> };

const optionalSections = {
  state: z.optional(stateSchema),
  traffic: z.optional(trafficSchema),
  workload: z.optional(workloadSchema),
  health: z.optional(healthSchema),
  'warm-up': z.optional(warmUpSchema),
  smoke: z.optional(smokeSchema),
  hooks: z.optional(hooksSchema),
  stages: z.optional(stagesSchema),
  rolling: z.optional(rollingSchema),
  metrics: z.optional(metricsSchema),
  checks: z.optional(checksSection),
  presets: z.optional(presetsSchema),
  waivers: z.optional(waiversSchema),
  backup: z.optional(backupSchema),
  migrations: z.optional(migrationsSchema),
  maintenance: z.optional(maintenanceSchema),
  aws: z.optional(awsSchema),
} as const satisfies Record<SectionName, unknown>;

function fileSchema<E extends z.ZodMiniType>(environment: E) {
  return z.strictObject({
    service: described(
      'Name of the service; part of the state and of every message.',
      z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')),
    ),
    environments: described('The environments, by name.', z.record(text(), environment)),
  });
}

const address = { url: z.optional(described('Where users reach this environment.', url())) };

/** `.github/deploy.yml`; of use once the schemas of the checks are loaded. */
export const deployFileSchema = fileSchema(z.strictObject({ ...address, ...optionalSections }));

/** The same for a file that has no checks, of which nothing has to be loaded. */
export const fileWithoutChecksSchema = fileSchema(
  z.strictObject({ ...address, ...optionalSections, checks: z.optional(z.undefined()) }),
);
