import * as z from 'zod/mini';
import { described } from './values.ts';

type CheckSchemas = typeof import('./checks.ts');

let loaded: CheckSchemas | undefined;

/** The schemas of all kinds of checks: fifty, which take longer to make than all other sections, and which most actions never need. */
export async function loadCheckSchemas(): Promise<CheckSchemas> {
  loaded ??= await import('./checks.ts');
  return loaded;
}

/** The section `checks`; of use once its schemas are loaded. */
export const checksSection = described(
  'The readiness checks.',
  z.lazy(() => {
    if (!loaded) throw new Error('the schemas of the checks are not loaded');
    return loaded.checksSchema;
  }),
);
