import { parseDuration, parsePercentage, QuantityError, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { describeValue } from '../explanation.ts';
import { described } from './values.ts';

/** One step of a shift: the new colour's share, and how long it is watched at that share. */
export interface Stage {
  /** Whole percentage points, 1 to 100. */
  readonly weight: number;
  /** Milliseconds. */
  readonly watch: number;
}

const stage = z.pipe(
  z.string({
    // A bare number is the usual mistake, and what is wrong with it is that it has no unit.
    error: ({ input }) =>
      typeof input === 'number'
        ? `found ${quoted(String(input))}, which has no unit; a stage is a share and a time to watch it: \`10% 5m\`, or \`100%\``
        : `must be a share and a time to watch it, such as \`10% 5m\`, or \`100%\`; found ${describeValue(input)}`,
  }),
  z.transform((given, context): Stage => {
    const [share = '', watch, ...rest] = given.trim().split(/\s+/);
    try {
      const weight = parsePercentage(share);
      if (rest.length > 0)
        throw new QuantityError(`found ${quoted(given)}, allowed is a share and a time: \`10% 5m\``);
      if (!Number.isInteger(weight) || weight < 1 || weight > 100) {
        throw new QuantityError(`found ${quoted(share)}, a share is a whole percentage from 1% to 100%`);
      }
      return { weight, watch: watch === undefined ? 0 : parseDuration(watch) };
    } catch (error) {
      if (!(error instanceof QuantityError)) throw error;
      context.issues.push({ code: 'custom', message: error.message, input: given });
      return z.NEVER;
    }
  }),
);

const stageList = z.array(stage).check(
  z.minLength(1),
  z.check((context) => {
    const stages = context.value;
    const say = (index: number, message: string) =>
      context.issues.push({ code: 'custom', message, path: [index], input: stages });
    for (const [index, { weight }] of stages.entries()) {
      const before = stages[index - 1];
      if (before && weight <= before.weight)
        say(index, `the share ${weight}% does not rise from ${before.weight}%`);
    }
    const last = stages.at(-1);
    if (last && last.weight !== 100)
      say(stages.length - 1, `the last stage is ${last.weight}%, but a shift ends at 100%`);
  }),
);

/** The steps in which traffic moves; shares rise and end at 100%. */
export const stagesSchema = described(
  'The shares of traffic the new colour gets, one after another.',
  stageList,
);
