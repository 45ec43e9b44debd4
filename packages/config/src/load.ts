import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  ConfigurationError,
  describeError,
  type Problem,
  quoted,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { SectionFields } from './field-overrides.ts';
import { isReference, strings } from './references.ts';
import { deployFileSchema, type SectionName, type Sections } from './schema/deploy-file.ts';
import { type ReadSection, readSection } from './section.ts';
import { validate } from './validation.ts';
import { type Path, YamlSource } from './yaml-source.ts';

/** Where the configuration stands unless the input `config` says otherwise. */
export const defaultFile = '.github/deploy.yml';

/** What an action wants to know. */
export interface ConfigurationRequest<N extends SectionName, U extends SectionName> {
  /** The input `config`; `undefined` means the default file if there is one. */
  readonly file: string | undefined;
  /** The input `environment`; may be absent when the file has just one. */
  readonly environment: string | undefined;
  /** Sections given as inputs, as YAML text; each replaces the file's section as a whole. */
  readonly overrides: { readonly [K in SectionName]?: string | undefined };
  /** Single fields of sections given as inputs; each replaces that field alone. */
  readonly fields?: { readonly [K in SectionName]?: SectionFields };
  /** Sections the action can't do without. */
  readonly needs: readonly N[];
  /** Sections the action uses if they are there. */
  readonly uses: readonly U[];
}

/** The checked configuration of one environment, secrets resolved, placeholders not yet expanded. */
export interface Configuration<N extends SectionName = never, U extends SectionName = never> {
  readonly service: string;
  readonly environment: string;
  /** Where users reach the environment, if configured. */
  readonly url: string | undefined;
  readonly sections: Required<Pick<Sections, N>> & Pick<Sections, U>;
  /** The sections as they were written, secrets by name: what a plan's digest is made of. */
  readonly written: Readonly<Record<string, unknown>>;
  /** A problem with a value of a section, at its place in the file or the input it came from. */
  readonly problem: (section: N | U, path: Path, message: string) => Problem;
}

type Context = Pick<Runtime, 'environment' | 'workspace' | 'secrets' | 'run'>;

/**
 * Reads `.github/deploy.yml` and the sections given as inputs. Throws ConfigurationError with every problem: first those of
 * the inputs, then those of the file from top to bottom.
 */
export async function loadConfiguration<N extends SectionName, U extends SectionName = never>(
  request: ConfigurationRequest<N, U>,
  context: Context,
): Promise<Configuration<N, U>> {
  const problems: Problem[] = [];
  const file = await readSource(request.file, context, problems);
  const readable = problems.length === 0;
  if (file && readable) problems.push(...fileProblems(file));
  const document = asRecord(file?.value);
  const environments = asRecord(document['environments']);
  const doubts = problems.length;
  const environment = selectEnvironment(request.environment, Object.keys(environments), problems);
  // Where it isn't even clear which environment is meant, a section that isn't there is no problem of its own.
  const certain = readable && (!file || isRecord(document['environments'])) && problems.length === doubts;
  const inFile = asRecord(environments[environment]);

  const found = new Map<SectionName, ReadSection>();
  const needs: readonly SectionName[] = request.needs;
  for (const name of new Set<SectionName>([...needs, ...request.uses])) {
    const path = ['environments', environment, name];
    const section = readSection(
      {
        name,
        override: request.overrides[name],
        fields: request.fields?.[name],
        file: file && { source: file, path, value: inFile[name] },
        needed: certain && needs.includes(name),
        place: `\`${path.join('.')}\` in ${request.file ?? defaultFile}`,
      },
      context,
      problems,
    );
    if (section) found.set(name, section);
  }
  if (problems.length > 0) throw new ConfigurationError(inOrder(problems));
  const { service } = document;
  const { url } = inFile;
  const pick = <T>(read: (section: ReadSection) => T) =>
    Object.fromEntries([...found].map(([name, section]) => [name, read(section)]));
  return {
    service: typeof service === 'string' ? service : defaultService(context),
    environment,
    url: typeof url === 'string' ? url : undefined,
    sections: pick(({ value }) => value) as Configuration<N, U>['sections'],
    written: pick(({ written }) => written),
    problem: (name, path, message) => found.get(name)?.problem(path, message) ?? { message },
  };
}

async function readSource(
  given: string | undefined,
  context: Context,
  problems: Problem[],
): Promise<YamlSource | undefined> {
  const file = given ?? defaultFile;
  let text: string;
  try {
    text = await readFile(resolve(context.workspace, file), 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (given === undefined && absent) return undefined;
    const message = absent
      ? `there is no file ${quoted(file)} to read in ${context.workspace}`
      : `${quoted(file)} can't be read: ${describeError(error)}`;
    problems.push({ input: 'config', message });
    return undefined;
  }
  const source = new YamlSource(text, { file });
  problems.push(...source.syntaxProblems());
  return source;
}

/** What is wrong with the file as a whole, all of its environments included. */
function fileProblems(file: YamlSource): Problem[] {
  const outsideSections = strings(file.value).filter(
    ({ path, text }) => path.length <= 3 && isReference(text),
  );
  return [
    ...validate(deployFileSchema, file.value ?? {}, file),
    ...outsideSections.map(({ path, text }) =>
      file.problem(path, `${quoted(text)} can only stand inside a section; write the value out`),
    ),
  ];
}

function selectEnvironment(given: string | undefined, known: readonly string[], problems: Problem[]): string {
  const list = known.map((name) => `\`${name}\``).join(', ');
  if (given === undefined && known.length > 1) {
    problems.push({ input: 'environment', message: `is required: the configuration has ${list}` });
  }
  if (given !== undefined && known.length > 0 && !known.includes(given)) {
    problems.push({ input: 'environment', message: `found ${quoted(given)}, the configuration has ${list}` });
  }
  return given ?? known[0] ?? 'production';
}

function defaultService({ run, workspace }: Context): string {
  return (run.repository?.split('/')[1] ?? basename(workspace)).toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-');
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Each problem once: those of inputs in the order of the inputs, then those of the file; both from top to bottom. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const unique = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  const groups = Map.groupBy(unique, ({ input, location }) => location?.file ?? `input ${input}`);
  const ordered = [...groups.values()].map((group) => group.toSorted(byPosition));
  return [
    ...ordered.filter(([first]) => !first?.location),
    ...ordered.filter(([first]) => first?.location),
  ].flat();
}

function byPosition(a: Problem, b: Problem): number {
  const [left, right] = [a.location ?? a.position, b.location ?? b.position];
  return (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0);
}
