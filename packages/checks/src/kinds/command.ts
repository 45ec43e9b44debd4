import { describeError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { statesOf, subjectVariables } from '../reports/script.ts';
import { compareWithBaseline, record } from './command/baseline.ts';
import { readResults } from './command/results.ts';

type Configuration = CheckConfigurationOf<'command'>;
type Outside = Pick<CheckContext, 'runtime' | 'subject'>;

/** So many last lines of output are evidence. */
const keptLines = 20;

/** So much of each of these lines is, in characters. */
const longestLine = 500;

const badness = { pass: 0, warn: 1, fail: 2 } as const;

/** Runs a script and judges its exit code, its output, the results it gives, and its difference to a baseline. The last lines of its output are the evidence. */
export function createCommandCheck(configuration: Configuration, { runtime, subject }: Outside): Check {
  const { run, timeout, contains, results } = configuration;
  return {
    asks: run.trim(),
    async ask(signal) {
      const last: string[] = [];
      let contained = false;
      const onLine = (line: string) => {
        contained ||= contains !== undefined && line.includes(contains);
        last.push(line.length > longestLine ? `${line.slice(0, longestLine).toWellFormed()}…` : line);
        if (last.length > keptLines) last.shift();
      };
      const { processes, workspace } = runtime;
      try {
        const files = results === undefined || results === 'stdout' ? [] : [results];
        const before = await statesOf(files, workspace, signal);
        const { exitCode, stdout } = await processes.script({
          ...{
            script: run,
            timeout,
            signal,
            directory: workspace,
            environment: subjectVariables(subject),
            onLine,
          },
        });
        const ended = judgeExit(exitCode, configuration['warn-exit-code'], last);
        const found = [
          ended,
          ...(await furtherAnswers(configuration, { ended, stdout, before }, runtime, signal)),
        ];
        if (contains !== undefined && !contained && ended.status !== 'fail')
          found.push(without(contains, last));
        return worst(found);
      } catch (error) {
        // What a script said before it was stopped is often the very reason why it didn't end.
        return { status: 'fail', finding: describeError(error), answer: last.join('\n') || 'no output' };
      }
    },
  };
}

interface Ended {
  readonly ended: Answer;
  readonly stdout: string;
  readonly before: ReadonlyMap<string, string>;
}

/** What results and baseline say; without results, a script that failed has nothing more to say. */
async function furtherAnswers(
  { results, baseline, record: copy }: Configuration,
  { ended, stdout, before }: Ended,
  runtime: CheckContext['runtime'],
  signal: AbortSignal,
): Promise<Answer[]> {
  const failed = ended.status === 'fail';
  const answers: Answer[] = [];
  if (results !== undefined && !(failed && stdout.trim() === '' && results === 'stdout')) {
    const read = readResults(results, { stdout, before }, runtime, signal);
    // A script that failed has often written no results, and why it failed is what counts.
    answers.push(await (failed ? read.catch(() => ended) : read));
  }
  if (failed) return answers;
  if (copy !== undefined) await record(copy, stdout, runtime);
  if (baseline !== undefined)
    answers.push(await compareWithBaseline(baseline, stdout, copy, runtime, signal));
  return answers;
}

function judgeExit(
  exitCode: number | undefined,
  warning: number | undefined,
  lines: readonly string[],
): Answer {
  const output = lines.join('\n');
  const last = (lines.at(-1) ?? '').trim();
  const ended = exitCode === undefined ? 'was stopped' : `ended with exit code ${exitCode}`;
  return {
    status: exitCode === 0 ? 'pass' : exitCode !== undefined && exitCode === warning ? 'warn' : 'fail',
    finding: last === '' ? ended : `${ended}: ${last}`,
    answer: output || 'no output',
  };
}

function without(text: string, lines: readonly string[]): Answer {
  return {
    status: 'fail',
    finding: `its output is without the text \`${text}\``,
    answer: lines.join('\n') || 'no output',
  };
}

/** The worst of several answers. Of equally bad ones the last, which looked more closely; the exit code alone is the first. */
function worst(answers: readonly Answer[]): Answer {
  return answers.reduce((a, b) => (badness[b.status] >= badness[a.status] ? b : a));
}
