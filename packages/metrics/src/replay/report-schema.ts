import * as z from 'zod/mini';
import type { Look, RawAnswer } from '../look.ts';
import type { Answer, FailureKind } from '../metric-provider.ts';

/** Reports write what JSON has no number for as a text, or as `null`. */
const number = z.union([z.number(), z.enum(['Infinity', '-Infinity', 'NaN']), z.null()]);

const answer = z.pipe(
  z.union([
    z.object({ value: number, time: z.optional(z.number()) }),
    // Kinds of failures become more; only those that say "there is nothing to measure" are told from the others.
    z.object({ failure: z.string(), detail: z.string() }),
  ]),
  z.transform((given): Answer => {
    if ('failure' in given) return { failure: given.failure as FailureKind, detail: given.detail };
    if (given.value === null) {
      return { failure: 'not-a-number', detail: 'the report has a value that is no number' };
    }
    const value = Number(given.value);
    return given.time === undefined ? { value } : { value, time: given.time };
  }),
);

const rawAnswer = z.pipe(
  z.object({ answer, of: z.optional(answer) }),
  z.transform(({ answer, of }): RawAnswer => (of ? { answer, of } : { answer })),
);

const rawLook = z.pipe(
  z.object({
    at: z.number(),
    subject: z.record(z.string(), rawAnswer),
    reference: z.record(z.string(), rawAnswer),
    requests: z.optional(answer),
  }),
  z.transform(({ requests, ...look }): Look => (requests ? { ...look, requests } : look)),
);

const verdict = z.enum(['pass', 'regress', 'inconclusive', 'insufficient-sample', 'provider-error']);
const instant = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((given, context) => {
    const at = typeof given === 'number' ? given : Date.parse(given);
    if (Number.isFinite(at)) return at;
    context.issues.push({ code: 'custom', message: 'is no time', input: given });
    return z.NEVER;
  }),
);

const conclusion = { verdict, reasonCode: z.string(), reason: z.string() };

const look = z.object({
  ...conclusion,
  at: instant,
  look: z.optional(rawLook),
  readings: z.array(z.object({ indicator: z.string(), query: z.optional(z.string()) })),
});

const subject = {
  service: z.string(),
  environment: z.string(),
  version: z.optional(z.string()),
  interval: z.optional(z.number().check(z.positive())),
};

/** What `monitor-window` writes. */
export const windowSchema = z.object({
  ...subject,
  ...conclusion,
  action: z.enum(['continue', 'hold', 'rollback']),
  duration: z.number(),
  past: z.boolean(),
  started: instant,
  indicators: z.array(z.object({ name: z.string(), query: z.string() })),
  looks: z.array(look).check(z.minLength(1)),
  baseline: z.optional(z.unknown()),
});

/** What `blue-green-shift` writes. */
export const shiftSchema = z.object({
  ...subject,
  outcome: z.enum(['promoted', 'rolled-back', 'held', 'unchanged']),
  reasonCode: z.string(),
  reason: z.string(),
  active: z.string(),
  previous: z.optional(z.string()),
  stages: z.array(
    z.object({
      weights: z.record(z.string(), z.number()),
      watch: z.number(),
      more: z.boolean(),
      verdict,
      started: instant,
      looks: z.array(look),
    }),
  ),
});

/** A report of `blue-green-shift`, read. */
export type ShiftReport = z.output<typeof shiftSchema>;

/** One look of either, read. */
export type ReportedLook = z.output<typeof look>;
