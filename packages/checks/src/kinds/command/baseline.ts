import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ConfigurationError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { Answer } from '../../check.ts';
import { readReportFile } from '../../reports/report-file.ts';
import { refuseCutOutput } from '../../reports/script.ts';

/** So many lines of a difference are evidence. */
const keptLines = 50;

/** Writes what a script printed into a file of the workspace. */
export async function record(
  file: string,
  stdout: string,
  { workspace }: Pick<Runtime, 'workspace'>,
): Promise<void> {
  refuseCutOutput(stdout);
  const path = resolve(workspace, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, stdout);
}

/** Compares what a script printed with a reviewed file; how they differ is the evidence. */
export async function compareWithBaseline(
  baseline: string,
  stdout: string,
  recorded: string | undefined,
  runtime: Pick<Runtime, 'workspace' | 'clock' | 'temporary' | 'processes'>,
  signal: AbortSignal,
): Promise<Answer> {
  refuseCutOutput(stdout);
  if (stdout.trim() === '') {
    return { status: 'fail', finding: 'it printed nothing that could be compared', answer: 'no output' };
  }
  const reviewed = await readReportFile(baseline, runtime, signal).catch((error: unknown) => {
    if (error instanceof ConfigurationError) return error;
    throw error;
  });
  if (reviewed instanceof ConfigurationError) {
    const copy = recorded === undefined ? `its output, \`( … ) > ${baseline}\`,` : `\`${recorded}\``;
    return {
      status: 'fail',
      finding: `no baseline: ${reviewed.message}; review ${copy} and commit it as \`${baseline}\``,
      answer: firstLines(stdout.trimEnd()),
    };
  }
  const [wanted, found] = [normalized(reviewed.text), normalized(stdout)];
  const lines = found.split('\n').length - 1;
  if (wanted === found) {
    const finding = `its output equals \`${baseline}\` (${lines === 1 ? '1 line' : `${lines} lines`})`;
    return { status: 'pass', finding, answer: finding };
  }
  const difference = await differenceOf(wanted, found, runtime, signal);
  const count = (sign: string) => difference.filter((line) => line.startsWith(sign)).length;
  return {
    status: 'fail',
    finding: `its output differs from \`${baseline}\`: ${count('+')} lines more, ${count('-')} lines fewer`,
    answer: firstLines(difference.join('\n')),
    location: { file: baseline, line: 1, column: 1 },
  };
}

/** Line ends and the end of the file are no difference. */
function normalized(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

async function differenceOf(
  wanted: string,
  found: string,
  { temporary, processes }: Pick<Runtime, 'temporary' | 'processes'>,
  signal: AbortSignal,
): Promise<string[]> {
  const directory = await mkdtemp(join(temporary, 'baseline-'));
  try {
    await writeFile(join(directory, 'wanted'), wanted);
    await writeFile(join(directory, 'found'), found);
    const options = ['--no-index', '--no-color', '--no-ext-diff', '--no-textconv', '--text', '--unified=1'];
    const args = ['diff', ...options, '--', 'wanted', 'found'];
    const { exitCode, stdout, stderr } = await processes.tool({ command: 'git', args, directory, signal });
    if (exitCode > 1) {
      throw new ProviderError(`git diff failed: ${stderr.trim()}`, { system: 'git', operation: 'diff' });
    }
    // The first four lines are names of files that nobody knows.
    return stdout.trimEnd().split('\n').slice(4);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function firstLines(text: string): string {
  const lines = text.split('\n');
  const kept = lines.slice(0, keptLines);
  return lines.length > kept.length
    ? [...kept, `… and ${lines.length - kept.length} more lines`].join('\n')
    : text;
}
