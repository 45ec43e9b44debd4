import { ConfigurationError } from '@deploy-actions/action-kit';
import {
  type CheckConfiguration,
  loadCheckSchemas,
  type PresetName,
  type PresetsConfiguration,
} from '@deploy-actions/config';
import { awsPreset } from './aws.ts';
import { hotfixPreset } from './hotfix.ts';
import { kubernetesPreset } from './kubernetes.ts';
import { postgresPreset } from './postgres.ts';
import { webServicePreset } from './web-service.ts';

/** What a person would write under `checks`, with an id. */
export type WrittenCheck = { readonly id: string; readonly kind: CheckConfiguration['kind'] } & Readonly<
  Record<string, unknown>
>;

/** The checks that a preset brings for its parameters, with which others it is named, and the profiles that checks beside it name. */
export type Preset<N extends PresetName> = (
  parameters: NonNullable<PresetsConfiguration[N]>,
  named: PresetsConfiguration,
  profiles: readonly string[],
) => readonly WrittenCheck[];

const presets: { readonly [N in PresetName]-?: Preset<N> } = {
  'web-service': webServicePreset,
  postgres: postgresPreset,
  kubernetes: kubernetesPreset,
  aws: awsPreset,
  hotfix: hotfixPreset,
};

/** A preset's name and its checks as the schema makes them. */
export interface PresetChecks {
  readonly preset: PresetName;
  readonly checks: readonly (CheckConfiguration & { readonly id: string })[];
}

/**
 * The checks of all presets that are named, in the order of the names here; `profiles` are those that other checks name.
 * Throws ConfigurationError for parameters of which no check can be made.
 */
export async function presetChecks(
  given: PresetsConfiguration,
  profiles: readonly string[] = [],
): Promise<PresetChecks[]> {
  if (Object.keys(given).length === 0) return [];
  const { checksSchema } = await loadCheckSchemas();
  return (Object.keys(presets) as PresetName[]).flatMap((preset) => {
    const parameters = given[preset];
    if (parameters === undefined) return [];
    const written = (presets[preset] as Preset<PresetName>)(parameters, given, profiles);
    const { data, error } = checksSchema.safeParse(written);
    if (data) return { preset, checks: data as PresetChecks['checks'] };
    throw new ConfigurationError(
      error.issues.map(({ path: [index, ...path], message }) => ({
        message: `\`${path.join('.')}\` of the check \`${written[Number(index)]?.id}\` ${message}`,
      })),
    );
  });
}
