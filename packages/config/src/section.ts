import type { Problem, Runtime } from '@deploy-actions/action-kit';
import { applyFields, asInput, fieldProblems, missingFields, type SectionFields } from './field-overrides.ts';
import { expandPlaceholders } from './placeholders.ts';
import { hasReferences, resolveReferences } from './references.ts';
import { loadCheckSchemas } from './schema/checks-section.ts';
import { commonPlaceholders, type SectionName, sectionPlaceholders, sections } from './schema/deploy-file.ts';
import { type Source, validate, validatePlaceholders } from './validation.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** What a section that isn't given means. The stages are those of the MueJam Library's deployment script. */
const defaults: { readonly [K in SectionName]?: unknown } = {
  state: { store: 'github' },
  health: {},
  'warm-up': [],
  smoke: [],
  stages: ['10% 5m', '25% 5m', '50% 5m', '75% 5m', '100%'],
  rolling: {},
};

/** A section and everything it may come from. */
export interface SectionRequest {
  readonly name: SectionName;
  /** YAML text that replaces the section of the file as a whole. */
  readonly override: string | undefined;
  /** Inputs that replace single fields. */
  readonly fields: SectionFields | undefined;
  /** The file and what stands in it at the section's path, if anything. */
  readonly file: { readonly source: Source; readonly path: Path; readonly value: unknown } | undefined;
  /** Whether it is a problem that the section stands nowhere. */
  readonly needed: boolean;
  /** Whether what stands in the file has yet to be checked. */
  readonly unchecked: boolean;
  /** Where the section belongs, in words. */
  readonly place: string;
  /** Whether an entry of a section that is a list is used now; all are when absent. */
  readonly inUse?: ((entry: unknown) => boolean) | undefined;
  /** Values of the placeholders that are known from the start. */
  readonly common: { readonly [K in (typeof commonPlaceholders)[number]]: string };
}

/** A section that was found. */
export interface ReadSection {
  /** As it was written, secrets by name. */
  readonly written: unknown;
  /** Checked, secrets resolved; only of use when there was no problem. */
  readonly value: unknown;
  readonly problem: (path: Path, message: string) => Problem;
}

/** Reads one section from its input or the file; adds to `problems` what is wrong with it beyond what is wrong with the file. */
export async function readSection(
  request: SectionRequest,
  context: Pick<Runtime, 'environment' | 'secrets'>,
  problems: Problem[],
): Promise<ReadSection | undefined> {
  const { name, fields, file, needed, place } = request;
  const input = await readInput(name, request.override);
  const syntax = input?.syntaxProblems() ?? [];
  problems.push(...syntax);
  if (syntax.length > 0) return undefined;

  const present = input ? input.value : (file?.value ?? defaults[name]);
  const found = fields ? applyFields(present, fields) : present;
  if (present === undefined && fields && (found !== undefined || needed)) {
    problems.push(...missingFields(found, fields, place));
  }
  if (found === undefined) {
    const emptyInFile = file?.value === null;
    if (needed && !fields && !emptyInFile) {
      problems.push({ input: name, message: `is required: give it here as YAML, or as ${place}` });
    }
    return undefined;
  }
  if (name === 'checks') await loadCheckSchemas();
  const { source, base } = sourceOf(request, input);
  const problem = (path: Path, message: string) => source.problem([...base, ...path], message);
  if (input || request.unchecked) problems.push(...validate(sections[name], found, source, base));
  if (fields) problems.push(...fieldProblems(name, found, fields));
  const wrongPlaceholders = validatePlaceholders(sectionPlaceholders[name], found, source, base);
  problems.push(...wrongPlaceholders);

  // Those of other sections are filled in where the version and the colour are known.
  const complete = sectionPlaceholders[name] === commonPlaceholders && wrongPlaceholders.length === 0;
  const templated = complete ? expandPlaceholders(found, request.common) : found;
  const resolved = resolveReferences(templated, context, (path, message) => {
    if (request.inUse && !request.inUse(entryAt(templated, path))) return notSet;
    problems.push(problem(path, message));
    return undefined;
  });
  const parsed = sections[name].safeParse(resolved);
  if (!parsed.success && hasReferences(found)) {
    const withSecrets = validate(sections[name], resolved, source, base)
      // Of a section that stands nowhere, only the fields given by inputs are there to be judged.
      .filter((one) => present !== undefined || one.input !== undefined)
      .map((one) => ({ ...one, message: context.secrets.redact(one.message) }));
    problems.push(...withSecrets);
  }
  return { written: found, value: parsed.data, problem };
}

/** Stands for a variable that isn't set where nothing uses it now: an address, so that it can stand wherever a text can. */
const notSet = 'http://not-set.invalid';

function entryAt(list: unknown, [index]: Path): unknown {
  return Array.isArray(list) ? list[Number(index)] : undefined;
}

async function readInput(name: string, text: string | undefined): Promise<YamlSource | undefined> {
  if (text === undefined) return undefined;
  const { YamlSource } = await import('./yaml-source.ts');
  return new YamlSource(text, { input: name });
}

/** Whatever a value of the section came from: the input of a field, the section's own input, the file or a default. */
function sourceOf(
  { fields, file }: SectionRequest,
  input: YamlSource | undefined,
): { readonly source: Source; readonly base: Path } {
  const base = input || !file ? [] : file.path;
  const whole = input ?? file?.source;
  const source: Source = {
    problem: (path, message, options) => {
      const field = path[base.length];
      if (typeof field === 'string' && fields?.given[field] !== undefined) return asInput(field, message);
      return whole?.problem(path, message, options) ?? { message };
    },
  };
  return { source, base };
}
