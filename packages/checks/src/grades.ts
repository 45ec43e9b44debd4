import type { Answer } from './check.ts';

/** What was found of one of several things, and how bad it is. */
export interface Grade {
  readonly status: Answer['status'];
  readonly finding: string;
}

const order: readonly Answer['status'][] = ['fail', 'warn', 'pass'];

/** One answer out of several: as bad as the worst of them, with everything that isn't as wanted, the worst first. */
export function gathered(grades: readonly Grade[], answer: string): Answer {
  const status = order.find((each) => grades.some((grade) => grade.status === each)) ?? 'fail';
  const told = status === 'pass' ? order : order.filter((each) => each !== 'pass');
  const findings = told.flatMap((each) => grades.filter((grade) => grade.status === each));
  return { status, finding: findings.map(({ finding }) => finding).join('; '), answer };
}
