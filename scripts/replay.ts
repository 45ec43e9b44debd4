import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationError, describeError, formatProblem, nearest } from '@deploy-actions/action-kit';
import {
  countReplays,
  describeReplays,
  loadPolicy,
  type ReplayedFile,
  type ReplayPolicy,
  readReport,
  replayReport,
} from '@deploy-actions/metrics';

const usage = `usage: npm run replay -- --policy FILE [--environment NAME] [--json] REPORT…

Judges stored reports of monitor-window and blue-green-shift under another policy and says what would have happened.

  --policy FILE        a deploy.yml, or a metrics section alone
  --environment NAME   which environment of the deploy.yml; needed when it has several
  --json               everything as JSON
  --help               this text

Exits with 1 when an argument is wrong or a report can't be read; what a policy would have changed is no failure.`;

const options = {
  policy: { type: 'string' },
  environment: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What was asked for. */
interface Wish {
  readonly help: boolean;
  readonly json: boolean;
  readonly policy: string;
  readonly environment: string | undefined;
  readonly reports: readonly string[];
}

/** Reads the command line; gives every problem with it where there are some. */
function readArguments(args: readonly string[]): Wish | readonly string[] {
  const { tokens, values, positionals } = parseArgs({
    ...{ args: [...args], options, strict: false, allowPositionals: true, tokens: true },
  });
  const help = values.help === true;
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const problems = given.flatMap(({ name, rawName, value }) => {
    if (!Object.hasOwn(options, name)) {
      const near = nearest(name, Object.keys(options));
      return [`unknown option ${rawName}${near === undefined ? '' : `; did you mean --${near}?`}`];
    }
    const { type } = options[name as keyof typeof options];
    if (type === 'boolean' && value !== undefined) return [`${rawName} takes no value`];
    // Without `strict`, what looks like the next option is taken for the value.
    if (type === 'string' && (value === undefined || value === '' || value.startsWith('--'))) {
      return [`${rawName} needs a value`];
    }
    const times = given.filter((other) => other.name === name).length;
    const first = given.find((other) => other.name === name)?.rawName === rawName;
    return times > 1 && first ? [`${rawName} is given ${times} times`] : [];
  });
  if (!given.some(({ name }) => name === 'policy')) problems.push('--policy FILE is missing');
  if (positionals.length === 0) problems.push('no REPORT is given');
  if (problems.length > 0 && !help) return [...new Set(problems)];
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    ...{ help, json: values.json === true, reports: positionals },
    ...{ policy: text(values.policy) ?? '', environment: text(values.environment) },
  };
}

/** npm changes into the repository; the paths are those of where it was called. */
function callerFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return (script === 'replay' && called) || process.cwd();
}

interface Refused {
  readonly file: string;
  readonly why: string;
}

async function replayFile(
  file: string,
  folder: string,
  policy: ReplayPolicy,
): Promise<ReplayedFile | Refused> {
  let text: string;
  try {
    text = await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    return { file, why: `can't be read: ${describeError(error)}` };
  }
  try {
    return { file, ...(await replayReport(readReport(text), policy)) };
  } catch (error) {
    if (error instanceof ConfigurationError) return { file, why: error.message };
    throw error;
  }
}

async function replay({ policy: file, environment, json, reports }: Wish): Promise<void> {
  const folder = callerFolder();
  const policy = await loadPolicy({ file, environment, folder, variables: process.env });
  const judged: ReplayedFile[] = [];
  const refused: Refused[] = [];
  // One after another: a report of a long window is large.
  for (const report of reports) {
    const result = await replayFile(report, folder, policy);
    if ('why' in result) refused.push(result);
    else judged.push(result);
  }
  const summary = countReplays(judged);
  if (json) {
    console.log(
      JSON.stringify({ schemaVersion: 1, policy: file, summary, reports: judged, refused }, undefined, 2),
    );
  } else if (judged.length > 0) console.log(describeReplays(judged));
  for (const one of refused) console.error(`error: ${one.file} ${one.why}`);
  if (refused.length > 0) process.exitCode = 1;
}

/** Problems of the command line are told under its own names. */
function told(error: ConfigurationError): string[] {
  return error.problems.map(({ input, ...problem }) =>
    input === 'policy' || input === 'environment'
      ? `--${input}: ${problem.message}`
      : formatProblem(input === undefined ? problem : { input, ...problem }),
  );
}

const wish = readArguments(process.argv.slice(2));
if ('help' in wish && wish.help) console.log(usage);
else if ('help' in wish) {
  await replay(wish).catch((error) => {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const line of told(error)) console.error(`error: ${line}`);
    process.exitCode = 1;
  });
} else {
  for (const problem of wish) console.error(`error: ${problem}`);
  console.error(`\n${usage}`);
  process.exitCode = 1;
}
