import type { CheckConfigurationOf } from '@deploy-actions/config';
import { valueAt } from '../../dotted-path.ts';

type Expectations = NonNullable<CheckConfigurationOf<'http'>['json']>;
type Comparison = Extract<Expectations[string], object>;

/** What of a JSON text is not as expected, a part of a sentence for each. */
export function jsonDifferences(expected: Expectations, text: string): string[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return ['not with JSON'];
  }
  return Object.entries(expected).flatMap(([path, expectation]) => {
    const found = valueAt(document, path);
    const wanted = unmet(found, expectation);
    if (wanted === undefined) return [];
    const is = found === undefined ? 'is missing' : `is ${abridged(JSON.stringify(found))}`;
    return [`\`${path}\` ${is}, wanted ${wanted}`];
  });
}

/** The values that were asked for, for evidence: `status = "ok"`. Only of a text without differences. */
export function jsonMatches(expected: Expectations, text: string): string[] {
  const document: unknown = JSON.parse(text);
  return Object.keys(expected).map(
    (path) => `${path} = ${abridged(JSON.stringify(valueAt(document, path)) ?? 'missing')}`,
  );
}

/** What is wanted in place of what was found; `undefined` when it is as wanted. */
function unmet(found: unknown, expectation: Expectations[string]): string | undefined {
  if (typeof expectation !== 'object' || expectation === null) {
    return found === expectation ? undefined : JSON.stringify(expectation);
  }
  const parts = wishes(found, expectation).flatMap(([holds, words]) => (holds ? [] : [words]));
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function wishes(found: unknown, comparison: Comparison): (readonly [holds: boolean, words: string])[] {
  const { 'at-least': least, 'at-most': most, 'one-of': choices, contains, present } = comparison;
  const isNumber = typeof found === 'number';
  return [
    ...(least === undefined ? [] : [[isNumber && found >= least, `at least ${least}`] as const]),
    ...(most === undefined ? [] : [[isNumber && found <= most, `at most ${most}`] as const]),
    ...(choices === undefined
      ? []
      : [
          [
            choices.some((choice) => choice === found),
            `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`,
          ] as const,
        ]),
    ...(contains === undefined
      ? []
      : [[has(found, contains), `something with ${JSON.stringify(contains)}`] as const]),
    ...(present === undefined
      ? []
      : [[(found !== undefined) === present, present ? 'any value' : 'none'] as const]),
  ];
}

function has(found: unknown, part: string): boolean {
  return (typeof found === 'string' || Array.isArray(found)) && found.includes(part);
}

function abridged(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
