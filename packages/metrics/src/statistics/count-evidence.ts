import type { ComparisonOptions, Pair } from './comparison.ts';
import { type CountSplitBlock, measureDispersion } from './count-dispersion.ts';
import { type CountSplit, fewerEvents, moreEvents, rateRatioInterval } from './count-test.ts';
import { type Direction, directionsOf, type Estimate, type Evidence, limitOf } from './evidence.ts';
import { formatNumber } from './format-number.ts';
import { withFreedom } from './special-functions.ts';
import { SymmetryBets } from './symmetry-bets.ts';

interface CountBlock {
  readonly subject: number;
  readonly reference: number;
  readonly subjectExposure: number;
  readonly referenceExposure: number;
}

/** One direction that counts as worse, with what the bets on it still wait for. */
interface Way {
  readonly direction: Direction;
  readonly bets: SymmetryBets;
  waiting: { events: number; expected: number; excess: number };
}

/** More blocks than this are joined two by two. */
const mostBlocks = 720;

/** The split of the events counts as even enough for a fair bet up to this skewness. */
const mostSkewness = 0.4;

const confidence = 0.95;

/** This share of the blocks is the start, and differs from the rest below this p. */
const startShare = 0.1;
const startDiffersBelow = 0.04;

/** What counts of neighbouring blocks are taken to correlate by until they show it. */
const neighbours = { expected: 0.3, weight: 8 } as const;

const nothing = { events: 0, expected: 0, excess: 0 } as const;

/** Numbers of events, each out of its exposure, on both sides. */
export class CountEvidence implements Evidence {
  readonly #tolerance: number;
  readonly #ways: readonly Way[];
  #blocks: CountBlock[] = [];
  #all: CountBlock = { subject: 0, reference: 0, subjectExposure: 0, referenceExposure: 0 };
  /** Mantel and Haenszel's sums: their quotient stays right when exposures and rates change together. */
  #weighted = { subject: 0, reference: 0 };

  constructor({ worse, tolerance }: Pick<ComparisonOptions, 'worse' | 'tolerance'>) {
    this.#tolerance = tolerance;
    this.#ways = directionsOf(worse).map((direction) => ({
      direction,
      bets: new SymmetryBets(neighbours),
      waiting: nothing,
    }));
  }

  add({ subject, reference }: Pair): void {
    const block: CountBlock = {
      subject: Math.max(0, subject.value),
      reference: Math.max(0, reference.value),
      subjectExposure: subject.exposure ?? 1,
      referenceExposure: reference.exposure ?? 1,
    };
    if (!(block.subjectExposure > 0 && block.referenceExposure > 0)) return;
    const exposure = block.subjectExposure + block.referenceExposure;
    this.#all = joined(this.#all, block);
    this.#weighted.subject += (block.subject * block.referenceExposure) / exposure;
    this.#weighted.reference += (block.reference * block.subjectExposure) / exposure;
    this.#blocks.push(block);
    if (this.#blocks.length > mostBlocks) this.#blocks = halved(this.#blocks);
    for (const way of this.#ways) this.#bet(way, block);
  }

  sequential(): number {
    return this.#ways.reduce((sum, { bets }) => sum + bets.evidence, 0) / this.#ways.length;
  }

  estimate(final: boolean): Estimate {
    const { subject, reference } = this.#weighted;
    const ratio = subject === 0 && reference === 0 ? undefined : subject / reference;
    const all = this.#all;
    const seen = () => describeCounts(all);
    if (!final) return { ratio, interval: undefined, p: undefined, seen };
    const tests = this.#ways.map((way) => this.#test(way));
    const p = Math.min(1, tests.length * Math.min(...tests.map((test) => test.p)));
    const { factor } = tests.reduce((widest, test) => (test.factor > widest.factor ? test : widest));
    return { ratio, interval: ratio === undefined ? undefined : this.#interval(factor), p, seen };
  }

  canFind(looks: number, final: number): boolean {
    const ways = this.#ways.length;
    // Neither the bets nor the test at the end are ever surer than a coin that falls the same way in every block.
    const surest = 2 ** this.#blocks.length;
    return this.#blocks.length > 0 && (surest >= ways / looks || ways / surest <= final);
  }

  /** Blocks in which one side would have nearly all events are joined until the split is about even around what is expected. */
  #bet(way: Way, block: CountBlock): void {
    const sign = way.direction === 'higher' ? 1 : -1;
    const { subject, events, share } = this.#split(block, way.direction);
    const waiting = {
      events: way.waiting.events + events,
      expected: way.waiting.expected + events * share,
      excess: way.waiting.excess + sign * (subject - events * share),
    };
    way.waiting = waiting;
    if (waiting.events === 0) return;
    const center = waiting.expected / waiting.events;
    // Only this way is dangerous: mostly small wins and rarely a large loss.
    const skewed = 2 * sign * (center - 0.5);
    if (skewed > 0.1) {
      const { factor } = measureDispersion(this.#splits(way.direction));
      const evenFrom = (skewed * skewed * factor) / (mostSkewness * mostSkewness * center * (1 - center));
      if (waiting.events < evenFrom) return;
    }
    way.waiting = nothing;
    way.bets.add(waiting.excess);
  }

  #test({ direction }: Way): Tested {
    const splits = this.#splits(direction);
    const whole = testSplits(splits, direction);
    const settled = splits.slice(Math.ceil(splits.length * startShare));
    // A cold start is no regress: where the start was worse than all the rest, the rest must be worse by itself.
    if (!startsWorse(splits.slice(0, -settled.length), settled, direction)) return whole;
    return { factor: whole.factor, p: Math.max(whole.p, testSplits(settled, direction).p) };
  }

  #interval(factor: number): readonly [number, number] {
    const { subject, reference, subjectExposure, referenceExposure } = this.#all;
    const counted = { subject: subject / factor, reference: reference / factor };
    // What takes the quotient of the counts to the estimate: the exposures, and how the rates changed with them.
    const fromOdds =
      subject > 0 && reference > 0
        ? (subject / reference) * (this.#weighted.reference / this.#weighted.subject)
        : subjectExposure / referenceExposure;
    return rateRatioInterval(counted, fromOdds, confidence);
  }

  #splits(direction: Direction): CountSplitBlock[] {
    return this.#blocks.map((block) => this.#split(block, direction));
  }

  #split(block: CountBlock, direction: Direction): CountSplitBlock {
    const weighted = block.subjectExposure * limitOf(direction, this.#tolerance);
    return {
      subject: block.subject,
      events: block.subject + block.reference,
      share: weighted / (weighted + block.referenceExposure),
      subjectExposure: block.subjectExposure,
      exposure: block.subjectExposure + block.referenceExposure,
    };
  }
}

interface Tested {
  readonly p: number;
  readonly factor: number;
}

function testSplits(splits: readonly CountSplitBlock[], direction: Direction): Tested {
  const dispersion = measureDispersion(splits);
  const { factor, freedom, evenBlocks } = dispersion;
  const { subject, events, expected } = totalOf(splits);
  if (events === 0) return { factor, p: 1 };
  const p = unusual(
    { subject: subject / factor, reference: (events - subject) / factor, expectedShare: expected / events },
    direction,
  );
  // Blocks that all go the same way by chance: nothing can be surer than that.
  return { factor, p: Math.max(2 ** -evenBlocks, withFreedom(p, freedom)) };
}

function startsWorse(
  start: readonly CountSplitBlock[],
  rest: readonly CountSplitBlock[],
  direction: Direction,
): boolean {
  if (start.length === 0 || rest.length === 0) return false;
  const [first, later] = [totalOf(start), totalOf(rest)];
  const expectedShare = (later.subject + 0.5) / (later.events + 1);
  const split = { subject: first.subject, reference: first.events - first.subject, expectedShare };
  return unusual(split, direction) < startDiffersBelow;
}

function unusual(split: CountSplit, direction: Direction): number {
  return direction === 'higher' ? moreEvents(split) : fewerEvents(split);
}

function totalOf(splits: readonly CountSplitBlock[]) {
  const sums = { subject: 0, events: 0, expected: 0 };
  for (const { subject, events, share } of splits) {
    sums.subject += subject;
    sums.events += events;
    sums.expected += events * share;
  }
  return sums;
}

function joined(a: CountBlock, b: CountBlock): CountBlock {
  return {
    subject: a.subject + b.subject,
    reference: a.reference + b.reference,
    subjectExposure: a.subjectExposure + b.subjectExposure,
    referenceExposure: a.referenceExposure + b.referenceExposure,
  };
}

function halved(blocks: readonly CountBlock[]): CountBlock[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (index % 2 === 1) return [];
    return [next ? joined(block, next) : block];
  });
}

function describeCounts({ subject, reference, subjectExposure, referenceExposure }: CountBlock): string {
  return `${formatNumber(subject)} of ${formatNumber(subjectExposure)} against ${formatNumber(reference)} of ${formatNumber(referenceExposure)}`;
}
