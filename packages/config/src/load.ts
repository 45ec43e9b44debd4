import { basename } from 'node:path';
import { ConfigurationError, type Problem, quoted, type Runtime } from '@deploy-actions/action-kit';
import {
  asRecord,
  defaultFile,
  fileProblems,
  isRecord,
  readConfigurationFile,
} from './configuration-file.ts';
import type { SectionFields } from './field-overrides.ts';
import { expandPlaceholders, placeholderProblems } from './placeholders.ts';
import { commonPlaceholders, type SectionName, type Sections } from './schema/deploy-file.ts';
import { type ReadSection, readSection } from './section.ts';
import type { Path } from './yaml-source.ts';

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
  /** Says of entries of sections that are lists whether they are used now: variables that only others name may be missing. */
  readonly inUse?: { readonly [K in SectionName]?: (entry: unknown) => boolean };
  /** Check these sections alone: for a rollback, which no mistake elsewhere in the file may stop. */
  readonly nothingElse?: boolean;
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
  const file = await readConfigurationFile(request.file, context.workspace, problems);
  const readable = problems.length === 0;
  if (file && readable && !request.nothingElse) problems.push(...(await fileProblems(file)));
  const document = asRecord(file?.value);
  const environments = asRecord(document['environments']);
  const doubts = problems.length;
  const environment = selectEnvironment(request.environment, Object.keys(environments), problems);
  // Where it isn't even clear which environment is meant, a section that isn't there is no problem of its own.
  const certain = readable && (!file || isRecord(document['environments'])) && problems.length === doubts;
  const inFile = asRecord(environments[environment]);
  const { service } = document;
  const common = {
    service: typeof service === 'string' ? service : defaultService(context),
    environment,
  };

  const found = new Map<SectionName, ReadSection>();
  const needs: readonly SectionName[] = request.needs;
  for (const name of new Set<SectionName>([...needs, ...request.uses])) {
    const path = ['environments', environment, name];
    const section = await readSection(
      {
        name,
        override: request.overrides[name],
        fields: request.fields?.[name],
        file: file && { source: file, path, value: inFile[name] },
        needed: certain && needs.includes(name),
        unchecked: request.nothingElse === true,
        inUse: request.inUse?.[name],
        place: `\`${path.join('.')}\` in ${request.file ?? defaultFile}`,
        common,
      },
      context,
      problems,
    );
    if (section) found.set(name, section);
  }
  if (problems.length > 0) throw new ConfigurationError(inOrder(problems));
  const { url } = inFile;
  const pick = <T>(read: (section: ReadSection) => T) =>
    Object.fromEntries([...found].map(([name, section]) => [name, read(section)]));
  return {
    ...common,
    url: typeof url === 'string' && isExpandable(url) ? expandPlaceholders(url, common) : undefined,
    sections: pick(({ value }) => value) as Configuration<N, U>['sections'],
    written: pick(({ written }) => written),
    problem: (name, path, message) => found.get(name)?.problem(path, message) ?? { message },
  };
}

function isExpandable(url: string): boolean {
  return placeholderProblems(url, commonPlaceholders).length === 0;
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
