import { formatDuration } from '@deploy-actions/action-kit';
import type { CheckResult, Evidence } from '../check.ts';
import { entry, fenced, inline } from './markdown.ts';
import { excerpt } from './plain-text.ts';
import { standingOf } from './standing.ts';
import { counted, momentOf, pageSigns } from './words.ts';

/** How much evidence stands in a checklist, by check. */
const mostLines = 100;
const mostCharacters = 10_000;

/**
 * One entry of a checklist: ticked when the check passed or only warned, with what was found, asked and answered below it.
 */
export function checklistEntry(result: CheckResult): string[] {
  const { finding, remedy, waiver, location } = result;
  const how = standingOf(result);
  const notes = [
    entry(finding),
    ...(how === 'waived' && waiver !== undefined
      ? [`- Accepted by ${inline(waiver.by)} until ${momentOf(waiver.until)}: ${inline(waiver.reason)}`]
      : []),
    ...(remedy !== undefined && how !== 'pass' && how !== 'skip' ? [`- What to do: ${inline(remedy)}`] : []),
    ...(location !== undefined && (how === 'fail' || how === 'warn')
      ? [`- Where: ${inline(`${location.file}:${location.line}`)}`]
      : []),
  ];
  return [headOf(result), ...[...notes, ...evidenceBlock(result)].map(indented)];
}

function headOf(result: CheckResult): string {
  const title = inline(result.title);
  switch (standingOf(result)) {
    case 'pass':
      return `- [x] ${title}`;
    case 'warn':
      return `- [x] ${pageSigns.warn} ${title} (warning)`;
    case 'waived':
      return `- [ ] ${pageSigns.waived} **${title}** (${result.status === 'warn' ? 'warning' : 'failed'}, ${result.severity}, waived)`;
    case 'fail':
      return `- [ ] ${pageSigns.fail} **${title}** (failed, ${result.severity})`;
    case 'skip':
      return `- [ ] ${pageSigns.skip} ${title} (left out)`;
  }
}

function evidenceBlock({ evidence, duration, tries }: CheckResult): string[] {
  if (evidence === undefined) return [];
  const took = `${formatDuration(duration)}${tries > 1 ? `, try ${tries}` : ''}`;
  return fenced([
    `# Asked ${momentOf(evidence.at)}`,
    ...limited(evidence.asked),
    `# Answered after ${took}`,
    ...limited(evidence.answer),
  ]);
}

/** The lines of an evidence; a line that says how many there are more is one of its own. */
function limited(text: Evidence['answer']): string[] {
  const { lines, left } = excerpt(text, mostLines, mostCharacters);
  return [...lines, ...(left > 0 ? [`# ${counted(left, 'more line')} in the report`] : [])];
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
