import * as z from 'zod/mini';
import { described } from '../values.ts';

/** A server by its name or address; never something that a program could take for an option. Placeholders are allowed in it. */
export const hostName = (description: string) =>
  described(
    description,
    z
      .string()
      .check(
        z.regex(
          /^(?!-)([\w.:-]|\{\{[^{}]*\}\})+$/,
          'must be the name or address of a server alone, without scheme, path or brackets',
        ),
      ),
  );

/** A port of a server. */
export const portNumber = (description: string, usual: number) =>
  described(description, z._default(z.int().check(z.gte(1), z.lte(65_535)), usual));
