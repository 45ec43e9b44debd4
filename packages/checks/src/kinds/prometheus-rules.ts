import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { listed } from '../monitoring/listing.ts';
import { PrometheusServer } from '../monitoring/prometheus-api.ts';
import { checkRuleFiles } from './prometheus-rules/check-rule-files.ts';
import { gradeRules, rulesSchema } from './prometheus-rules/grade-rules.ts';

/** Asks Prometheus whether its rules work and the wanted ones are among them, and promtool about files. Throws ConfigurationError for an address that is none. */
export function createPrometheusRulesCheck(
  configuration: CheckConfigurationOf<'prometheus-rules'>,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { url, files, timeout } = configuration;
  if (url !== undefined && !URL.canParse(url)) throw new ConfigurationError(`${quoted(url)} is no address`);
  const prometheus =
    url === undefined ? undefined : new PrometheusServer({ ...configuration, url }, runtime, timeout);
  const asked = [
    ...(prometheus ? [`GET ${prometheus.place('rules')}`] : []),
    ...(files ? [`promtool check rules ${files.join(' ')}`] : []),
  ];
  return {
    asks: asked.join(', and '),
    async ask(signal) {
      const grades: Grade[] = [];
      const lines: string[] = [];
      if (prometheus) {
        const { groups } = await prometheus.ask('rules', {}, rulesSchema, signal);
        const judged = gradeRules(groups, configuration, runtime.clock.now());
        grades.push(...judged.grades);
        lines.push(...judged.lines);
      }
      if (files) {
        const judged = await checkRuleFiles(files, timeout, runtime, signal);
        grades.push(judged.grade);
        lines.push(...judged.lines);
      }
      return gathered(grades, listed(lines));
    },
  };
}
