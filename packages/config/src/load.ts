import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ConfigurationError, type Problem, type Runtime } from '@deploy-actions/action-kit';
import { applyFields, fieldProblems, missingFields, type SectionFields } from './field-overrides.ts';
import { deployFileSchema, type SectionName, type Sections, sections } from './schema/deploy-file.ts';
import { isReference, strings, validate } from './validation.ts';
import { type Path, YamlSource } from './yaml-source.ts';

/** Where the configuration stands unless the input `config` says otherwise. */
export const defaultFile = '.github/deploy.yml';

/** What a section that isn't given means. The stages are those of the MueJam Library's deployment script. */
const sectionDefaults: { readonly [K in SectionName]?: unknown } = {
  health: {},
  'warm-up': [],
  smoke: [],
  stages: ['10% 5m', '25% 5m', '50% 5m', '75% 5m', '100%'],
};

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

/** Reads `.github/deploy.yml` and the sections given as inputs. Throws ConfigurationError with every problem at its line. */
export async function loadConfiguration<N extends SectionName, U extends SectionName = never>(
  request: ConfigurationRequest<N, U>,
  context: Context,
): Promise<Configuration<N, U>> {
  const problems: Problem[] = [];
  const file = await readSource(request.file, context, problems);
  const document = asRecord(file?.value);
  if (file && problems.length === 0) problems.push(...validate(deployFileSchema, file.value ?? {}, file));
  const environments = asRecord(document['environments']);
  const environment = selectEnvironment(request, file && Object.keys(environments), problems);
  const inFile = asRecord(environments[environment]);

  const written: Record<string, unknown> = {};
  const values: Record<string, unknown> = {};
  const places = new Map<SectionName, (path: Path, message: string) => Problem>();
  for (const name of new Set<SectionName>([...request.needs, ...request.uses])) {
    const text = request.overrides[name];
    const override = text === undefined ? undefined : new YamlSource(text, { input: name });
    const source = override ?? file;
    const base: Path = override ? [] : ['environments', environment, name];
    const fields = request.fields?.[name];
    if (source) places.set(name, (path, message) => source.problem([...base, ...path], message));
    const present = override ? override.value : (inFile[name] ?? sectionDefaults[name]);
    const found = fields ? applyFields(present, fields) : present;
    if (override) {
      const syntax = override.syntaxProblems();
      problems.push(...syntax, ...(syntax.length > 0 ? [] : validate(sections[name], found, override)));
    }
    const needed: readonly SectionName[] = request.needs;
    if (fields && present === undefined && (found !== undefined || needed.includes(name))) {
      problems.push(...missingFields(found, fields, placeOf(name, environment, request.file)));
    }
    if (found === undefined) {
      if (needed.includes(name) && !override && !fields)
        problems.push(missingSection(name, environment, request.file));
      continue;
    }
    if (fields) problems.push(...fieldProblems(name, found, fields));
    written[name] = found;
    const resolved = resolveReferences(found, context, (path, message) => {
      const key = String(path[0]);
      if (fields?.given[key] !== undefined) problems.push({ input: key, message });
      else problems.push(source ? source.problem([...base, ...path], message) : { message });
    });
    const parsed = sections[name].safeParse(resolved);
    if (parsed.success) values[name] = parsed.data;
    else if (source && strings(found).some(({ text }) => isReference(text))) {
      problems.push(...validate(sections[name], resolved, source, base));
    }
  }
  if (problems.length > 0) throw new ConfigurationError(withoutRepeats(problems));
  const service = typeof document['service'] === 'string' ? document['service'] : defaultService(context);
  const url = typeof inFile['url'] === 'string' ? inFile['url'] : undefined;
  return {
    service,
    environment,
    url,
    sections: values as Configuration<N, U>['sections'],
    written,
    problem: (section, path, message) => places.get(section)?.(path, message) ?? { message },
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
  } catch {
    if (given !== undefined)
      problems.push({
        input: 'config',
        message: `there is no file \`${file}\` to read in ${context.workspace}`,
      });
    return undefined;
  }
  const source = new YamlSource(text, { file });
  problems.push(...source.syntaxProblems());
  return source;
}

function selectEnvironment(
  { environment }: { readonly environment: string | undefined },
  known: readonly string[] | undefined,
  problems: Problem[],
): string {
  if (known === undefined || known.length === 0) return environment ?? 'production';
  const list = known.map((name) => `\`${name}\``).join(', ');
  if (environment === undefined) {
    if (known.length > 1)
      problems.push({ input: 'environment', message: `is required: the configuration has ${list}` });
    return known[0] ?? 'production';
  }
  if (!known.includes(environment)) {
    problems.push({
      input: 'environment',
      message: `found \`${environment}\`, the configuration has ${list}`,
    });
  }
  return environment;
}

function missingSection(name: SectionName, environment: string, file: string | undefined): Problem {
  const place = placeOf(name, environment, file);
  return { input: name, message: `is required: give it here as YAML, or as ${place}` };
}

function placeOf(name: SectionName, environment: string, file: string | undefined): string {
  return `\`environments.${environment}.${name}\` in ${file ?? defaultFile}`;
}

/** A copy in which each `env:NAME` is the value of that variable, masked from now on. */
function resolveReferences(
  value: unknown,
  context: Context,
  say: (path: Path, message: string) => void,
  path: Path = [],
): unknown {
  if (isReference(value)) {
    const name = value.slice('env:'.length);
    const found = context.environment[name];
    if (found === undefined || found === '') {
      say(path, `the environment variable \`${name}\` is not set; pass it with \`env:\` on the step`);
      return value;
    }
    context.secrets.add(found);
    return found;
  }
  if (Array.isArray(value))
    return value.map((item, index) => resolveReferences(item, context, say, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'run' ? item : resolveReferences(item, context, say, [...path, key]),
    ]),
  );
}

function defaultService({ run, workspace }: Context): string {
  return (run.repository?.split('/')[1] ?? basename(workspace)).toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-');
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
