import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError, ProviderError, quoted, type SourceLocation } from '@deploy-actions/action-kit';
import { abridged, shaped } from './findings.ts';
import { type ResultLevel, type SecuritySeverity, severityOfScore } from './sarif-levels.ts';
import { type Component, type Result, type Rule, type Run, sarifSchema } from './sarif-schema.ts';

/** A result that counts: not suppressed, not gone, and a failure. */
export interface SarifResult {
  readonly rule: string;
  readonly level: ResultLevel;
  /** From the rule's `security-severity`. */
  readonly severity: SecuritySeverity | undefined;
  /** One line. */
  readonly message: string;
  readonly location: SourceLocation | undefined;
}

/** What a SARIF file says. */
export interface SarifReport {
  readonly results: readonly SarifResult[];
  /** Results that somebody has accepted. */
  readonly suppressed: number;
  /** The names of the tools that ran. */
  readonly tools: readonly string[];
}

/**
 * Reads SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Throws ConfigurationError for what
 * is none or has no run or no list of results, and ProviderError for a scan that didn't end well: a scanner that crashed
 * finds nothing.
 */
export function readSarif(value: unknown, file: string, workspace: string): SarifReport {
  const version =
    typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (version !== '2.1.0') {
    const found = version === undefined ? 'no version' : `version ${quoted(String(version))}`;
    throw new ConfigurationError(`\`${file}\` is no SARIF 2.1.0: it has ${found}`);
  }
  const { runs } = shaped(sarifSchema, value, file, 'SARIF 2.1.0');
  if (runs.length === 0) throw new ConfigurationError(`\`${file}\` has no run: nothing was scanned`);
  const read = runs.map((run) => readRun(run, file, workspace));
  return {
    results: read.flatMap(({ results }) => results),
    suppressed: read.reduce((sum, { suppressed }) => sum + suppressed, 0),
    tools: [...new Set(runs.map(({ tool }) => tool.driver.name))],
  };
}

function readRun(run: Run, file: string, workspace: string): Omit<SarifReport, 'tools'> {
  const tool = run.tool.driver.name;
  const crashed = run.invocations?.find(({ executionSuccessful }) => executionSuccessful === false);
  if (crashed) {
    const note = crashed.toolExecutionNotifications?.find(({ level }) => level === 'error')?.message?.text;
    const why = crashed.exitCodeDescription ?? note;
    const told = why === undefined ? '' : `: ${abridged(why)}`;
    throw new ProviderError(`the scan of ${tool} did not end successfully (\`${file}\`)${told}`, {
      system: tool,
      operation: 'scan',
    });
  }
  if (!run.results) {
    throw new ConfigurationError(
      `the run of ${tool} in \`${file}\` has no list of results: it scanned nothing`,
    );
  }
  const failures = run.results.filter(
    ({ kind = 'fail', baselineState }) => kind === 'fail' && baselineState !== 'absent',
  );
  const counted = failures.filter((result) => !isSuppressed(result));
  return {
    results: counted.map((result) => readResult(result, run, workspace)),
    suppressed: failures.length - counted.length,
  };
}

/** A suppression under review, or rejected, suppresses nothing yet (section 3.27.23). */
function isSuppressed({ suppressions }: Result): boolean {
  if (!suppressions || suppressions.length === 0) return false;
  return suppressions.every(({ status }) => status === undefined || status === null || status === 'accepted');
}

function readResult(result: Result, run: Run, workspace: string): SarifResult {
  const rule = ruleOf(result, run);
  const id = result.ruleId ?? result.rule?.id ?? rule?.id ?? 'a rule without a name';
  const score = rule?.properties?.['security-severity'] ?? result.properties?.['security-severity'];
  return {
    rule: id,
    level: result.level ?? rule?.defaultConfiguration?.level ?? 'warning',
    severity: score === undefined || score === null ? undefined : severityOfScore(score, id),
    message: messageOf(result, rule) ?? id,
    location: locationOf(result, run, workspace),
  };
}

/** The rule of a result: by its index in the tool or one of its extensions, else by its id, of which the result may name a part of (section 3.27.5). */
function ruleOf({ ruleId, ruleIndex, rule }: Result, { tool }: Run): Rule | undefined {
  const { extensions = [] } = tool;
  const components: Component[] = [tool.driver, ...(extensions ?? [])];
  const named = rule?.toolComponent;
  const byName = ({ name, guid }: Component) =>
    (named?.guid !== undefined && guid === named.guid) || (named?.name !== undefined && name === named.name);
  const home = named?.index === undefined ? components.find(byName) : extensions?.[named.index];
  const id = ruleId ?? rule?.id;
  const index = rule?.index ?? ruleIndex ?? -1;
  const fits = (found: Rule) => id === undefined || id === found.id || id.startsWith(`${found.id}/`);
  const indexed = (home ?? tool.driver).rules?.[index];
  if (indexed && fits(indexed)) return indexed;
  if (id === undefined) return undefined;
  const all = (home ? [home] : components).flatMap(({ rules }) => rules ?? []);
  return all.find((found) => found.id === id) ?? all.find(fits);
}

function messageOf({ message }: Result, rule: Rule | undefined): string | undefined {
  const template = message?.text ?? rule?.messageStrings?.[message?.id ?? '']?.text;
  const text = template?.replaceAll(
    /\{(\d+)\}/g,
    (whole, index: string) => message?.arguments?.[Number(index)] ?? whole,
  );
  const told = text ?? rule?.shortDescription?.text;
  return told === undefined ? undefined : abridged(told, 160);
}

function locationOf({ locations }: Result, run: Run, workspace: string): SourceLocation | undefined {
  const place = locations?.[0]?.physicalLocation;
  const artifact = place?.artifactLocation;
  const uri = artifact?.uri ?? run.artifacts?.[artifact?.index ?? -1]?.location?.uri;
  if (uri === undefined) return undefined;
  const base = run.originalUriBaseIds?.[artifact?.uriBaseId ?? '']?.uri;
  const file = pathOf(uri, base, workspace);
  if (file === undefined) return undefined;
  return { file, line: place?.region?.startLine ?? 1, column: place?.region?.startColumn ?? 1 };
}

/** A path relative to the workspace, of a URI that is relative to it or to a folder the scanner names. */
function pathOf(uri: string, base: string | undefined, workspace: string): string | undefined {
  try {
    const absolute =
      base?.startsWith('file:') && !/^[a-z][a-z+.-]+:/i.test(uri) ? new URL(uri, base).href : uri;
    if (absolute.startsWith('file:')) return within(fileURLToPath(absolute), workspace);
    if (/^[a-z][a-z+.-]+:/i.test(absolute)) return undefined;
    return within(resolve(workspace, decodeURIComponent(absolute)), workspace);
  } catch (error) {
    // A URI that can't be read names no file; the result counts all the same.
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function within(path: string, workspace: string): string | undefined {
  const file = relative(workspace, path);
  return file === '' || file.startsWith('..') || isAbsolute(file) ? undefined : file;
}
