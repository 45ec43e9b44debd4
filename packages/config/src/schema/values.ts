import { parseDuration, parsePercentage, parseSize, QuantityError } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';

/** Attaches the description that editors show and the JSON Schema carries. */
export function described<S extends z.ZodMiniType>(description: string, schema: S): S {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** A schema for text (or what `from` accepts) that `parse` turns into a value; a QuantityError becomes an issue with its message. */
export function quantity<T>(
  parse: (text: string) => T,
  from: z.ZodMiniType<string | number, string | number> = z.string(),
) {
  return z.pipe(
    from,
    z.transform((text: string | number, context) => {
      try {
        return parse(String(text));
      } catch (error) {
        if (!(error instanceof QuantityError)) throw error;
        context.issues.push({ code: 'custom', message: error.message, input: text });
        return z.NEVER;
      }
    }),
  );
}

/** A duration such as `5m`, in milliseconds. */
export const duration = () => quantity(parseDuration);

/** A percentage such as `5%`, in percentage points. */
export const percentage = () => quantity(parsePercentage);

/** A size such as `4GiB`, in bytes. */
export const size = () => quantity(parseSize);

/** A text that is not empty. */
export const text = () => z.string().check(z.minLength(1));

/** An absolute http or https address; placeholders are allowed in it. */
export const url = () =>
  z
    .string()
    .check(z.regex(/^(https?:\/\/|\{\{)\S+$/, 'must be an address that starts with http:// or https://'));

/** What a threshold measures, which says how it is written: `5%`, `2s`, `4GiB` or a bare number. */
export type Unit = 'ratio' | 'seconds' | 'bytes' | 'number';

/** A threshold in base units: a share of 1, seconds, bytes or a plain number. */
export interface Threshold {
  readonly value: number;
  readonly unit: Unit;
}

/** A threshold; its unit follows from how it is written. */
export const threshold = () =>
  z.pipe(
    z.union([z.number(), z.string()], {
      error: 'must be a percentage `5%`, a duration `2s`, a size `4GiB` or a number',
    }),
    z.transform((given, context): Threshold => {
      if (typeof given === 'number') return { value: given, unit: 'number' };
      const read = [
        () => ({ value: parsePercentage(given) / 100, unit: 'ratio' as const }),
        () => ({ value: parseDuration(given) / 1_000, unit: 'seconds' as const }),
        () => ({ value: parseSize(given), unit: 'bytes' as const }),
      ];
      for (const attempt of read) {
        try {
          return attempt();
        } catch (error) {
          if (!(error instanceof QuantityError)) throw error;
        }
      }
      const message = `found \`${given}\`, allowed are a percentage \`5%\`, a duration \`2s\`, a size \`4GiB\` or a number`;
      context.issues.push({ code: 'custom', message, input: given });
      return z.NEVER;
    }),
  );

/**
 * A choice of provider: the object under the key names the one to use. A provider that exists only in later versions is
 * refused as not available yet, an unknown one as unknown; both with the list of those that are.
 */
export function providers<
  const Options extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(what: string, key: string, available: readonly string[], planned: readonly string[], options: Options) {
  const list = available.map((name) => `\`${name}\``).join(', ');
  return z.discriminatedUnion(key, options, {
    error: (issue) => {
      if (issue.code !== 'invalid_union') return undefined;
      const given = (issue.input as Record<string, unknown>)[key];
      if (given === undefined) return `the ${what} is missing; available: ${list}`;
      if (typeof given === 'string' && planned.includes(given)) {
        return `the ${what} \`${given}\` is not available yet; available: ${list}`;
      }
      return `unknown ${what} \`${String(given)}\`; available: ${list}`;
    },
  });
}
