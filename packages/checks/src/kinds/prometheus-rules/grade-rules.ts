import { formatDuration, nearest, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { formatAge } from '../../ages.ts';
import type { Grade } from '../../grades.ts';
import { counted, firstOf } from '../../monitoring/listing.ts';
import { instantOf } from '../../monitoring/prometheus-api.ts';

const ruleSchema = z.object({
  name: z.string(),
  type: z.string(),
  health: z.string(),
  lastError: z.optional(z.string()),
  labels: z.nullish(z.record(z.string(), z.string())),
});

/** https://prometheus.io/docs/prometheus/latest/querying/api/#rules; intervals are in seconds. */
export const rulesSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      interval: z.number(),
      lastEvaluation: z.optional(z.string()),
      rules: z.array(ruleSchema),
    }),
  ),
});

type Group = z.output<typeof rulesSchema>['groups'][number];
type Rule = z.output<typeof ruleSchema>;
type Wanted = Pick<
  CheckConfigurationOf<'prometheus-rules'>,
  'names' | 'severity-label' | 'groups' | 'evaluated-within'
>;

/** No group is late before this, in milliseconds, however often it is evaluated. */
const shortestPatience = 60_000;

/** What is right and wrong with the rules of a server at a moment, in milliseconds since 1970, and the lines that prove it. */
export function gradeRules(
  groups: readonly Group[],
  wanted: Wanted,
  now: number,
): { readonly grades: readonly Grade[]; readonly lines: readonly string[] } {
  const rules = groups.flatMap((group) => group.rules);
  if (rules.length === 0) {
    const finding = 'Prometheus has no rules, wanted some; are its `rule_files` there?';
    return { grades: [{ status: 'fail', finding }], lines: ['no rules'] };
  }
  const alerting = rules.filter(({ type }) => type === 'alerting');
  const wrong = [
    ...gradeHealth(rules),
    ...gradeEvaluations(groups, wanted['evaluated-within'], now),
    ...gradeGroups(groups, wanted.groups ?? []),
    ...gradeNames(alerting, wanted),
  ];
  const named =
    (wanted.names ?? []).length === 0
      ? ''
      : `, ${counted(wanted.names?.length ?? 0, 'wanted one')} among them`;
  const finding = `${counted(rules.length, 'rule')} in ${counted(groups.length, 'group')} work${named}`;
  return { grades: wrong.length === 0 ? [{ status: 'pass', finding }] : wrong, lines: linesOf(groups) };
}

function gradeHealth(rules: readonly Rule[]): Grade[] {
  const broken = rules.filter(({ health }) => health === 'err');
  const unknown = rules.filter(({ health }) => health !== 'err' && health !== 'ok');
  const grades: Grade[] = [];
  if (broken.length > 0) {
    const reasons = broken.map(({ name, lastError }) => `${quoted(name)}: ${lastError || 'no reason given'}`);
    const finding = `${counted(broken.length, 'rule')} can not be evaluated, wanted none: ${firstOf(reasons)}`;
    grades.push({ status: 'fail', finding });
  }
  if (unknown.length > 0) {
    const names = firstOf(unknown.map(({ name }) => quoted(name)));
    const finding = `${counted(unknown.length, 'rule')} not evaluated yet, wanted all: ${names}`;
    grades.push({ status: 'warn', finding });
  }
  return grades;
}

function gradeEvaluations(groups: readonly Group[], within: number | undefined, now: number): Grade[] {
  const late = groups.flatMap(({ name, interval, lastEvaluation }) => {
    const at = instantOf(lastEvaluation ?? '');
    const patience = within ?? Math.max(3 * interval * 1_000, shortestPatience);
    // What was never evaluated is told by the health of its rules.
    if (at === undefined || now - at <= patience) return [];
    return [`${quoted(name)} ${formatAge(now - at)} ago, wanted at most ${formatDuration(patience)}`];
  });
  return late.length === 0 ? [] : [{ status: 'fail', finding: `last evaluated: ${firstOf(late)}` }];
}

function gradeGroups(groups: readonly Group[], wanted: readonly string[]): Grade[] {
  const names = groups.map(({ name }) => name);
  return wanted.filter((name) => !names.includes(name)).map((name) => missing('group', name, names));
}

function gradeNames(alerting: readonly Rule[], wanted: Wanted): Grade[] {
  const severity = wanted['severity-label'];
  const has = ({ labels }: Rule) => severity === undefined || labels?.['severity'] === severity;
  if (wanted.names === undefined && severity !== undefined && !alerting.some(has)) {
    const finding = `none of ${counted(alerting.length, 'alerting rule')} has the severity ${quoted(severity)}, wanted one at least`;
    return [{ status: 'fail', finding }];
  }
  const names = alerting.map(({ name }) => name);
  return (wanted.names ?? []).flatMap((name): Grade[] => {
    const rules = alerting.filter((rule) => rule.name === name);
    if (rules.length === 0) return [missing('alerting rule', name, names)];
    if (rules.some(has)) return [];
    const found = rules.map(({ labels }) => labels?.['severity'] ?? 'none').join(', ');
    const finding = `the alerting rule ${quoted(name)} has the severity ${quoted(found)}, wanted ${quoted(severity ?? '')}`;
    return [{ status: 'fail', finding }];
  });
}

function missing(what: string, name: string, names: readonly string[]): Grade {
  const near = nearest(name, [...names]);
  const hint = near === undefined ? '' : `; did you mean ${quoted(near)}?`;
  return { status: 'fail', finding: `there is no ${what} ${quoted(name)}, wanted one${hint}` };
}

function linesOf(groups: readonly Group[]): string[] {
  const lines = groups.flatMap((group) =>
    group.rules.map(({ name, type, health, lastError, labels }) => {
      const severity = labels?.['severity'] === undefined ? '' : `, severity ${labels['severity']}`;
      const why = lastError ? `: ${lastError}` : '';
      return { bad: health !== 'ok', line: `${group.name}: ${type} ${name}${severity}: ${health}${why}` };
    }),
  );
  return lines.toSorted((a, b) => Number(b.bad) - Number(a.bad)).map(({ line }) => line);
}
