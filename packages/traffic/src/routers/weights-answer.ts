import { ProviderError } from '@deploy-actions/action-kit';
import { trafficSystem } from '../traffic-router.ts';
import { type Weights, weightsProblem } from '../weights.ts';

/** The weights in a JSON answer `{"blue": 90, "green": 10}`. Throws ProviderError, with `source` in front, for anything else. */
export function weightsInAnswer(answer: unknown, source: string): Weights {
  const { blue, green } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<
    string,
    unknown
  >;
  if (typeof blue === 'number' && typeof green === 'number' && !weightsProblem({ blue, green })) {
    return { blue, green };
  }
  throw new ProviderError(
    `${source}: expected whole weights of blue and green that sum to 100, found blue ${shown(blue)}, green ${shown(green)}; put that right there, or with the rollback action (\`to: blue\` or \`to: green\`)`,
    { system: trafficSystem, operation: 'read weights' },
  );
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
