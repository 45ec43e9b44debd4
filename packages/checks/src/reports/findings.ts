import { ConfigurationError, type SourceLocation } from '@deploy-actions/action-kit';
import type * as z from 'zod/mini';
import type { Answer } from '../check.ts';

/** So many findings are evidence, the worst first. */
const keptFindings = 45;

/** Something that a scanner found. */
export interface Finding {
  readonly status: Answer['status'];
  /** How bad it is, as the scanner says: `high`. */
  readonly label: string;
  /** What and where, in one line. */
  readonly text: string;
  readonly location?: SourceLocation | undefined;
}

/** How findings are spoken of. */
export interface Wording {
  /** The labels, the worst first. */
  readonly labels: readonly string[];
  /** How so many of a label are spoken of; `3 high` when absent. */
  readonly counted?: (count: number, label: string) => string;
  /** What each status wants: `nothing of high or above`. */
  readonly wanted: { readonly fail: string; readonly warn: string };
  /** What the answer is when nothing is wrong: `no vulnerabilities in 131 dependencies`. */
  readonly nothing: string;
  /** Said in the evidence only: what was read, what was left out and why. */
  readonly notes: readonly string[];
}

/** One line of text from elsewhere, cut where nobody reads on. */
export function abridged(text: string, longest = 300): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}

/** Makes an answer of what was found: as bad as the worst of it, with counts, the first of the worst, and the rest as evidence. */
export function judgeFindings(
  findings: readonly Finding[],
  { labels, counted = (count, label) => `${count} ${label}`, wanted, nothing, notes }: Wording,
): Answer {
  const told = findings.map((finding) => ({ ...finding, text: abridged(finding.text) }));
  const sorted = told.toSorted(
    (a, b) => rank[a.status] - rank[b.status] || labels.indexOf(a.label) - labels.indexOf(b.label),
  );
  const [worst] = sorted;
  const lines = sorted.slice(0, keptFindings).map(({ label, text }) => `${label}: ${text}`);
  const more = sorted.length > keptFindings ? [`… and ${sorted.length - keptFindings} more`] : [];
  const answer = [...lines, ...more, ...notes].join('\n');
  if (!worst) return { status: 'pass', finding: nothing, answer };
  const counts = labels.flatMap((label) => {
    const count = findings.filter((finding) => finding.label === label).length;
    return count > 0 ? [counted(count, label)] : [];
  });
  const { status, location } = worst;
  if (status === 'pass') return { status, finding: `${counts.join(', ')}; wanted ${wanted.warn}`, answer };
  const first = sorted.length === 1 ? worst.text : `the first: ${worst.text}`;
  return {
    status,
    finding: `${counts.join(', ')}, wanted ${wanted[status]}; ${first}`,
    answer,
    ...(location === undefined ? {} : { location }),
  };
}

const rank = { fail: 0, warn: 1, pass: 2 } as const;

/** The value as a schema wants it. Throws ConfigurationError that says where the file differs. */
export function shaped<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  file: string,
  what: string,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue && issue.path.length > 0 ? ` at \`${issue.path.join('.')}\`` : '';
  throw new ConfigurationError(`\`${file}\` is no ${what}: ${issue?.message ?? 'another shape'}${place}`);
}
