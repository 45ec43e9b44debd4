import type { ChainRun } from './chain.ts';
import type { Expectation } from './expectations.ts';
import type { Table } from './findings.ts';
import { escapeHtml, renderMarkdown } from './markdown.ts';

/** What the report shows. */
export interface ReportContent {
  readonly title: string;
  readonly expectations: readonly Expectation[];
  readonly tables: readonly Table[];
  readonly run: ChainRun;
}

/** One HTML page that needs nothing else: the findings, every job summary rendered, every log folded. */
export function reportPage({ title, expectations, tables, run }: ReportContent): string {
  const steps = run.steps.map(
    ({ step, result }) => `<section><h2>${escapeHtml(step.action)}</h2><p>${escapeHtml(step.purpose)}</p>
<div class="summary">${renderMarkdown(result.summary)}</div>
<details><summary>Log</summary><pre>${escapeHtml(result.log)}</pre></details></section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<ul class="expectations">${expectations.map(expectationItem).join('')}</ul>
${tables.map(tableOf).join('\n')}
${steps.join('\n')}
</body></html>
`;
}

function expectationItem({ text, met }: Expectation): string {
  return `<li class="${met ? 'met' : 'missed'}">${escapeHtml(text)}</li>`;
}

function tableOf({ title, head, rows }: Table): string {
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((cells) => row(cells, 'td')).join('');
  const header = head.every((cell) => cell === '') ? '' : `<thead>${row(head, 'th')}</thead>`;
  return `<h2>${escapeHtml(title)}</h2><table>${header}<tbody>${body}</tbody></table>`;
}

const style = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0 1rem; }
th, td { border: 1px solid #8886; padding: .25rem .6rem; text-align: left; vertical-align: top; }
pre { overflow-x: auto; background: #8881; padding: .6rem; font-size: 13px; }
section { border-top: 2px solid #8886; margin-top: 2rem; }
.summary { border-left: 4px solid #8886; padding-left: 1rem; }
.expectations { list-style: none; padding: 0; }
.met::before { content: '✔ '; color: #2a2; }
.missed::before { content: '✘ '; color: #d33; }
`;
