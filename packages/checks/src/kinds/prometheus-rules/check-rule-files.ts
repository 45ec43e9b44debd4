import { resolve } from 'node:path';
import { describeError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { Grade } from '../../grades.ts';
import { counted, firstOf } from '../../monitoring/listing.ts';
import { matchingFiles } from '../../reports/globs.ts';

/** What is said of files, and the lines that prove it. */
export interface JudgedFiles {
  readonly grade: Grade;
  readonly lines: readonly string[];
}

/**
 * Has promtool read files with rules, as `promtool check rules` does. Throws ConfigurationError for globs that match
 * nothing, ProviderError where promtool can't be started.
 */
export async function checkRuleFiles(
  globs: readonly string[],
  timeout: number,
  { processes, workspace }: Pick<Runtime, 'processes' | 'workspace'>,
  signal: AbortSignal,
): Promise<JudgedFiles> {
  const files = await matchingFiles(globs, workspace, signal);
  // Whole paths, because one that begins with a dash would be taken for an option.
  const args = ['check', 'rules', ...files.map((file) => resolve(workspace, file))];
  const request = { command: 'promtool', args, directory: workspace, timeout, signal };
  const { exitCode, stdout, stderr } = await processes.tool(request).catch((error: unknown) => {
    if (!(error instanceof ProviderError)) throw error;
    const message = `promtool, which reads the files, did not run: ${describeError(error)}; it comes with Prometheus: install it on this runner`;
    throw new ProviderError(message, { system: 'promtool', operation: 'check rules', cause: undefined });
  });
  const lines = `${stderr}\n${stdout}`
    .replaceAll(`${workspace}/`, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (exitCode === 0) {
    return { grade: { status: 'pass', finding: `promtool accepts ${counted(files.length, 'file')}` }, lines };
  }
  const problems = lines.filter((line) => !/^(Checking |SUCCESS|FAILED)/.test(line));
  const why = firstOf(problems) || `exit code ${exitCode}`;
  return { grade: { status: 'fail', finding: `promtool refuses the files: ${why}` }, lines };
}
