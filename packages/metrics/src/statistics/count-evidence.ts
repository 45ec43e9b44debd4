import type { ComparisonOptions, Pair } from './comparison.ts';
import { type CountSplitBlock, type Dispersion, measureDispersion } from './count-dispersion.ts';
import { fewerEvents, moreEvents, rateRatioInterval } from './count-test.ts';
import { short } from './describe-number.ts';
import { type Direction, directionsOf, type Estimate, type Evidence, limitOf } from './evidence.ts';
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
    const seen = describeCounts(this.#all);
    if (!final) return { ratio, interval: undefined, p: undefined, seen };
    const tests = this.#ways.map((way) => this.#test(way));
    const p = Math.min(1, tests.length * Math.min(...tests.map((test) => test.p)));
    const { factor } = tests.reduce((widest, test) => (test.factor > widest.factor ? test : widest));
    return { ratio, interval: ratio === undefined ? undefined : this.#interval(factor), p, seen };
  }

  canFind(): boolean {
    return this.#blocks.length > 0;
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

  #test({ direction }: Way): Dispersion & { readonly p: number } {
    const splits = this.#splits(direction);
    const dispersion = measureDispersion(splits);
    const events = this.#all.subject + this.#all.reference;
    if (events === 0) return { ...dispersion, p: 1 };
    const expectedShare = splits.reduce((sum, split) => sum + split.events * split.share, 0) / events;
    const { subject, reference } = this.#all;
    const scaled = {
      subject: subject / dispersion.factor,
      reference: reference / dispersion.factor,
      expectedShare,
    };
    const p = direction === 'higher' ? moreEvents(scaled) : fewerEvents(scaled);
    return {
      ...dispersion,
      p: Math.max(2 ** -dispersion.evenBlocks, withFreedom(p, dispersion.freedom)),
    };
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
  return `${short(subject)} of ${short(subjectExposure)} against ${short(reference)} of ${short(referenceExposure)}`;
}
