import { Autocorrelation, inflationOf } from './autocorrelation.ts';

/** The events of both sides in one block, and the share of them that the subject would have at the limit. */
export interface CountSplitBlock {
  readonly subject: number;
  readonly events: number;
  readonly share: number;
  readonly subjectExposure: number;
  readonly exposure: number;
}

/** By what factor events vary more than independent ones would, and how well that is known. */
export interface Dispersion {
  /** 1 for independent events; 5 where they come five at a time. */
  readonly factor: number;
  /** Degrees of freedom of the factor; 0 where one block has nearly all events. */
  readonly freedom: number;
  /** So many blocks of equal size would say as much. */
  readonly evenBlocks: number;
}

/** At most this many degrees of freedom are as if every block were like the next; below, the belief in independent events counts less. */
const enoughFreedom = 10;

/** A dispersion up to so many standard errors above 1 speaks for independent events as well as none; from `disbelieved` on, against. */
const believed = 1.1;
const disbelieved = 2;
const beliefWeight = 5;

/** Tails are heavier than Student's where the dispersion is itself uneven: this share of the blocks counts. */
const cautious = 0.7;

/** Neighbouring blocks count as correlated from so many standard errors on: 1 in 10 pure chances passes it. */
const correlatedFrom = 2.5;

/** What neighbouring blocks correlate by where events don't come independently, and how many blocks this belief weighs. */
const expectedCorrelation = 0.6;
const weightOfExpectation = 15;

/**
 * The dispersion of quasi-likelihood (McCullagh and Nelder 1989, 4.5), from how the split of the events varies between blocks: what both
 * sides have in common takes no part in it. As sums of squares over sums of variances a few large blocks count as much as they matter, and
 * Satterthwaite's formula says how many blocks that amounts to. It is drawn towards 1 as strongly as the blocks speak (as in Smyth 2004).
 */
export function measureDispersion(blocks: readonly CountSplitBlock[]): Dispersion {
  let [excess, expected, events, variance, variances] = [0, 0, 0, 0, 0];
  for (const block of blocks) {
    const own = block.events * block.share * (1 - block.share);
    excess += block.subject - block.events * block.share;
    expected += block.events * block.share;
    events += block.events;
    variance += own;
    variances += own * own;
  }
  if (variance === 0) return { factor: 1, freedom: 0, evenBlocks: 0 };
  const freedom = (variance * variance) / variances - 1;
  const series = new Autocorrelation();
  let squares = 0;
  for (const block of blocks) {
    const rest = block.subject - block.events * (block.share + excess / events);
    squares += rest * rest;
    if (block.events > 0) series.add(rest);
  }
  const evenBlocks = freedom + 1;
  if (freedom < 0.5) return { factor: 1, freedom: 0, evenBlocks };
  const own = ((squares / variance) * evenBlocks) / freedom;
  const ofSubject = successive(
    blocks,
    (block) => block.subject,
    (block) => block.subjectExposure,
  );
  const credible = 1 - ramp((own - 1) / Math.sqrt(2 / freedom), believed, disbelieved);
  const belief = beliefWeight * credible * freedom * Math.min(1, freedom / enoughFreedom);
  const drawn = Math.max(1, (belief + freedom * own) / (belief + freedom));
  // Where one side has nearly all events, their split tells little of how they come.
  const lopsided = Math.max(
    ramp(expected / events, 0.55, 0.7),
    ramp((expected + excess) / events, 0.75, 0.95),
  );
  const inflation = inflationOf(
    credible * series.significant(correlatedFrom) +
      (1 - credible) * series.estimate(expectedCorrelation, weightOfExpectation),
  );
  // A wandering series varies less within a window than beyond it.
  const unseen = evenBlocks / Math.max(1, evenBlocks - inflation + 1);
  const factor = inflation * unseen * Math.max(drawn, 1 + lopsided * (ofSubject - 1));
  return { factor, freedom: (belief + cautious * evenBlocks) / inflation - 1, evenBlocks };
}

function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** The dispersion of events from block to block (von Neumann's successive differences, blind to slow drift). */
function successive(
  blocks: readonly CountSplitBlock[],
  eventsOf: (block: CountSplitBlock) => number,
  exposureOf: (block: CountSplitBlock) => number,
): number {
  let [squares, sum] = [0, 0];
  let before: CountSplitBlock | undefined;
  for (const block of blocks) {
    if (before) {
      const scale = exposureOf(block) / exposureOf(before);
      squares += (eventsOf(block) - scale * eventsOf(before)) ** 2;
      sum += eventsOf(block) + scale * scale * eventsOf(before);
    }
    before = block;
  }
  return sum > 0 ? squares / sum : 1;
}
