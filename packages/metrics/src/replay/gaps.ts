import type { Indicator, MetricsConfiguration } from '@deploy-actions/config';
import { comparisonsOf, conditionsOf } from '../judgement/condition.ts';
import type { Look, RawAnswer } from '../look.ts';
import { questionsOf } from '../questions.ts';
import type { Recording } from './recording.ts';

/** What a policy asks of a report that the report doesn't know. */
export interface Gaps {
  /** Indicators that can roll back or hold and can't be judged, each with why; without them nothing is known to be well. */
  readonly missing: readonly { readonly indicator: string; readonly why: string }[];
  /** What else a reader should know, as sentences without their full stop. */
  readonly notes: readonly string[];
}

/** Finds what the policy asks for and nobody asked for then. */
export function findGaps(metrics: MetricsConfiguration, recording: Recording): Gaps {
  const looks = recording.stretches.flatMap((stretch) => stretch.looks.flatMap(({ look }) => look ?? []));
  const known = new Set(looks.flatMap(({ subject }) => Object.keys(subject)));
  const missing: { indicator: string; why: string }[] = [];
  const notes: string[] = [];
  for (const [indicator, settings] of Object.entries(metrics.indicators)) {
    const why = whyUnknown(indicator, settings, looks, { live: recording.reference === 'live', known });
    if (why !== undefined) {
      if (judges(settings)) missing.push({ indicator, why });
      else notes.push(`\`${indicator}\` ${why}; it only warns, so the rest is judged without it`);
    } else {
      notes.push(...otherQuery(indicator, metrics, recording), ...leftOut(indicator, settings, recording));
    }
  }
  const unused = [...known].filter((name) => !Object.hasOwn(metrics.indicators, name));
  if (unused.length > 0) notes.push(`not judged by the policy: ${listOf(unused)}`);
  return { missing, notes };
}

function whyUnknown(
  name: string,
  indicator: Indicator,
  looks: readonly Look[],
  { live, known }: { live: boolean; known: ReadonlySet<string> },
): string | undefined {
  if (!known.has(name)) return `is not in the report, which has ${listOf(known) || 'no indicators'}`;
  if (indicator.of !== undefined && !looks.some(({ subject }) => subject[name]?.of)) {
    return 'has `of`, which was not asked for then';
  }
  const counts = indicator['min-requests'] !== undefined && indicator.of === undefined;
  if (counts && !looks.some(({ requests }) => requests)) {
    return 'has `min-requests`, but requests were not counted then';
  }
  const keys = comparisonsOf(indicator);
  if (live && keys.length > 0 && !looks.some(({ reference }) => reference[name])) {
    return `has ${keys.join(' and ')}, but the old colour was not asked for it then`;
  }
  return undefined;
}

function judges(indicator: Indicator): boolean {
  return (
    indicator.compare !== undefined ||
    indicator.trend?.severity === 'rollback' ||
    conditionsOf(indicator).some(({ severity }) => severity !== 'warn')
  );
}

/** As in any window without a baseline. */
function leftOut(name: string, indicator: Indicator, { reference }: Recording): string[] {
  const keys = comparisonsOf(indicator);
  if (reference !== undefined || keys.length === 0) return [];
  return [`${keys.join(' and ')} of \`${name}\` is left out: that window had no baseline`];
}

function otherQuery(name: string, metrics: MetricsConfiguration, { queries }: Recording): string[] {
  const asked = queries.get(name);
  const written = questionsOf(metrics)
    .filter(({ indicator }) => indicator === name)
    .map(({ text }) => text)
    .join(' of ');
  if (asked === undefined || fits(written, asked)) return [];
  return [`\`${name}\` has another query than then; its values are those of the old one, \`${asked}\``];
}

/** Whether a query with its placeholders filled in can be this one. */
function fits(written: string, asked: string): boolean {
  const fixed = written.split(/\{\{[^{}]*\}\}/).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${fixed.join('[^]*?')}$`).test(asked);
}

/** A look as the policy would have asked for it: an answer that it has no use for would change what the others mean. */
export function asAsked(look: Look, { indicators, requests }: MetricsConfiguration): Look {
  const side = (answers: Look['subject']) =>
    Object.fromEntries(
      Object.entries(answers).map(([name, { answer, of }]): [string, RawAnswer] => [
        name,
        of && indicators[name]?.of !== undefined ? { answer, of } : { answer },
      ]),
    );
  const { at, requests: counted } = look;
  const both = { at, subject: side(look.subject), reference: side(look.reference) };
  return counted && requests !== undefined ? { ...both, requests: counted } : both;
}

function listOf(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(', ');
}
