import type { InputDefinitions, InputValues } from './inputs.ts';
import type { Runtime } from './runtime.ts';

/** How an action ended: whether the chain may go on, a stable word for machines and a sentence for people. */
export interface Conclusion {
  readonly ok: boolean;
  readonly reasonCode: string;
  readonly reason: string;
}

/** Writes each output of an action from its result; `undefined` becomes an empty output. */
export type OutputDefinitions<R> = Readonly<
  Record<string, (result: R) => string | number | boolean | undefined>
>;

/** Declares the outputs of an action. */
export function defineOutputs<R>(definitions: OutputDefinitions<R>): OutputDefinitions<R> {
  return definitions;
}

/** One action: how its inputs are read, what it does and how its result is told. */
export interface Action<D extends InputDefinitions, I, R> {
  readonly name: string;
  readonly inputs: D;
  /**
   * Makes the one typed object that `run` gets, reading and checking configuration; writes nothing. Called even when
   * inputs were invalid, so that all problems are reported at once: invalid inputs then have their default or `undefined`.
   */
  readonly resolve: (values: InputValues<D>, runtime: Runtime) => Promise<I>;
  readonly run: (inputs: I, runtime: Runtime) => Promise<R>;
  readonly outputs: OutputDefinitions<R>;
  readonly conclude: (result: R) => Conclusion;
  /** The job summary as Markdown. */
  readonly summarize?: (result: R) => string;
}

/** Declares an action; only keeps the types. */
export function defineAction<const D extends InputDefinitions, I, R>(
  action: Action<D, I, R>,
): Action<D, I, R> {
  return action;
}
