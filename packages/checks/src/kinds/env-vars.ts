import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';

/** Looks whether variables are set and not empty; their values are read by nobody and stand nowhere. */
export function createEnvVarsCheck(
  { names, recommended = [] }: CheckConfigurationOf<'env-vars'>,
  { runtime: { environment } }: Pick<CheckContext, 'runtime'>,
): Check {
  const all = [...new Set([...names, ...recommended])];
  return {
    asks: `the environment of this step for ${all.join(', ')}`,
    async ask() {
      const states = all.map((name) => ({ name, state: stateOf(environment[name]) }));
      const wrong = states.filter(({ state }) => state !== 'set');
      const failed = wrong.filter(({ name }) => names.includes(name));
      const told = (failed.length > 0 ? failed : wrong).map(({ name, state }) => `\`${name}\` is ${state}`);
      const right = all.length === 1 ? 'the variable is set' : `all ${all.length} variables are set`;
      return {
        status: failed.length > 0 ? 'fail' : wrong.length > 0 ? 'warn' : 'pass',
        finding: wrong.length === 0 ? right : told.join(', '),
        answer: states.map(({ name, state }) => `${name}: ${state}`).join('\n'),
      };
    },
  };
}

function stateOf(value: string | undefined): 'set' | 'empty' | 'not set' {
  if (value === undefined) return 'not set';
  return value.trim() === '' ? 'empty' : 'set';
}
