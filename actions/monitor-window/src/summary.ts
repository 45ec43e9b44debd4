import { formatDuration, isoInstant, markdownTable, quoted } from '@deploy-actions/action-kit';
import type { Assessment, IndicatorSummary, Verdict } from '@deploy-actions/metrics';
import { chart } from './chart.ts';
import type { Result, Watched } from './run.ts';

const marks: { readonly [K in Verdict]: string } = {
  pass: '✅',
  regress: '❌',
  inconclusive: '❔',
  'insufficient-sample': '❔',
  'provider-error': '⚠️',
};

/** The verdict first, then each indicator, its chart, and the looks folded. */
export function summarize({ plan, watched }: Result): string {
  if (!watched)
    return `## Plan of the window\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
  const { verdict, action, reason, reasonCode, looks, startedAt, endedAt, indicators } = watched;
  const took = formatDuration(endedAt - startedAt);
  const charts = indicators.flatMap((indicator) => chart(indicator, watched) ?? []);
  return [
    `## ${marks[verdict]} ${verdict}`,
    `${reason} (\`${reasonCode}\`)`,
    `Watched: ${subjectOf(watched)}.`,
    `${looks.length} looks in ${took}, from ${isoInstant(startedAt)} to ${isoInstant(endedAt)}. What follows: **${action}**.`,
    indicatorTable(watched),
    ...charts,
    `<details><summary>Queries</summary>\n\n${queryTable(watched)}\n\n</details>`,
    `<details><summary>${looks.length} looks</summary>\n\n${lookTable(looks)}\n\n</details>`,
  ].join('\n\n');
}

/** Version and colour are known where an input gives them, or the state was read because a query names them. */
function subjectOf({ subject: { service, version, environment, color } }: Watched): string {
  const known = Object.entries({ service, version, environment, colour: color });
  return known.flatMap(([what, value]) => (value ? [`${what} ${quoted(value)}`] : [])).join(', ');
}

function indicatorTable({ indicators, looks }: Watched): string {
  return markdownTable(
    ['indicator', 'last', 'worst', 'reference', 'limits', 'state', 'found', 'seen'],
    indicators.map(({ name, formatted, limits, needs, state, detail, values, reference }) => [
      name,
      formatted.last,
      formatted.worst,
      reference === undefined ? '' : formatted.reference,
      limitsCell({ limits, needs }),
      state,
      detail,
      `${values.length} of ${looks.length} looks`,
    ]),
  );
}

function limitsCell({ limits, needs }: Pick<IndicatorSummary, 'limits' | 'needs'>): string {
  if (limits.length === 0) return 'none';
  const told = limits.map(({ text, unjudged }) => (unjudged ? `${text} (not judged: ${unjudged})` : text));
  return [told.join(', '), ...(needs.length > 0 ? [needs.join(', ')] : [])].join('; ');
}

function queryTable({ indicators }: Watched): string {
  return markdownTable(
    ['indicator', 'query'],
    indicators.map(({ name, query }) => [name, `\`${query}\``]),
  );
}

/** More looks than this are told by those at which something changed; the report has all of them. */
const mostLooks = 400;

function lookTable(looks: readonly Assessment[]): string {
  const changed = looks.filter(
    ({ verdict, reasonCode }, index) =>
      index === 0 ||
      index === looks.length - 1 ||
      verdict !== looks[index - 1]?.verdict ||
      reasonCode !== looks[index - 1]?.reasonCode,
  );
  const shown = looks.length <= mostLooks ? looks : changed.slice(-mostLooks);
  const table = markdownTable(
    ['UTC', 'verdict', 'found'],
    shown.map(({ at, verdict, reason, readings }) => [
      isoInstant(at).slice(11, 19),
      verdict,
      readings.length === 0
        ? reason
        : readings.map(({ indicator, state, detail }) => `${indicator}: ${detail} [${state}]`).join('; '),
    ]),
  );
  return shown === looks ? table : `Those at which something changed:\n\n${table}`;
}
