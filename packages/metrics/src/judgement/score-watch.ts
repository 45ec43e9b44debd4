import type { Indicator, MetricsConfiguration } from '@deploy-actions/config';
import { classifyLikeKayenta, type KayentaClassification } from '../statistics/kayenta.ts';
import { scoreLikeKayenta } from '../statistics/kayenta-score.ts';
import type { Baseline } from './baseline.ts';
import { worseOf } from './comparison-watch.ts';
import { formatValue } from './format-value.ts';
import type { IndicatorWatch } from './indicator-watch.ts';
import type { Finding, LookOptions, Reading } from './verdict.ts';

const directions = { higher: 'increase', lower: 'decrease', either: 'either' } as const;

type Score = NonNullable<MetricsConfiguration['score']>;

/** From which score on a window passes, and below which it fails, unless told otherwise. */
const thresholds: Score = { pass: 95, marginal: 75 };

interface Scored {
  readonly watch: IndicatorWatch;
  readonly indicator: Indicator;
  /** The values of a stored baseline; without one each look brought its own reference. */
  readonly stored: readonly number[] | undefined;
}

/** The indicators with `method: kayenta`, classified and scored together at the end of a window or stage. */
export class ScoreWatch {
  readonly #metrics: MetricsConfiguration;
  readonly #scored: readonly Scored[];

  private constructor(metrics: MetricsConfiguration, scored: readonly Scored[]) {
    this.#metrics = metrics;
    this.#scored = scored;
  }

  /** `undefined` when no indicator is to be scored, or none has anything to be compared with. */
  static over(
    metrics: MetricsConfiguration,
    watches: readonly IndicatorWatch[],
    reference: 'live' | Baseline | undefined,
  ): ScoreWatch | undefined {
    const scored = watches.flatMap((watch): Scored[] => {
      const indicator = metrics.indicators[watch.name];
      if (indicator?.compare?.method !== 'kayenta' || reference === undefined) return [];
      if (reference === 'live') return [{ watch, indicator, stored: undefined }];
      const points = Object.hasOwn(reference.indicators, watch.name)
        ? reference.indicators[watch.name]?.points
        : undefined;
      return points ? [{ watch, indicator, stored: points.map(({ value }) => value) }] : [];
    });
    return scored.length > 0 ? new ScoreWatch(metrics, scored) : undefined;
  }

  /** The readings of the last look, with what the score makes of them; what lacks data may get some where `more` follows. */
  read(readings: readonly Reading[], { more = false }: LookOptions): readonly Reading[] {
    const classified = new Map(this.#scored.map((each) => [each.watch.name, classify(each)]));
    const { pass, marginal, groups = {} } = this.#metrics.score ?? thresholds;
    const metrics = this.#scored.map(({ watch: { name }, indicator }) => ({
      ...(classified.get(name) ?? nothing),
      name,
      groups: [indicator.compare?.group ?? name],
    }));
    const { score, classification, explained } = scoreLikeKayenta(metrics, {
      weights: groups,
      pass,
      marginal,
    });
    const culprit = metrics.find(isWorse)?.name;
    return readings.map((reading) => {
      const found = classified.get(reading.indicator);
      if (!found) return reading;
      const own = findingOf(found, more);
      if (classification === 'Pass' || reading.indicator !== (culprit ?? metrics[0]?.name)) {
        return together(reading, own);
      }
      const detail = `${own.detail}; ${explained}`;
      // A score that lacks data says nothing of the version, although Kayenta would fail it.
      if (culprit === undefined) return together(reading, lacking(detail, more));
      const state = classification === 'Fail' ? 'breach' : 'pending';
      const condition = `score ${score} below ${classification === 'Fail' ? marginal : pass}`;
      return together(reading, { state, detail, condition });
    });
  }
}

const nothing: KayentaClassification = { classification: 'Nodata', critical: false, detail: 'no data' };

function isWorse({ classification }: KayentaClassification): boolean {
  return classification === 'High' || classification === 'Low';
}

function classify({ watch, indicator, stored }: Scored): KayentaClassification {
  const [control, experiment] = [stored ?? watch.samples.reference, watch.samples.subject];
  // Nobody could read it: that there was nothing to count is then not known.
  const unread = control.length === 0 || experiment.length === 0;
  return classifyLikeKayenta({
    ...{ control, experiment },
    direction: directions[worseOf(indicator)],
    nan: unread ? 'remove' : (indicator.compare?.nan ?? 'remove'),
    critical: indicator.compare?.critical ?? false,
    format: (value) => formatValue(value, watch.unit),
  });
}

function lacking(detail: string, more: boolean): Finding {
  return more ? { state: 'ok', detail } : { state: 'no-data', detail, cause: 'few-samples' };
}

function findingOf(found: KayentaClassification, more: boolean): Finding {
  const detail = `${found.classification}: ${found.detail}`;
  if (isWorse(found)) return { state: 'warn', detail, condition: 'compare by kayenta' };
  return found.classification === 'Pass' ? { state: 'ok', detail } : lacking(detail, more);
}

const badness: readonly Reading['state'][] = ['ok', 'no-data', 'warn', 'pending', 'error', 'breach'];

/** The worse of what an indicator's own conditions and the score say; both in words. */
function together(reading: Reading, found: Finding): Reading {
  const worse = badness.indexOf(found.state) > badness.indexOf(reading.state);
  const detail = [found.detail, reading.detail];
  if (!worse) return { ...reading, detail: detail.reverse().join('; ') };
  return { ...reading, ...found, condition: found.condition ?? reading.condition, detail: detail.join('; ') };
}
