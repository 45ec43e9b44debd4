import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import type { Answer } from '../../check.ts';
import { abridged, judgeFindings, shaped } from '../../reports/findings.ts';
import { parseJson } from '../../reports/json-syntax.ts';
import { readReportFile } from '../../reports/report-file.ts';
import { refuseCutOutput, refuseLeftovers } from '../../reports/script.ts';

const resultSchema = z.object({
  status: z.enum(['pass', 'warn', 'fail']),
  finding: z.string().check(z.minLength(1)),
  location: z.optional(
    z.object({
      file: z.string(),
      line: z._default(z.int().check(z.gte(1)), 1),
      column: z._default(z.int().check(z.gte(1)), 1),
    }),
  ),
});

const resultsSchema = z.array(resultSchema);

interface Written {
  readonly stdout: string;
  /** The state of the file before the script ran. */
  readonly before: ReadonlyMap<string, string>;
}

/** Reads the results of a script, one or a list, or SARIF. Throws ConfigurationError for another shape and for a file that the script didn't write. */
export async function readResults(
  place: string,
  { stdout, before }: Written,
  runtime: Pick<Runtime, 'workspace' | 'clock'>,
  signal: AbortSignal,
): Promise<Answer> {
  let text = stdout;
  let file = 'output of the script';
  if (place === 'stdout') refuseCutOutput(stdout);
  else {
    ({ text, file } = await readReportFile(place, runtime, signal));
    await refuseLeftovers([file], before, runtime.workspace);
  }
  const value = parseJson(text, file);
  if (typeof value === 'object' && value !== null && 'runs' in value) {
    const { readSarif } = await import('../../reports/sarif.ts');
    const { judgeSarif } = await import('../../reports/sarif-answer.ts');
    return judgeSarif([readSarif(value, file, runtime.workspace)], {
      'fail-on': 'high',
      'warn-on': 'medium',
    });
  }
  return judgeResults(value, file);
}

function judgeResults(value: unknown, file: string): Answer {
  const what = 'result, `{ "status": "pass|warn|fail", "finding": "…" }`, nor a list of them';
  const results = shaped(resultsSchema, Array.isArray(value) ? value : [value], file, what);
  const [only] = results;
  if (!only) throw new ConfigurationError(`\`${file}\` is an empty list: there is no result`);
  if (results.length === 1) {
    const { status, location } = only;
    const finding = abridged(only.finding);
    return {
      status,
      finding,
      answer: `${status}: ${finding}`,
      ...(location === undefined ? {} : { location }),
    };
  }
  const findings = results.map((result) => ({ ...result, label: result.status, text: result.finding }));
  const judged = judgeFindings(findings, {
    labels: ['fail', 'warn', 'pass'],
    counted: (count, label) => `${count} of ${results.length} ${label}`,
    wanted: { fail: 'that all pass', warn: 'that all pass' },
    nothing: '',
    notes: [],
  });
  return judged.status === 'pass' ? { ...judged, finding: `all ${results.length} results pass` } : judged;
}
