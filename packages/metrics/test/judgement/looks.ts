import { createPlainLog, Secrets } from '@deploy-actions/action-kit';
import type { Indicator, MetricsConfiguration } from '@deploy-actions/config';
import { Judgement, type JudgementOptions } from '../../src/judgement/judgement.ts';
import type { Assessment, LookOptions } from '../../src/judgement/verdict.ts';
import type { Look, RawAnswer } from '../../src/look.ts';
import type { Answer } from '../../src/metric-provider.ts';
import { indicator, metricsSection } from '../metrics-service.ts';

/** What a source said about one indicator: a value, an answer, or two of them with what it is a part of. */
export type Said = number | Answer | RawAnswer | readonly [number, number];

/** What is said about the one indicator of a watch at one look. */
export interface Saying {
  readonly subject: Said;
  readonly reference?: Said;
  readonly requests?: number | Answer;
  readonly final?: boolean;
  readonly more?: boolean;
}

/** A judgement of one indicator called `it`; `look` lets ten seconds pass before each look. */
export function judging(
  given: Partial<Indicator>,
  options: Partial<JudgementOptions> & { readonly section?: Partial<MetricsConfiguration> } = {},
) {
  const lines: string[] = [];
  const section = metricsSection({ indicators: { it: indicator({ query: 'q', ...given }) } });
  const judgement = new Judgement({
    metrics: { ...section, ...options.section } as MetricsConfiguration,
    reference: undefined,
    span: () => 60_000,
    query: () => 'q',
    log: createPlainLog(new Secrets(), { write: (text) => lines.push(text.trimEnd()) }),
    ...options,
  });
  let at = Date.parse('2026-01-01T12:00:00Z');
  const look = ({ subject, reference, requests, final = false, more = false }: Saying): Assessment => {
    at += 10_000;
    const when: LookOptions = { final, more };
    const seen: Look = {
      at,
      subject: { it: rawOf(subject) },
      reference: reference === undefined ? {} : { it: rawOf(reference) },
      ...(requests === undefined ? {} : { requests: rawOf(requests).answer }),
    };
    return judgement.assess(seen, when);
  };
  const values = (...all: readonly Said[]) => all.map((subject) => look({ subject })).at(-1);
  return { judgement, look, values, lines };
}

function rawOf(said: Said): RawAnswer {
  if (typeof said === 'number') return { answer: { value: said } };
  if (!isPair(said)) return 'answer' in said ? said : { answer: said };
  const [part, whole] = said;
  return { answer: { value: part }, of: { value: whole } };
}

function isPair(said: Said): said is readonly [number, number] {
  return Array.isArray(said);
}
