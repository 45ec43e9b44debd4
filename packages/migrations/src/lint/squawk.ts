import { ConfigurationError, formatDuration, ProviderError, quoted } from '@deploy-actions/action-kit';
import type { Migration } from '../migration-tool.ts';
import type { Finding } from './finding.ts';
import type { LintConfiguration, LintContext } from './lint-migrations.ts';

/** What squawk's rules are about; those that aren't named are matters of style. https://squawkhq.com/docs/rules */
const kinds: Readonly<Record<string, Finding['kind']>> = {
  'adding-field-with-default': 'rewrite',
  'adding-foreign-key-constraint': 'lock',
  'adding-not-nullable-field': 'lock',
  'adding-required-field': 'contract',
  'adding-serial-primary-key-field': 'rewrite',
  'ban-concurrent-index-creation-in-transaction': 'lock',
  'ban-drop-column': 'contract',
  'ban-drop-database': 'contract',
  'ban-drop-table': 'contract',
  'ban-truncate-cascade': 'contract',
  'changing-column-type': 'contract',
  'constraint-missing-not-valid': 'lock',
  'disallowed-unique-constraint': 'lock',
  'renaming-column': 'contract',
  'renaming-table': 'contract',
  'require-concurrent-index-creation': 'lock',
  'require-concurrent-index-deletion': 'lock',
  'require-concurrent-partition-detach': 'lock',
  'require-concurrent-refresh-materialized-view': 'lock',
  'require-concurrent-reindex': 'lock',
};

/** Both timeouts are set from outside, whatever the migration says. */
const settled = ['require-timeout-settings'];

const timeLimit = 60_000;

/** One thing in squawk's `--reporter json`; lines count from 0. */
interface Report {
  readonly line: number;
  readonly level: string;
  readonly message: string;
  readonly help: string | null;
  readonly rule_name: string;
}

/** squawk, where it is there. https://squawkhq.com/docs/cli */
export interface Squawk {
  /** With its version. */
  readonly name: string;
  /** What it finds in a migration; `undefined` when it can't read its SQL. Throws ProviderError. */
  lint(migration: Migration): Promise<readonly Finding[] | undefined>;
}

/** Finds squawk. Throws ConfigurationError when it must be there and isn't. */
export async function findSquawk(
  { squawk, program }: LintConfiguration,
  context: LintContext,
): Promise<Squawk | undefined> {
  if (squawk === 'off' || context.engine !== 'postgres') return undefined;
  const [command = 'squawk', ...first] = program ?? ['squawk'];
  const run = (args: readonly string[], input = '') =>
    context.processes.tool({
      ...{ command, args: [...first, ...args], input, directory: context.workspace },
      // It gets nothing of the step: it has to read SQL and nothing else.
      ...{ bare: true, timeout: timeLimit, signal: context.signal },
    });
  const version = await run(['--version']).catch((error: unknown) => {
    if (error instanceof ProviderError && error.operation === 'start') return undefined;
    throw error;
  });
  const name = /^squawk \S+/m.exec(version?.stdout ?? '')?.[0];
  if (version?.exitCode !== 0 || name === undefined) {
    if (squawk !== 'required' && program === undefined) return undefined;
    const message = `${quoted(command)} isn't squawk or isn't there; install it (\`pip install squawk-cli\` or \`npm install squawk-cli\`), or name it in \`program\` of \`lint\``;
    throw new ConfigurationError(message);
  }
  return {
    name,
    lint: async (migration) => {
      const result = await run(['--reporter', 'json'], migration.sql);
      const reports = reportsIn(result.stdout);
      if (reports === undefined) {
        const said = context.secrets.redact(result.stderr.trim() || result.stdout.trim());
        const message = `squawk didn't answer with JSON within ${formatDuration(timeLimit)}: ${said}`;
        throw new ProviderError(message, { system: 'squawk', operation: `lint ${migration.id}` });
      }
      if (reports.some(({ rule_name }) => rule_name === 'syntax-error')) return undefined;
      const open = reports.filter(({ rule_name }) => !settled.includes(rule_name));
      return open.map((report) => findingOf(report, migration.id));
    },
  };
}

function reportsIn(output: string): readonly Report[] | undefined {
  try {
    const value: unknown = JSON.parse(output);
    return Array.isArray(value) ? (value as Report[]) : undefined;
  } catch {
    return undefined;
  }
}

function findingOf({ line, level, message, help, rule_name: rule }: Report, migration: string): Finding {
  return {
    ...{ migration, rule, message, line: line + 1 },
    kind: kinds[rule] ?? 'other',
    level: level.toLowerCase() === 'error' ? 'error' : 'warning',
    ...(help === null ? {} : { remedy: help }),
  };
}
