export { type Baseline, type BaselineIndicator, parseBaseline } from './baseline.ts';
export { checkQueries, type QueryProblem } from './check-queries.ts';
export { type Condition, conditionsOf } from './condition.ts';
export { formatValue } from './format-value.ts';
export { createJudge, type Judge, type JudgeOptions } from './judge.ts';
export type { Answer, FailureKind, MetricProvider, MetricProviderKind } from './metric-provider.ts';
export { type IndicatorSummary, summarizeIndicators } from './summarize-indicators.ts';
export type { Assessment, Reading, Verdict } from './verdict.ts';
export { longestWindow, type WindowOptions, type WindowResult, watchWindow } from './watch-window.ts';
