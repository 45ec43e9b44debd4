export { checkMetrics, type MetricsProblem, type MetricsUse } from './check-metrics.ts';
export {
  type Baseline,
  type BaselineIndicator,
  parseBaseline,
  type StoredBaseline,
  writeBaseline,
} from './judgement/baseline.ts';
export { type Condition, conditionsOf } from './judgement/condition.ts';
export { formatValue } from './judgement/format-value.ts';
export { createJudge, type Judge, type JudgeOptions } from './judgement/judge.ts';
export { Judgement, type JudgementOptions } from './judgement/judgement.ts';
export { actionAfter, type Policy, policiesOf, type VerdictPolicies } from './judgement/policies.ts';
export { type IndicatorSummary, summarizeIndicators } from './judgement/summarize-indicators.ts';
export type { Assessment, LookOptions, Reading, Verdict } from './judgement/verdict.ts';
export {
  extensionOf,
  longestWindow,
  type WindowOptions,
  type WindowResult,
  watchWindow,
} from './judgement/watch-window.ts';
export { concludeWindow } from './judgement/window-verdict.ts';
export type { Look, RawAnswer } from './look.ts';
export type { Answer, Failure, FailureKind, MetricProvider, MetricProviderKind } from './metric-provider.ts';
export { createMatcher } from './promql/matchers.ts';
export { QueryError } from './promql/syntax.ts';
export { formatMatcher, parseMatchers } from './providers/alertmanager/matchers.ts';
export { type Authentication, askJson, askText, authenticate, type Explain } from './providers/json-api.ts';
export { countReplays, describeReplays, type ReplayedFile } from './replay/describe-replays.ts';
export { loadPolicy, type PolicyFile, type ReplayPolicy } from './replay/load-policy.ts';
export { readReport } from './replay/read-report.ts';
export type { Recording } from './replay/recording.ts';
export { replayReport } from './replay/replay-report.ts';
export type { Change, Replayed } from './replay/replayed.ts';
