import type { SourceLocation } from './errors.ts';
import type { RunnerCommands } from './runner-commands.ts';
import type { Secrets } from './secrets.ts';

/** What a person reads while the action runs. Every line is redacted. */
export interface Log {
  /** Shown only when the runner's debug logging is on. */
  debug(message: string): void;
  info(message: string): void;
  notice(message: string, location?: SourceLocation): void;
  warning(message: string, location?: SourceLocation): void;
  error(message: string, location?: SourceLocation): void;
  /** Folds what `work` logs under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

type Write = (text: string) => void;

const toStdout: Write = (text) => void process.stdout.write(text);

/** A log of workflow commands, as the GitHub runner understands them. */
export function createRunnerLog(commands: RunnerCommands, secrets: Secrets): Log {
  // The runner shows at most 10 annotations of a kind and no place in the log, so the message itself names the place.
  const annotate =
    (write: RunnerCommands['notice']) =>
    (message: string, location?: SourceLocation): void =>
      write(
        secrets.redact(`${placeOf(location)}${message}`),
        location && { file: location.file, startLine: location.line, startColumn: location.column },
      );
  return {
    debug: (message) => commands.debug(secrets.redact(message)),
    info: (message) => commands.info(withoutCommands(secrets.redact(message))),
    notice: annotate(commands.notice),
    warning: annotate(commands.warning),
    error: annotate(commands.error),
    group: (title, work) => commands.group(secrets.redact(title), work),
  };
}

/** A log for a terminal: plain lines, problems with `file:line:column` in front. */
export function createPlainLog(secrets: Secrets, options: { write?: Write; debug?: boolean } = {}): Log {
  const write = options.write ?? toStdout;
  const line =
    (prefix: string) =>
    (message: string, location?: SourceLocation): void =>
      write(`${prefix}${secrets.redact(`${placeOf(location)}${message}`)}\n`);
  return {
    debug: options.debug ? line('debug: ') : () => {},
    info: line(''),
    notice: line('notice: '),
    warning: line('warning: '),
    error: line('error: '),
    group: async (title, work) => {
      write(`▸ ${secrets.redact(title)}\n`);
      return work();
    },
  };
}

function placeOf(location: SourceLocation | undefined): string {
  return location ? `${location.file}:${location.line}:${location.column}: ` : '';
}

/**
 * Text from servers and scripts must not reach the runner as a command. It takes `::` at the start of a line and the
 * older `##[` anywhere for one; an invisible space in between is enough.
 */
function withoutCommands(text: string): string {
  return text.replaceAll(/^(\s*:)(?=:)|##(?=\[)/gm, '$&\u200b');
}
