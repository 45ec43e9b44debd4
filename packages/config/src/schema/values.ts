import {
  nearest,
  parseDuration,
  parsePercentage,
  parseSize,
  QuantityError,
  quoted,
} from '@deploy-actions/action-kit';
import * as z from 'zod/mini';

/** Attaches the description that editors show and the JSON Schema carries. */
export function described<S extends z.ZodMiniType>(description: string, schema: S): S {
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), description });
  return schema;
}

/** Attaches what the JSON Schema can say of a text that only `parse` really understands. */
function written<S extends z.ZodMiniType>(schema: S, pattern: string, examples: readonly string[]): S {
  z.globalRegistry.add(schema, { pattern, examples: [...examples] });
  return schema;
}

function writtenAsDuration<S extends z.ZodMiniType>(schema: S): S {
  return written(schema, '^(\\d+(\\.\\d+)?(ms|s|m|h|d))+$', ['90s', '5m', '1h30m']);
}

/** A schema for text (or what `from` accepts) that `parse` turns into a value; a QuantityError becomes an issue with its message. */
export function quantity<T>(
  parse: (text: string) => T,
  from: z.ZodMiniType<string | number, string | number> = z.string({
    // A bare number is the usual mistake, and what is wrong with it is that it has no unit.
    error: ({ input }) => (typeof input === 'number' ? complaint(parse, String(input)) : undefined),
  }),
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

function complaint(parse: (text: string) => unknown, text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof QuantityError)) throw error;
    return error.message;
  }
}

/** A duration such as `5m`, in milliseconds; zero is one, too. */
export const duration = () => writtenAsDuration(quantity(parseDuration));

/** A duration longer than zero, in milliseconds: for time limits and for what is done again and again. */
export const timespan = () =>
  writtenAsDuration(
    quantity((text) => {
      const milliseconds = parseDuration(text);
      if (milliseconds <= 0)
        throw new QuantityError(`found ${quoted(text)}, but it must be longer than zero`);
      return milliseconds;
    }),
  );

/** A percentage such as `5%`, in percentage points. */
export const percentage = () => written(quantity(parsePercentage), '^\\d+(\\.\\d+)?\\s*%$', ['5%', '0.1%']);

/** A size such as `4GiB`, in bytes. */
export const size = () =>
  written(quantity(parseSize), '^\\d+(\\.\\d+)?\\s*(B|[kMGT]B|[KMGT]iB)$', ['512MiB', '4GiB', '100GB']);

/** A text that is not empty. */
export const text = () => z.string().check(z.minLength(1));

/** An absolute http or https address; placeholders are allowed in it. */
export const url = () =>
  z
    .string()
    .check(z.regex(/^(https?:\/\/|\{\{)\S+$/, 'must be an address that starts with http:// or https://'));

/** A path on a server. */
export const path = () => z.string().check(z.regex(/^\//, 'must start with `/`'));

/** Headers of a request; what is secret in them is given as `env:NAME`. */
export const headers = () => z.record(text(), headerValue);

const headerValue = z
  .string()
  .check(
    z.regex(
      /^(?!.*(?:^|\s)env:[A-Za-z_])/,
      'must have `env:NAME` alone or not at all: put the whole value into the variable',
    ),
  );

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
      const message = `found ${quoted(given)}, allowed are a percentage \`5%\`, a duration \`2s\`, a size \`4GiB\` or a number`;
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
      const named = typeof given === 'string' ? quoted(given) : quoted(JSON.stringify(given));
      const near = typeof given === 'string' ? nearest(given, available) : undefined;
      // Of fifty names, the near one would be lost among the others.
      if (near !== undefined) return `unknown ${what} ${named}; did you mean \`${near}\`?`;
      return `unknown ${what} ${named}; available: ${list}`;
    },
  });
}
