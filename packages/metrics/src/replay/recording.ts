import type { Baseline } from '../judgement/baseline.ts';
import type { Policy } from '../judgement/policies.ts';
import type { Assessment, Verdict } from '../judgement/verdict.ts';
import type { Look } from '../look.ts';

/** A look as a report has it: what was said of it then, and the answers it was said of. */
export interface RecordedLook extends Pick<Assessment, 'verdict' | 'reasonCode' | 'reason'> {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** There is none of a look that threw. */
  readonly look: Look | undefined;
}

/** What was watched in one piece: a window, or a stage of a shift. */
export interface Stretch {
  /** Which one of several it is, e.g. `stage 25%`. */
  readonly name: string | undefined;
  /** Milliseconds since 1970; that of a stage is its first look. */
  readonly started: number;
  /** How long it was to be watched, in milliseconds. */
  readonly duration: number;
  /** Whether it was past already, so that nobody could have looked on. */
  readonly past: boolean;
  /** Whether another stage was to follow. */
  readonly more: boolean;
  /** Whether probes of the health ended it, which no policy for metrics changes. */
  readonly unhealthy: boolean;
  /** Whether its last look was that of its end: nothing cut it off. */
  readonly complete: boolean;
  readonly looks: readonly RecordedLook[];
}

/** What followed from the last look. */
export interface RecordedEnd {
  readonly action: Policy;
  /** What the metrics said in the end; `undefined` where something else ended it. */
  readonly verdict: Verdict | undefined;
  readonly reasonCode: string;
  readonly reason: string;
}

/** A report, as far as it can be judged again. */
export interface Recording {
  readonly kind: 'window' | 'shift';
  readonly service: string;
  readonly environment: string;
  readonly version: string | undefined;
  /** The time between two looks, in milliseconds; `undefined` where there were not two. */
  readonly interval: number | undefined;
  readonly end: RecordedEnd;
  /** What the values were compared with. */
  readonly reference: 'live' | Baseline | undefined;
  /** The query of each indicator, as it was asked. */
  readonly queries: ReadonlyMap<string, string>;
  readonly stretches: readonly Stretch[];
}
