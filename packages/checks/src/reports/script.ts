import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  ConfigurationError,
  formatDuration,
  isoInstant,
  ProviderError,
  type ScriptResult,
} from '@deploy-actions/action-kit';
import type { CheckContext, Subject } from '../check.ts';
import { filesOf, matchingFiles } from './globs.ts';
import { type Expected, type ReportFile, readReportFile } from './report-file.ts';

/** So much of its standard output is kept of a script, in characters; longer output has lost its beginning. */
const keptOutput = 1024 * 1024;

/** Where a report comes from: files, a script that writes them, or a script that prints it. */
export interface ReportSource {
  readonly run?: string | undefined;
  readonly report?: readonly string[] | undefined;
  readonly 'younger-than'?: number | undefined;
  /** Milliseconds. */
  readonly timeout: number;
}

/** What was read, and how the script ended that made it. */
export interface Reports {
  readonly files: readonly ReportFile[];
  /** Absent when no script ran. */
  readonly exitCode: number | undefined;
}

type Outside = Pick<CheckContext, 'runtime' | 'subject'>;

/** What a script gets to know about the deployment, as variables. */
export function subjectVariables(subject: Subject): Record<string, string> {
  const { service, environment, version, previousVersion, sha } = subject;
  return {
    DEPLOY_SERVICE: service,
    DEPLOY_ENVIRONMENT: environment,
    ...(version === undefined ? {} : { DEPLOY_VERSION: version }),
    ...(previousVersion === undefined ? {} : { DEPLOY_PREVIOUS_VERSION: previousVersion }),
    ...(sha === undefined ? {} : { DEPLOY_SHA: sha }),
  };
}

/** What a check with such a source asks, in one line. */
export function sourceAsked({ run, report }: ReportSource): string {
  const files = report?.join(', ');
  if (run === undefined) return `the report ${files}`;
  return files === undefined ? run.trim() : `${run.trim()}, and the report ${files}`;
}

/**
 * Runs the script, if there is one, and reads the reports. Its exit code is for the caller to judge: scanners end with
 * one that isn't 0 when they found something. Throws ConfigurationError for reports that are missing, too old or left
 * over from an earlier run, and ProviderError for a script that didn't end or said nothing.
 */
export async function obtainReports(
  source: ReportSource,
  outside: Outside,
  signal: AbortSignal,
  { mayBeEmpty = false }: Pick<Expected, 'mayBeEmpty'> = {},
): Promise<Reports> {
  const { run, report, 'younger-than': youngerThan } = source;
  const { runtime } = outside;
  const expected = { youngerThan, mayBeEmpty };
  const read = async (files: readonly string[]) => {
    const texts: ReportFile[] = [];
    for (const file of files) texts.push(await readReportFile(file, runtime, signal, expected));
    return texts;
  };
  if (run === undefined) {
    return {
      files: await read(await matchingFiles(report ?? [], runtime.workspace, signal)),
      exitCode: undefined,
    };
  }
  const before = await statesOf(report ?? [], runtime.workspace, signal);
  const { exitCode, stdout } = await runToEnd(run, source.timeout, outside, signal);
  if (report === undefined) return { files: [printed(stdout, exitCode, mayBeEmpty)], exitCode };
  const files = await matchingFiles(report, runtime.workspace, signal).catch((error: unknown) => {
    throw exitCode === 0 ? error : new ProviderError(noReport(exitCode), { ...scanner, cause: error });
  });
  await refuseLeftovers(files, before, runtime.workspace);
  return { files: await read(files), exitCode };
}

const scanner = { system: 'script', operation: 'run' };

function noReport(exitCode: number): string {
  const reason = exitCode === 127 ? ' (a command in it does not exist)' : '';
  return `the script ended with exit code ${exitCode}${reason} and wrote no report`;
}

/** A scanner that found nothing has no reason to end with another exit code than 0. Throws ProviderError. */
export function refuseFailedScan(exitCode: number | undefined, found: number): void {
  if (exitCode === undefined || exitCode === 0 || found > 0) return;
  throw new ProviderError(
    `the report is without a finding, but its script ended with exit code ${exitCode}`,
    scanner,
  );
}

async function runToEnd(
  script: string,
  timeout: number,
  { runtime, subject }: Outside,
  signal: AbortSignal,
): Promise<ScriptResult & { readonly exitCode: number }> {
  const directory = runtime.workspace;
  const request = { script, timeout, signal, directory, environment: subjectVariables(subject) };
  const result = await runtime.processes.script(request);
  const { exitCode, timedOut } = result;
  if (exitCode !== undefined) return { ...result, exitCode };
  const why = timedOut ? `did not end within ${formatDuration(timeout)}` : 'was stopped';
  throw new ProviderError(`the script ${why}`, scanner);
}

function printed(stdout: string, exitCode: number, mayBeEmpty: boolean): ReportFile {
  refuseCutOutput(stdout);
  if (stdout.trim() === '' && !(mayBeEmpty && exitCode === 0))
    throw new ProviderError(noReport(exitCode), scanner);
  return { file: 'output of the script', text: stdout, changed: Number.NaN };
}

/** Refuses output that has lost its beginning. Throws ConfigurationError. */
export function refuseCutOutput(stdout: string): void {
  if (stdout.length < keptOutput) return;
  throw new ConfigurationError(
    'the script prints more than 1 MiB, of which only the end is kept: let it write a file',
  );
}

/** Which files globs match now, and in which state: what {@link refuseLeftovers} compares with. */
export async function statesOf(patterns: readonly string[], workspace: string, signal: AbortSignal) {
  const states = new Map<string, string>();
  for (const pattern of patterns) {
    for (const file of await filesOf(pattern, workspace, signal))
      states.set(file, await stateOf(file, workspace));
  }
  return states;
}

async function stateOf(file: string, workspace: string): Promise<string> {
  const { ino, size, mtimeMs } = await stat(resolve(workspace, file));
  return `${ino} ${size} ${mtimeMs}`;
}

/** A script that crashed leaves what its last run wrote, and that must not be taken for an answer. Throws ConfigurationError. */
export async function refuseLeftovers(
  files: readonly string[],
  before: ReadonlyMap<string, string>,
  workspace: string,
): Promise<void> {
  for (const file of files) {
    if (before.get(file) !== (await stateOf(file, workspace))) continue;
    const { mtimeMs } = await stat(resolve(workspace, file));
    throw new ConfigurationError(
      `the script did not write \`${file}\`: what is there was left by an earlier run (${isoInstant(mtimeMs)})`,
    );
  }
}
