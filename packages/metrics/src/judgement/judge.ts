import { ConfigurationError } from '@deploy-actions/action-kit';
import type { AwsConfiguration, MetricsConfiguration, PlaceholderValues } from '@deploy-actions/config';
import { checkMetrics } from '../check-metrics.ts';
import type { ProviderRuntime, TimeRange } from '../metric-provider.ts';
import { createPanel, type Mistake } from '../panel.ts';
import type { Baseline } from './baseline.ts';
import { Judgement } from './judgement.ts';
import type { Assessment, LookOptions } from './verdict.ts';

/** Judges one version by its metrics; remembers what it saw from look to look and from stage to stage. */
export interface Judge {
  /** Looks at all indicators now. Throws the signal's reason when it fires; a failing provider is an assessment. */
  look(options?: LookOptions): Promise<Assessment>;
  /** Judges the looks of a time already past, the last one as the end of a window; stops at a regression. Throws the signal's reason. */
  lookBack(range: TimeRange): Promise<readonly Assessment[]>;
  /** What the systems say is certainly wrong with a query. */
  findMistakes(): Promise<readonly Mistake[]>;
  /** What was seen so far, to compare a later version with. */
  baseline(): Baseline;
}

/** What is judged, and what it is compared with. */
export interface JudgeOptions {
  /** The section as written, placeholders in it. */
  readonly metrics: MetricsConfiguration;
  /** Placeholder values of the version that is judged. */
  readonly subject: PlaceholderValues;
  /** What conditions that compare hold it against: another version now, or a stored baseline. Without one they are left out. */
  readonly reference?: PlaceholderValues | Baseline | undefined;
  /** How AWS is reached, for sources that are there. */
  readonly aws?: AwsConfiguration | undefined;
}

/** Makes a judge. Throws ConfigurationError for queries no source can evaluate, and for a baseline in other units. */
export async function createJudge(options: JudgeOptions, runtime: ProviderRuntime): Promise<Judge> {
  const { metrics, subject, reference, aws } = options;
  const stored = isBaseline(reference) ? reference : undefined;
  const live = isBaseline(reference) ? undefined : reference;
  const problems = await checkMetrics(metrics, { live: live !== undefined });
  if (problems.length > 0) {
    throw new ConfigurationError(
      problems.map(({ path, message }) => ({ message: `metrics.${path.join('.')}: ${message}` })),
    );
  }
  const panel = await createPanel({ metrics, subject, reference: live, aws }, runtime);
  const judgement = new Judgement({
    metrics,
    reference: stored ?? (live ? 'live' : undefined),
    span: (indicator) => panel.span(indicator),
    query: (indicator) => panel.query(indicator),
    log: runtime.log,
  });
  return {
    look: async (when) => judgement.assess(await panel.ask(), when),
    async lookBack(range) {
      return assessAll(judgement, await panel.past(range));
    },
    findMistakes: () => panel.findMistakes(),
    baseline: () => judgement.baseline(runtime.clock.now()),
  };
}

/** Judges looks that are there already, the last one as the end of a window or stage; stops at a regression. */
function assessAll(
  judgement: Pick<Judgement, 'assess'>,
  looks: readonly Parameters<Judgement['assess']>[0][],
): Assessment[] {
  const assessments: Assessment[] = [];
  for (const [index, look] of looks.entries()) {
    const assessment = judgement.assess(look, { final: index === looks.length - 1 });
    assessments.push(assessment);
    if (assessment.verdict === 'regress') break;
  }
  return assessments;
}

function isBaseline(reference: PlaceholderValues | Baseline | undefined): reference is Baseline {
  return reference !== undefined && 'schemaVersion' in reference;
}
