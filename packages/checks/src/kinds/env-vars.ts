import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';

/** Looks whether variables are set and not empty; their values are read by nobody and stand nowhere. */
export function createEnvVarsCheck(
  { names }: CheckConfigurationOf<'env-vars'>,
  { runtime: { environment } }: Pick<CheckContext, 'runtime'>,
): Check {
  return {
    asks: `the environment of this step for ${names.join(', ')}`,
    async ask() {
      const states = names.map((name) => ({ name, state: stateOf(environment[name]) }));
      const wrong = states.filter(({ state }) => state !== 'set');
      return {
        status: wrong.length === 0 ? 'pass' : 'fail',
        finding:
          wrong.length === 0
            ? names.length === 1
              ? 'the variable is set'
              : `all ${names.length} variables are set`
            : wrong.map(({ name, state }) => `\`${name}\` is ${state}`).join(', '),
        answer: states.map(({ name, state }) => `${name}: ${state}`).join('\n'),
      };
    },
  };
}

function stateOf(value: string | undefined): 'set' | 'empty' | 'not set' {
  if (value === undefined) return 'not set';
  return value.trim() === '' ? 'empty' : 'set';
}
