import type { Problem } from '@deploy-actions/action-kit';
import type { ConfiguredCheck } from './configured-checks.ts';
import { unknownCheck } from './waivers.ts';

/** What is wrong with the `needs` of the checks of one phase: ids that no check of the phase has, and circles. */
export function needsProblems(inPhase: readonly ConfiguredCheck[], elsewhere: readonly string[]): Problem[] {
  const ids = inPhase.map(({ configuration }) => configuration.id);
  const unknown = inPhase.flatMap(({ configuration, problem }) =>
    (configuration.needs ?? [])
      .filter((need) => !ids.includes(need))
      .map((need) =>
        problem(
          elsewhere.includes(need)
            ? `needs \`${need}\`, which runs in another phase`
            : `needs \`${need}\`: ${unknownCheck(need, ids)}`,
          'needs',
        ),
      ),
  );
  return [...unknown, ...circles(inPhase)];
}

/** One problem for each circle, at its first check. */
function circles(checks: readonly ConfiguredCheck[]): Problem[] {
  const byId = new Map(checks.map((check) => [check.configuration.id, check]));
  const done = new Set<string>();
  const problems: Problem[] = [];
  const visit = (check: ConfiguredCheck, path: readonly string[]): void => {
    const { id, needs = [] } = check.configuration;
    const start = path.indexOf(id);
    if (start >= 0) {
      const circle = [...path.slice(start), id].map((one) => `\`${one}\``).join(' → ');
      problems.push(check.problem(`its needs go in a circle: ${circle}`, 'needs'));
      return;
    }
    if (done.has(id)) return;
    for (const need of needs) {
      const next = byId.get(need);
      if (next) visit(next, [...path, id]);
    }
    done.add(id);
  };
  for (const check of checks) visit(check, []);
  return problems;
}
