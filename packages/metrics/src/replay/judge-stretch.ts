import type { MetricsConfiguration } from '@deploy-actions/config';
import type { Judgement } from '../judgement/judgement.ts';
import type { Assessment, LookOptions } from '../judgement/verdict.ts';
import { extensionOf, isGivenUp, isUndecided, nextTick } from '../judgement/watch-window.ts';
import { asAsked } from './gaps.ts';
import type { RecordedLook, Stretch } from './recording.ts';

/** What the looks of a stretch say under another policy. */
export interface Judged {
  readonly assessments: readonly Assessment[];
  /**
   * Whether it would have ended with the last of them; else the record ends before the policy would have ended it, or
   * something else than the metrics did.
   */
  readonly ended: boolean;
}

/** The first look of a stage is often the slowest, and a stage counts as begun with its answer: by this share of an interval the others may come early. */
const early = 0.2;

/** Judges the looks of a stretch as a window would have, up to where it would have ended. `metrics` has the interval of the report. */
export function judgeStretch(
  judgement: Pick<Judgement, 'assess'>,
  { started, duration, past, more, complete, looks }: Stretch,
  metrics: MetricsConfiguration,
): Judged {
  const { interval, 'unreadable-limit': limit } = metrics;
  const end = started + duration;
  const assessments: Assessment[] = [];
  for (const [index, recorded] of looks.entries()) {
    const next = looks[index + 1];
    const previous = looks[index - 1]?.at;
    const asked = previous === undefined ? started : nextTick(started, interval, previous + early * interval);
    // One that was asked before the end and answered after it was not the last.
    const final = (asked >= end && recorded.at >= end) || (complete && next === undefined);
    const assessment = assessAgain(judgement, recorded, metrics, { final, more });
    if (assessment === undefined) break;
    assessments.push(assessment);
    if (assessment.verdict === 'regress' || isGivenUp(assessments, limit))
      return { assessments, ended: true };
    if (!final) continue;
    const due = nextTick(end, interval, recorded.at);
    const looksOn = !past && isUndecided(assessment) && due <= end + extensionOf(metrics);
    if (!looksOn) return { assessments, ended: true };
  }
  return { assessments, ended: false };
}

/** A look that failed as a whole failed under any policy; `undefined` for one that something else ended, without answers. */
function assessAgain(
  judgement: Pick<Judgement, 'assess'>,
  { look, at, verdict, reasonCode, reason }: RecordedLook,
  metrics: MetricsConfiguration,
  when: LookOptions,
): Assessment | undefined {
  if (look) return judgement.assess(asAsked(look, metrics), when);
  return verdict === 'provider-error' ? { at, verdict, reasonCode, reason, readings: [] } : undefined;
}
