import { Autocorrelation, inflationOf } from './autocorrelation.ts';

/** The events of both sides in one block, and the share of them that the subject would have at the limit. */
export interface CountSplitBlock {
  readonly subject: number;
  readonly events: number;
  readonly share: number;
  readonly subjectExposure: number;
}

/** By what factor events vary more than independent ones would, and how well that is known. */
export interface Dispersion {
  /** 1 for independent events; 5 where they come five at a time. */
  readonly factor: number;
  /** Degrees of freedom of the factor; 0 where one block has nearly all events. */
  readonly freedom: number;
}

/** At most this many degrees of freedom are as if every block were like the next; below, the belief in independent events counts less. */
const enoughFreedom = 10;

/** Neighbouring blocks count as correlated from so many standard errors on: 1 in 10 pure chances passes it. */
const correlatedFrom = 1.3;

/**
 * The dispersion of quasi-likelihood (McCullagh and Nelder 1989, 4.5), from how the split of the events varies between blocks: what both
 * sides have in common takes no part in it. As sums of squares over sums of variances a few large blocks count as much as they matter, and
 * Satterthwaite's formula says how many blocks that amounts to. It is drawn towards 1 as strongly as the blocks speak (as in Smyth 2004).
 */
export function measureDispersion(blocks: readonly CountSplitBlock[]): Dispersion {
  let [excess, events, variance, variances] = [0, 0, 0, 0];
  for (const block of blocks) {
    const own = block.events * block.share * (1 - block.share);
    excess += block.subject - block.events * block.share;
    events += block.events;
    variance += own;
    variances += own * own;
  }
  if (variance === 0) return { factor: 1, freedom: 0 };
  const freedom = (variance * variance) / variances - 1;
  const series = new Autocorrelation();
  let squares = 0;
  for (const block of blocks) {
    const rest = block.subject - block.events * (block.share + excess / events);
    squares += rest * rest;
    if (block.events > 0) series.add(rest);
  }
  if (freedom < 0.5) return { factor: 1, freedom: 0 };
  const own = ((squares / variance) * (freedom + 1)) / freedom;
  const belief = freedom * Math.min(1, freedom / enoughFreedom);
  const drawn = Math.max(1, (belief + freedom * own) / (belief + freedom));
  const factor = Math.max(drawn, ofLargerSubject(blocks)) * inflationOf(series.significant(correlatedFrom));
  return { factor, freedom: belief + freedom };
}

/**
 * A subject with most of the exposure leaves few events to the reference, and bursts there may just not have come yet. Then the subject's
 * own changes from block to block tell how bursty events are (von Neumann's successive differences, blind to slow drift).
 */
function ofLargerSubject(blocks: readonly CountSplitBlock[]): number {
  let [squares, sum, shares, events] = [0, 0, 0, 0];
  let before: CountSplitBlock | undefined;
  for (const block of blocks) {
    shares += block.share * block.events;
    events += block.events;
    if (before && before.subjectExposure > 0) {
      const scale = block.subjectExposure / before.subjectExposure;
      squares += (block.subject - scale * before.subject) ** 2;
      sum += block.subject + scale * scale * before.subject;
    }
    before = block;
  }
  const weight = Math.min(1, Math.max(0, (shares / events - 0.55) / 0.15));
  return sum > 0 ? 1 + weight * (squares / sum - 1) : 1;
}
