import type { KayentaClassification, KayentaLabel } from './kayenta.ts';

/** A classified metric and the groups it counts in. */
export interface ScoredMetric extends KayentaClassification {
  readonly name: string;
  readonly groups: readonly string[];
}

/** How Kayenta weighs groups, and from which score on it passes. */
export interface ScoreOptions {
  /** Percent by group; groups without one share what is left of 100 evenly. */
  readonly weights: Readonly<Record<string, number>>;
  readonly pass: number;
  readonly marginal: number;
}

/** One group of the score. */
export interface GroupScore {
  readonly name: string;
  /** The percentage that passes of the metrics that have data. */
  readonly score: number;
  /** Without any data a group counts as 100. */
  readonly noData: boolean;
  readonly weight: number;
}

/** What Kayenta would make of a canary. */
export interface KayentaScore {
  /** 0 to 100, with two decimals. */
  readonly score: number;
  readonly classification: 'Pass' | 'Marginal' | 'Fail';
  readonly groups: readonly GroupScore[];
  /** Where every number comes from, on one line. */
  readonly explained: string;
}

/** From this percentage of metrics without data on, the score is 0. */
const tooMuchWithoutData = 50;

/** Scores a canary by the rules of Kayenta's `WeightedSumScorer` and `ThresholdScoreClassifier`. */
export function scoreLikeKayenta(metrics: readonly ScoredMetric[], options: ScoreOptions): KayentaScore {
  const groups = groupsOf(metrics, options.weights);
  const veto = vetoOf(metrics);
  const sum = groups.reduce((all, group) => all + (effective(group) * group.weight) / 100, 0);
  const score = veto ? 0 : Math.round((sum + Number.EPSILON) * 100) / 100;
  const classification = score >= options.pass ? 'Pass' : score >= options.marginal ? 'Marginal' : 'Fail';
  const parts = groups.map((group) => describeGroup(group, metrics)).join(' + ') || 'no metrics';
  const reason = veto ?? parts;
  const explained = `score ${score} = ${reason}; ${classification} (pass from ${options.pass}, marginal from ${options.marginal})`;
  return { score, classification, groups, explained };
}

function groupsOf(metrics: readonly ScoredMetric[], weights: ScoreOptions['weights']): readonly GroupScore[] {
  const names = [...new Set(metrics.flatMap((metric) => metric.groups))];
  const given = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const without = names.filter((name) => weights[name] === undefined).length;
  return names.map((name) => {
    const labels = metrics
      .filter(({ groups }) => groups.includes(name))
      .map((metric) => metric.classification);
    const judged = labels.filter(counts);
    const passed = labels.filter((label) => label === 'Pass').length;
    return {
      name,
      score: judged.length === 0 ? 0 : (passed / judged.length) * 100,
      noData: judged.length === 0,
      weight: weights[name] ?? (100 - given) / without,
    };
  });
}

function counts(label: KayentaLabel): boolean {
  return label !== 'Nodata' && label !== 'Error';
}

function effective({ score, noData }: GroupScore): number {
  return noData ? 100 : score;
}

/** What makes the score 0 whatever the groups say. */
function vetoOf(metrics: readonly ScoredMetric[]): string | undefined {
  const failed = metrics.filter(({ critical, classification }) => critical && classification !== 'Pass');
  if (failed.length > 0) return `0, because critical: ${failed.map(describeMetric).join(', ')}`;
  const empty = metrics.filter(({ classification }) => classification === 'Nodata');
  if (metrics.length === 0 || (empty.length / metrics.length) * 100 < tooMuchWithoutData) return undefined;
  return `0, because ${empty.length} of ${metrics.length} metrics have no data (${empty.map(({ name }) => name).join(', ')})`;
}

function describeGroup(group: GroupScore, metrics: readonly ScoredMetric[]): string {
  const own = metrics.filter(({ groups }) => groups.includes(group.name));
  const failed = own.filter(({ classification }) => classification !== 'Pass');
  const judged = own.filter(({ classification }) => counts(classification)).length;
  const passed = own.length - failed.length;
  const why = failed.length === 0 ? '' : `: ${failed.map(describeMetric).join(', ')}`;
  const result = group.noData
    ? 'no data counts as 100'
    : `${hundredths(group.score)} (${passed} of ${judged} pass${why})`;
  return `${group.name} ${result} × ${hundredths(group.weight)}%`;
}

function describeMetric({ name, classification }: ScoredMetric): string {
  return `${name} ${classification}`;
}

/** As exact as the score itself, so that the sum can be checked. */
function hundredths(value: number): string {
  return Number(value.toFixed(2)).toString();
}
