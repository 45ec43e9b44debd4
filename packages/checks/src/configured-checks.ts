import { ConfigurationError, nearest, type Problem } from '@deploy-actions/action-kit';
import {
  type CheckConfiguration,
  expandPlaceholders,
  type PlaceholderValues,
  type PresetsConfiguration,
} from '@deploy-actions/config';
import { presetChecks } from './presets/presets.ts';

/** The sections that say what is checked. */
export interface ChecksSections {
  readonly checks?: readonly CheckConfiguration[] | undefined;
  readonly presets?: PresetsConfiguration | undefined;
}

/** Makes a problem with a value of a section, at its place in the file or the input it came from. */
export type Place = (
  section: 'checks' | 'presets' | 'waivers',
  path: readonly PropertyKey[],
  message: string,
) => Problem;

/** A check with its id, and where it is configured. */
export interface ConfiguredCheck {
  readonly configuration: CheckConfiguration & { readonly id: string };
  /** A problem with the check as a whole, or with one of its keys where the check itself stands in the configuration; names the check. */
  readonly problem: (message: string, key?: string) => Problem;
}

/**
 * The checks of presets, each as it was adjusted or replaced, and then those of the section. Those without an id are called
 * like their kind: `http`, `http-2`, …; the ids hold for every phase and profile. Adds to `problems` what names no check.
 */
export async function configuredChecks(
  { checks = [], presets: written = {} }: ChecksSections,
  values: PlaceholderValues,
  place: Place,
  problems: Problem[],
): Promise<ConfiguredCheck[]> {
  const presets = (await attempt(() => expandPlaceholders(written, values), place, problems)) ?? {};
  const lists =
    (await attempt(() => presetChecks(presets, profilesOf(checks, presets)), place, problems)) ?? [];
  const section = checks.map((configuration) => named(configuration, values));
  const replaced = new Set(section.flatMap(({ id }) => id ?? []));
  // One that follows from the kind takes no place of a preset's.
  const taken = new Set([...replaced, ...lists.flatMap((list) => list.checks.map(({ id }) => id))]);
  const own = identify(section, taken).map((configuration, index) => ({
    configuration,
    problem: (message: string, key?: string) =>
      place('checks', key === undefined ? [index] : [index, key], naming(configuration, message)),
  }));
  problems.push(...usedTwice(own));
  const brought = lists.flatMap(({ preset, checks: list }) => {
    const { adjust = {} } = presets[preset] ?? {};
    problems.push(
      ...unknownAdjustments(
        preset,
        Object.keys(adjust),
        list.map(({ id }) => id),
        place,
      ),
    );
    return list.flatMap((configuration) => {
      const { id } = configuration;
      const adjustment = adjust[id];
      if (adjustment === 'off') return [];
      if (replaced.has(id)) {
        if (adjustment !== undefined)
          problems.push(place('presets', [preset, 'adjust', id], adjustedInVain(id)));
        return [];
      }
      return {
        configuration: { ...configuration, ...withoutAbsent(adjustment) },
        problem: (message: string) =>
          place('presets', [preset], `preset \`${preset}\`, ${naming(configuration, message)}`),
      };
    });
  });
  return [...brought, ...own];
}

/** The profiles that somebody wrote down. */
function profilesOf(checks: readonly CheckConfiguration[], presets: PresetsConfiguration): string[] {
  const adjusted = Object.values(presets).flatMap((preset) => Object.values(preset?.adjust ?? {}));
  return [...checks, ...adjusted].flatMap((one) => (one === 'off' ? [] : (one.profiles ?? [])));
}

function adjustedInVain(id: string): string {
  return `\`${id}\` is replaced by a check of your own, which \`adjust\` does not change: say it there`;
}

/** What `work` gives; what the reader can fix about the presets becomes a problem. */
async function attempt<T>(
  work: () => T | Promise<T>,
  place: Place,
  problems: Problem[],
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems.map(({ message }) => place('presets', [], message)));
    return undefined;
  }
}

function naming({ id }: ConfiguredCheck['configuration'], message: string): string {
  return `check \`${id}\`: ${message}`;
}

/** With the names that it has in the end; a placeholder without a value is told when the check is prepared. */
function named(configuration: CheckConfiguration, values: PlaceholderValues): CheckConfiguration {
  const { id, needs } = configuration;
  try {
    return { ...configuration, ...withoutAbsent(expandPlaceholders({ id, needs }, values)) };
  } catch (error) {
    if (error instanceof ConfigurationError) return configuration;
    throw error;
  }
}

/** Ids that the schema took for different ones. */
function usedTwice(own: readonly ConfiguredCheck[]): Problem[] {
  const seen = new Set<string>();
  return own.flatMap(({ configuration: { id }, problem }) => {
    if (seen.has(id)) return [problem('the id is used twice', 'id')];
    seen.add(id);
    return [];
  });
}

function identify(
  section: readonly CheckConfiguration[],
  taken: Set<string>,
): ConfiguredCheck['configuration'][] {
  return section.map((configuration) => {
    if (configuration.id !== undefined) return { ...configuration, id: configuration.id };
    let id: string = configuration.kind;
    for (let number = 2; taken.has(id); number += 1) id = `${configuration.kind}-${number}`;
    taken.add(id);
    return { ...configuration, id };
  });
}

function unknownAdjustments(
  preset: string,
  given: readonly string[],
  known: readonly string[],
  place: Place,
): Problem[] {
  return given
    .filter((id) => !known.includes(id))
    .map((id) => {
      const near = nearest(id, known);
      const help = near
        ? `did you mean \`${near}\`?`
        : `it brings ${known.map((one) => `\`${one}\``).join(', ')}`;
      return place(
        'presets',
        [preset, 'adjust', id],
        `\`${id}\` names no check of the preset \`${preset}\`; ${help}`,
      );
    });
}

/** What is different, without the keys that weren't given. */
function withoutAbsent(adjustment: object | undefined): object {
  return Object.fromEntries(Object.entries(adjustment ?? {}).filter(([, value]) => value !== undefined));
}
