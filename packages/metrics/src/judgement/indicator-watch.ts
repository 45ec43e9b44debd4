import { type Indicator, type Unit, unitOf } from '@deploy-actions/config';
import type { RawAnswer } from '../look.ts';
import { type Failure, isAbsence } from '../metric-provider.ts';
import type { BaselineIndicator } from './baseline.ts';
import { blockOf, ComparisonWatch, comparisonText, spacingOf } from './comparison-watch.ts';
import { comparisonsOf } from './condition.ts';
import { formatValue } from './format-value.ts';
import { LimitWatch } from './limit-watch.ts';
import { type Measured, Measurement } from './measurement.ts';
import type { RequestCount } from './request-counter.ts';
import { overlaps, thinned } from './thinning.ts';
import { TrendWatch } from './trend-watch.ts';
import type { Finding, LookOptions, Reading } from './verdict.ts';

/** What one look knows about one indicator. */
export interface LookAtIndicator {
  readonly at: number;
  readonly subject: RawAnswer;
  /** The same query for the reference, when there is one to ask. */
  readonly reference: RawAnswer | undefined;
  /** Requests counted so far by the query `requests`, when there is one. */
  readonly requests: RequestCount | undefined;
  readonly when: LookOptions;
}

/** What an indicator is watched with. */
export interface WatchOptions {
  /** The time between two looks, in milliseconds. */
  readonly interval: number;
  /** The time that one value covers, in milliseconds. */
  readonly span: number;
  /** What it is compared with: each look's own reference, or a stored baseline. Conditions that compare are left out without. */
  readonly reference: 'live' | BaselineIndicator | undefined;
  /** The share of false alarms that its comparison may use. */
  readonly alarms: number;
}

/** Judged values are kept for the baseline and for scores; this many cover a day at 10 s. */
const mostKept = 10_000;

/** One indicator over a whole watch: its conditions, and its values. */
export class IndicatorWatch {
  readonly name: string;
  readonly unit: Unit;
  /** Whether it can make a version regress, and so must be seen before anything passes. */
  readonly judging: boolean;
  /** How far values lie apart that are separate, in milliseconds. */
  readonly spacing: number;
  /** Every value so far, and those of the reference. */
  readonly values: Measured[] = [];
  readonly references: Measured[] = [];
  /** The same for a score, with NaN where there was none; only of an indicator that is scored. */
  readonly samples = { subject: [] as number[], reference: [] as number[] };
  readonly #indicator: Indicator;
  readonly #measurement: Measurement;
  readonly #referenceMeasurement: Measurement;
  readonly #limits: LimitWatch;
  readonly #holds: LimitWatch;
  readonly #comparison: ComparisonWatch | undefined;
  /** The condition `compare` in words, where there is something to compare with. */
  readonly #compared: string | undefined;
  readonly #trend: TrendWatch | undefined;
  /** The conditions that compare, where there is nothing to compare with. */
  readonly #leftOut: readonly string[];
  #reference: number | undefined;
  #requests = 0;
  /** When requests were counted last. */
  #counted: number | undefined;

  constructor(name: string, indicator: Indicator, { interval, span, reference, alarms }: WatchOptions) {
    this.name = name;
    this.unit = unitOf(indicator);
    this.spacing = spacingOf(indicator, span, interval);
    this.#indicator = indicator;
    this.#measurement = new Measurement(indicator);
    this.#referenceMeasurement = new Measurement(indicator);
    const comparable = reference !== undefined;
    this.#leftOut = comparable ? [] : comparisonsOf(indicator);
    this.#limits = new LimitWatch(indicator, { tier: 'rollback', interval, comparable });
    this.#holds = new LimitWatch(indicator, { tier: 'hold', interval, comparable });
    const stored = reference === 'live' ? undefined : reference;
    this.#reference = stored?.value;
    const compares = indicator.compare !== undefined && reference !== undefined;
    const blocks = stored && thinned(stored.points, this.spacing).map((point) => blockOf(point, indicator));
    this.#comparison =
      compares && indicator.compare?.method === 'sequential'
        ? new ComparisonWatch(indicator, { spacing: this.spacing, alarms, stored: blocks })
        : undefined;
    this.#compared = compares ? comparisonText(indicator) : undefined;
    this.#trend = indicator.trend && new TrendWatch(indicator, indicator.trend);
    this.judging = this.#limits.judging || this.#holds.judging || compares || this.#trend?.judging === true;
  }

  /** Takes one look and says what it means. */
  read(look: LookAtIndicator): Reading {
    const subject = this.#measurement.take(look.subject, look.at);
    const reference = look.reference && this.#referenceMeasurement.take(look.reference, look.at);
    this.#sample(subject, reference);
    if (reference && reference.failure === undefined) {
      // The reference may fall silent when it gets no traffic any more; what it last was is still the comparison.
      this.#reference = reference.value;
      keep(this.references, reference);
    }
    const missing = subject.failure !== undefined;
    const finding = missing ? this.#missing(subject) : this.#judge(subject, reference, look);
    return {
      indicator: this.name,
      query: this.#indicator.query,
      unit: this.unit,
      value: missing ? undefined : subject.value,
      ...finding,
      condition: finding.condition ?? this.#firstCondition,
      ...(this.#reference === undefined ? {} : { reference: this.#reference }),
    };
  }

  /** A bucket that is seen again is one sample; where there was nothing to measure is a hole in them, what nobody could read is none. */
  #sample(subject: Measured | Failure, reference: Measured | Failure | undefined): void {
    if (this.#indicator.compare?.method !== 'kayenta') return;
    this.samples.subject.push(...sampleOf(subject, this.values));
    if (reference) this.samples.reference.push(...sampleOf(reference, this.references));
  }

  get #firstCondition(): string | undefined {
    return this.#limits.first ?? this.#holds.first ?? this.#compared ?? this.#trend?.text;
  }

  #missing({ failure, detail }: Failure): Finding {
    const pending = [this.#limits.unknown(detail), this.#holds.unknown(detail)].find((found) => found);
    if (!isAbsence(failure)) return { state: 'error', detail, cause: failure };
    return pending ? { ...pending, cause: failure } : { state: 'no-data', detail, cause: failure };
  }

  #judge(subject: Measured, reference: Measured | Failure | undefined, look: LookAtIndicator): Finding {
    this.#count(subject);
    keep(this.values, subject);
    const few = this.#tooFew(subject, look.requests);
    if (few) return few;
    const missing = reference?.failure === undefined ? undefined : reference.detail;
    const limits = this.#limits.read(subject, look.at, { reference: this.#reference, missing });
    const holds = this.#holds.read(subject, look.at, { reference: undefined, missing: undefined });
    const other = reference?.failure === undefined ? reference : undefined;
    const compared = this.#comparison?.read(subject, other, look.when);
    const trend = this.#trend?.read(subject, look.when);
    const value = formatValue(subject.value, this.unit);
    const finding = together(value, [
      { ...limits, judging: this.#limits.judging },
      // What may have to roll back in a moment isn't held.
      ...(this.#holds.judging && !isCrossed(limits) ? [{ ...holds, judging: true }] : []),
      ...(compared ? [{ ...compared, judging: true }] : []),
      ...(trend ? [{ ...trend, judging: this.#trend?.judging === true }] : []),
    ]);
    return this.#incomplete(finding.state === 'no-data' ? unread(finding, reference) : finding);
  }

  /** Says what is left out for want of a reference; an indicator that has nothing else is not well, but not judged. */
  #incomplete(finding: Finding): Finding {
    if (this.#leftOut.length === 0) return finding;
    const conditions = this.#leftOut.join(' and ');
    const detail = `${finding.detail}; ${conditions} not judged: there is nothing to compare with`;
    const nothing = !this.judging && finding.state === 'ok';
    return nothing ? { ...finding, state: 'no-data', cause: 'no-reference', detail } : { ...finding, detail };
  }

  /** Values that overlap count the same requests. */
  #count(measured: Measured): void {
    const { time, count } = measured;
    if (count === undefined || overlaps(measured, this.#counted, this.spacing)) return;
    this.#counted = time;
    this.#requests += count.exposure;
  }

  #tooFew({ value }: Measured, counted: RequestCount | undefined): Finding | undefined {
    const least = this.#indicator['min-requests'];
    const own = this.#indicator.of !== undefined;
    const requests = Math.round(own ? this.#requests : (counted?.count ?? 0));
    if (least === undefined || requests >= least) return undefined;
    this.#limits.skip();
    this.#holds.skip();
    const detail = `${formatValue(value, this.unit)}, but only ${requests} of ${least} requests so far`;
    const { failure: cause, detail: why } = (own ? undefined : counted?.failure) ?? {};
    // Whether there was too little traffic is then not known.
    if (cause)
      return { state: 'error', detail: `${detail}, and \`requests\` could not be read: ${why}`, cause };
    return { state: 'no-data', detail, cause: 'few-requests' };
  }
}

/** What lacks a reference that could not be read lacks no traffic. */
function unread(finding: Finding, reference: Measured | Failure | undefined): Finding {
  if (reference?.failure === undefined || isAbsence(reference.failure)) return finding;
  const { failure: cause, detail } = reference;
  const said = finding.detail.includes(detail) ? '' : `; the reference could not be read: ${detail}`;
  return { ...finding, state: 'error', detail: `${finding.detail}${said}`, cause };
}

function sampleOf(seen: Measured | Failure, before: readonly Measured[]): number[] {
  if (seen.failure !== undefined) return isAbsence(seen.failure) ? [Number.NaN] : [];
  return before.at(-1)?.time === seen.time ? [] : [seen.value];
}

function isCrossed({ state }: Finding): boolean {
  return state === 'pending' || state === 'breach';
}

/** Looks that follow closely may see the same value twice. */
function keep(values: Measured[], value: Measured): void {
  if (values.at(-1)?.time === value.time) return;
  values.push(value);
  if (values.length > mostKept) values.splice(0, values.length - mostKept);
}

/**
 * What an indicator's conditions say together: the worst; and nothing is well that no condition could judge, a warning or not.
 * A condition that has nothing to say but the value stands first: what the others found may be about many looks.
 */
function together(value: string, findings: readonly (Finding & { readonly judging: boolean })[]): Finding {
  const judged = findings.filter(({ judging }) => judging);
  const first = (among: typeof findings, ...states: readonly Finding['state'][]) =>
    among.find(({ state }) => states.includes(state));
  const chosen =
    first(findings, 'breach') ??
    first(findings, 'pending') ??
    (first(judged, 'ok', 'warn') ? undefined : first(judged, 'no-data')) ??
    first(findings, 'warn') ??
    first(judged, 'ok') ??
    findings[0];
  if (chosen === undefined) throw new RangeError('an indicator has at least its value');
  const { judging: _, ...finding } = chosen;
  const details = findings.map(({ detail }) => detail);
  const bare = details.includes(value) && !details.some((detail) => detail.startsWith(`${value} `));
  const others = details.filter((detail) => detail !== value && !finding.detail.includes(detail));
  const seen = bare && finding.detail !== value ? [value] : [];
  return { ...finding, detail: [...seen, finding.detail, ...others].join('; ') };
}
