import { isoInstant } from '@deploy-actions/action-kit';
import type { Judgement, Risk, Verdict } from '../verdict.ts';
import { plainLine } from './plain-text.ts';
import type { Standing } from './standing.ts';

/** The verdicts as people read them. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  go: 'GO',
  'conditional-go': 'CONDITIONAL GO',
  'no-go': 'NO GO',
};

/** What stands in front of a verdict. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  go: '✅',
  'conditional-go': '⚠️',
  'no-go': '❌',
};

/** What stands in front of a result in a log. */
export const logSigns: Readonly<Record<Standing, string>> = {
  pass: '✔',
  warn: '▲',
  fail: '✘',
  waived: '◇',
  skip: '–',
};

/** What stands in front of results in a document. */
export const pageSigns: Readonly<Record<Standing, string>> = {
  pass: '✅',
  warn: '⚠️',
  fail: '❌',
  waived: '🟡',
  skip: '➖',
};

/** Who has to know more names than fit reads the list below. */
const longestReason = 300;

/** Why the verdict is what it is, at a length that is read. */
export function reasonOf({ reason }: Judgement): string {
  return plainLine(reason, longestReason);
}

/** The verdict in one sentence: `NO GO, risk high: 1 of 3 checks failed (disk)`. */
export function verdictSentence(judgement: Judgement): string {
  const { verdict, risk } = judgement;
  return `${verdictNames[verdict]}, risk ${risk}: ${reasonOf(judgement)}`;
}

/** The risks as the source checklists describe them. */
export const risks: readonly { readonly risk: Risk; readonly text: string }[] = [
  { risk: 'low', text: '**Low Risk**: All checks green, standard deployment' },
  { risk: 'medium', text: '**Medium Risk**: Some warnings, increased monitoring needed' },
  { risk: 'high', text: '**High Risk**: Critical or multiple issues, consider postponing' },
];

/** A moment for people: `2026-01-31 12:00:00 UTC`. */
export function momentOf(milliseconds: number): string {
  return isoInstant(milliseconds).replace('T', ' ').replace('Z', ' UTC');
}

/** A number of things: `1 check`, `3 checks`. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
