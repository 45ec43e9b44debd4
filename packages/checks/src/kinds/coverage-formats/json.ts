import { ConfigurationError } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { shaped } from '../../reports/findings.ts';
import { parseJson } from '../../reports/json-syntax.ts';
import { countOf, type ReadCounts } from './counts.ts';

const count = () => z.optional(z.object({ total: z.unknown(), covered: z.unknown() }));

const istanbulSchema = z.object({
  total: z.object({
    lines: z.object({ total: z.unknown(), covered: z.unknown() }),
    branches: count(),
    functions: count(),
  }),
});

/** Reads Istanbul's `json-summary` (https://istanbul.js.org/docs/advanced/alternative-reporters/). Throws ConfigurationError for another shape. */
export const readIstanbul: ReadCounts = (text, file) => {
  const value = parseJson(text, file);
  refuseDetails(value, file);
  const { total } = shaped(istanbulSchema, value, file, '`json-summary` of Istanbul');
  const read = (unit: 'lines' | 'branches' | 'functions') => {
    const found = total[unit];
    return found && countOf(found.covered, found.total, file, unit);
  };
  return { lines: read('lines'), branches: read('branches'), functions: read('functions') };
};

const coveragePySchema = z.object({
  meta: z.object({}),
  totals: z.object({
    covered_lines: z.unknown(),
    num_statements: z.unknown(),
    covered_branches: z.optional(z.unknown()),
    num_branches: z.optional(z.unknown()),
  }),
});

/** Reads the report of `coverage json` (https://coverage.readthedocs.io/en/latest/commands/cmd_json.html). Throws ConfigurationError for another shape. */
export const readCoveragePy: ReadCounts = (text, file) => {
  const { totals } = shaped(coveragePySchema, parseJson(text, file), file, 'report of `coverage json`');
  const {
    covered_lines: lines,
    num_statements: statements,
    covered_branches: covered,
    num_branches: branches,
  } = totals;
  return {
    lines: countOf(lines, statements, file, 'lines'),
    // Branches are there only when they were measured.
    branches: branches === undefined ? undefined : countOf(covered, branches, file, 'branches'),
  };
};

/** Which of the two a JSON report is. Throws ConfigurationError when it is neither. */
export function jsonReaderOf(text: string, file: string): 'istanbul' | 'coverage.py' {
  const value = parseJson(text, file);
  refuseDetails(value, file);
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.includes('total')) return 'istanbul';
  if (keys.includes('totals')) return 'coverage.py';
  throw new ConfigurationError(
    `\`${file}\` is JSON, but neither Istanbul's \`json-summary\` nor of \`coverage json\``,
  );
}

/** Istanbul's other JSON report has every statement, and is easily taken for this one. */
function refuseDetails(value: unknown, file: string): void {
  if (typeof value !== 'object' || value === null || 'total' in value) return;
  const [first] = Object.values(value);
  if (typeof first === 'object' && first !== null && 'statementMap' in first) {
    throw new ConfigurationError(
      `\`${file}\` is Istanbul's detailed report; add the reporter \`json-summary\`, and give \`coverage-summary.json\``,
    );
  }
}
