import { describeError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext, Subject } from '../check.ts';

/** So many last lines of output are evidence. */
const keptLines = 20;

/** Runs a script; its exit code is the answer and its last lines of output are the evidence. */
export function createCommandCheck(
  configuration: CheckConfigurationOf<'command'>,
  { runtime: { processes, workspace }, subject }: Pick<CheckContext, 'runtime' | 'subject'>,
): Check {
  const { run, timeout } = configuration;
  return {
    asks: run.trim(),
    async ask(signal) {
      const lines: string[] = [];
      const output = () => lines.slice(-keptLines).join('\n');
      try {
        const { exitCode } = await processes.script({
          ...{ script: run, timeout, signal, directory: workspace, environment: variables(subject) },
          onLine: (line) => lines.push(line),
        });
        return judge(exitCode, configuration['warn-exit-code'], output());
      } catch (error) {
        // What a script said before it was stopped is often the very reason why it didn't end.
        return { status: 'fail', finding: describeError(error), answer: output() || 'no output' };
      }
    },
  };
}

function variables({ service, environment, version, sha }: Subject): Record<string, string> {
  return {
    DEPLOY_SERVICE: service,
    DEPLOY_ENVIRONMENT: environment,
    ...(version === undefined ? {} : { DEPLOY_VERSION: version }),
    ...(sha === undefined ? {} : { DEPLOY_SHA: sha }),
  };
}

function judge(exitCode: number | undefined, warning: number | undefined, output: string): Answer {
  const last = output.slice(output.lastIndexOf('\n') + 1).trim();
  const ended = exitCode === undefined ? 'was stopped' : `ended with exit code ${exitCode}`;
  return {
    status: exitCode === 0 ? 'pass' : exitCode !== undefined && exitCode === warning ? 'warn' : 'fail',
    finding: last === '' ? ended : `${ended}: ${last}`,
    answer: output || 'no output',
  };
}
