import { ConfigurationError, formatDuration, type Log } from '@deploy-actions/action-kit';
import type { MetricsConfiguration } from '@deploy-actions/config';
import { checkMetrics } from '../check-metrics.ts';
import { conditionsOf } from '../judgement/condition.ts';
import { Judgement } from '../judgement/judgement.ts';
import { actionAfter, policiesOf } from '../judgement/policies.ts';
import type { Assessment } from '../judgement/verdict.ts';
import { concludeWindow } from '../judgement/window-verdict.ts';
import { findGaps, type Gaps } from './gaps.ts';
import { judgeStretch } from './judge-stretch.ts';
import type { ReplayPolicy } from './load-policy.ts';
import type { Recording, Stretch } from './recording.ts';
import type { Change, Decisive, Moment, OtherEnd, Replayed } from './replayed.ts';

/** Judges a report under another policy. */
export async function replayReport(recording: Recording, policy: ReplayPolicy): Promise<Replayed> {
  const interval = intervalOf(recording, policy.metrics);
  const metrics = { ...policy.metrics, interval };
  const { kind, service, environment, version, end: was } = recording;
  const told = { kind, service, environment, version, was };
  const gaps = findGaps(metrics, recording);
  const notes = [...gaps.notes, ...(await neverReached(metrics, recording))];
  if (policy.metrics.interval !== interval) {
    notes.push(`the looks are ${formatDuration(interval)} apart, whatever the policy says`);
  }
  if (!recording.stretches.some(({ looks }) => looks.some(({ look }) => look))) {
    const now = { ...unknown('unwatched', `no metrics were watched; it ended by ${was.reasonCode}`) };
    return { ...told, change: 'unwatched', now, notes };
  }
  const warnings: string[] = [];
  const judgement = openJudgement(recording, { ...policy, metrics }, warnings);
  const now =
    typeof judgement === 'string'
      ? unknown('other-unit', judgement)
      : judgeAll(judgement, recording, metrics);
  notes.push(...warnings);
  const known = withGaps(now, gaps, metrics);
  return { ...told, change: changeOf(recording, known), now: known, notes };
}

/** The time between two looks as they were made; that of a shift is told by the looks themselves, which are never quite on time. */
function intervalOf(
  { kind, interval: recorded }: Recording,
  { interval: written }: MetricsConfiguration,
): number {
  const near = kind === 'window' ? 0 : Math.max(1_000, written / 5);
  return recorded === undefined || Math.abs(recorded - written) <= near ? written : recorded;
}

/** Or why there is none. */
function openJudgement(
  { reference, queries }: Recording,
  { metrics, spans }: ReplayPolicy,
  warnings: string[],
): Judgement | string {
  const options = {
    ...{ metrics, reference, log: logOf(warnings) },
    span: (name: string) => spans.get(name) ?? 0,
    query: (name: string) => queries.get(name) ?? metrics.indicators[name]?.query ?? '',
  };
  try {
    return new Judgement(options);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.replaceAll('\n', '; ');
    throw error;
  }
}

/** A line for each reading of each look would hide what is asked here. */
function logOf(warnings: string[]): Log {
  const nothing = () => {};
  return {
    ...{ debug: nothing, info: nothing, notice: nothing, error: nothing },
    warning: (message) => void warnings.push(message.replace(/\.$/, '')),
    group: (_, work) => work(),
  };
}

/** Conditions that need more time than the window had: an action would refuse them for it. */
async function neverReached(
  metrics: MetricsConfiguration,
  { stretches, kind }: Recording,
): Promise<string[]> {
  const duration = stretches[0]?.duration;
  if (kind === 'shift' || duration === undefined) return [];
  const watched = duration;
  const known = new Set((await checkMetrics(metrics)).map(({ message }) => message));
  return (await checkMetrics(metrics, { watched }))
    .filter(({ message }) => !known.has(message))
    .map(({ path, message }) => `\`${path.join('.')}\` ${message}`);
}

/** One judgement runs on over all stages, as in a shift. */
function judgeAll(judgement: Judgement, recording: Recording, metrics: MetricsConfiguration): OtherEnd {
  const { kind, stretches, end } = recording;
  const policies = policiesOf(metrics, {}, kind === 'window' ? 'hold' : 'rollback');
  for (const stretch of stretches) {
    const { assessments, ended } = judgeStretch(judgement, stretch, metrics);
    const last = assessments.at(-1);
    const moment = last && momentOf(stretch, assessments);
    if (!ended && stretch.unhealthy) return { ...end, moment, decisive: undefined };
    if (!ended || last === undefined) return recordEnds(stretch, moment, last);
    const conclusion = concludeWindow(assessments);
    const action = actionAfter(conclusion, policies);
    const decisive = conclusion.verdict === 'regress' ? decisiveOf(last, metrics) : undefined;
    const found = { ...conclusion, action, moment, decisive };
    if (action !== 'continue' || kind === 'window') return found;
    if (stretch === stretches.at(-1)) return afterLastStage(recording, stretch, found);
  }
  throw new RangeError('a recording has at least one stretch');
}

/** All stages that were watched passed: what happened then is what happened, unless it was the metrics that ended it. */
function afterLastStage({ end }: Recording, stretch: Stretch, found: OtherEnd): OtherEnd {
  if (end.action === 'continue') return found;
  if (end.verdict === undefined) return { ...end, moment: found.moment, decisive: undefined };
  return recordEnds(stretch, found.moment);
}

function recordEnds(stretch: Stretch, moment: Moment | undefined, undecided?: Assessment): OtherEnd {
  const { name, started, duration, complete, looks } = stretch;
  const seen = formatDuration(wholeSeconds((looks.at(-1)?.at ?? started) - started));
  const place = name === undefined ? '' : ` of ${name}`;
  const where = `at ${seen} of ${formatDuration(duration)}${name === undefined ? '' : ` in ${name}`}`;
  const reason =
    complete && undecided
      ? `would have looked on past the end${place}, being ${undecided.verdict} (${undecided.reason}); the record ends`
      : `would have gone on; the record ends ${where}`;
  return { ...unknown('record-ends', reason), moment };
}

function unknown(reasonCode: string, reason: string): OtherEnd {
  const nothing = { verdict: undefined, action: undefined, moment: undefined, decisive: undefined };
  return { ...nothing, reasonCode, reason };
}

function momentOf({ name, started, looks }: Stretch, assessments: readonly Assessment[]): Moment {
  const at = looks[assessments.length - 1]?.at ?? started;
  return { stage: name, after: wholeSeconds(at - started), look: assessments.length, looks: looks.length };
}

/** A look is not always answered as fast as the first one. */
function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000) * 1_000;
}

function decisiveOf({ readings }: Assessment, { indicators }: MetricsConfiguration): Decisive | undefined {
  const reading = readings.find(({ state }) => state === 'breach');
  const settings = reading && indicators[reading.indicator];
  if (!reading || !settings) return undefined;
  const { indicator, value, unit, condition, reference } = reading;
  const limit = conditionsOf(settings)
    .find(({ text }) => text === condition)
    ?.limit(reference);
  return { indicator, value, limit, unit, condition };
}

/** What is missing can't undo a regression; but nothing passes that was not seen, nor a score of which a part was not. */
function withGaps(now: OtherEnd, { missing }: Gaps, { indicators }: MetricsConfiguration): OtherEnd {
  if (missing.length === 0) return now;
  const scored = (name: string | undefined) =>
    name !== undefined && indicators[name]?.compare?.method === 'kayenta';
  const certain = now.verdict === 'regress' && !scored(now.decisive?.indicator);
  if (certain || (now.verdict === 'regress' && !missing.some(({ indicator }) => scored(indicator))))
    return now;
  const why = missing.map(({ indicator, why }) => `\`${indicator}\` ${why}`).join('; ');
  return { ...unknown('answers-missing', why), moment: now.moment };
}

function changeOf(
  { end: was, stretches }: Recording,
  { verdict, action, reasonCode, moment }: OtherEnd,
): Change {
  if (action === undefined) return reasonCode === 'record-ends' ? 'open' : 'unjudgeable';
  if (action === was.action) {
    if (verdict !== was.verdict) return 'other-verdict';
    const last = stretches.at(-1);
    const earlier = moment?.stage !== last?.name || moment?.look !== last?.looks.length;
    return verdict === 'regress' && earlier ? 'sooner' : 'same';
  }
  if (action === 'continue') return verdict === 'pass' ? 'passed' : 'continued';
  return action === 'hold' ? 'held' : 'rolled-back';
}
