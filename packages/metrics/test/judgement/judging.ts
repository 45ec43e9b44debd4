import type { Indicator } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { createJudge, type JudgeOptions } from '../../src/judgement/judge.ts';
import { indicator, MetricsService, metricsSection, type OpenMetricsSection } from '../metrics-service.ts';

/** An indicator that shows the depth of a queue, with these limits. */
export const queue = (more: Partial<Indicator>): Indicator => indicator({ query: 'queue_depth', ...more });

/** A judge over a real page; `look` lets ten seconds pass before each look. */
export async function judge(
  replace: Partial<OpenMetricsSection> = {},
  reference?: JudgeOptions['reference'],
) {
  const service = await MetricsService.start();
  const runtime = await createTestRuntime();
  const subject = { color: 'green', 'color-url': service.url };
  const made = await createJudge(
    { metrics: metricsSection(replace), subject, ...(reference && { reference }) },
    runtime,
  );
  const look = async (body?: string) => {
    if (body !== undefined) service.reply = { body };
    runtime.clock.advance(10_000);
    return made.look();
  };
  return { service, runtime, judge: made, look };
}
