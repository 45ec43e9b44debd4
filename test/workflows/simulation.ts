import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { Job, Step, Workflow } from './workflow-files.ts';

/** How a step ends in a simulated run. */
export interface StepEnd {
  readonly ok?: boolean;
  readonly outputs?: Readonly<Record<string, string>>;
  /** Somebody cancels the run while this step is under way. */
  readonly cancelled?: boolean;
}

/** What a simulated run is given. */
export interface Run {
  readonly inputs: Readonly<Record<string, string | boolean>>;
  /** More of the context `github`. */
  readonly github?: Context;
  readonly attempt?: number;
  readonly secrets?: Readonly<Record<string, string>>;
  /** How steps end, by `<job>/<step id or name>`; a step not named here succeeds without outputs. */
  readonly ends: Readonly<Record<string, StepEnd>>;
}

/** What happened in a simulated run. */
export interface Story {
  /** Each step that was started, as `<job>/<step id or name>`, with what its `with` became. */
  readonly steps: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly jobs: Readonly<Record<string, 'success' | 'failure' | 'cancelled' | 'skipped'>>;
}

type Status = Story['jobs'][string];
type Context = Readonly<Record<string, unknown>>;

/**
 * Runs a workflow in mind, as GitHub's documentation describes: jobs in the order of their needs, `if` with the implied
 * `success()`, expressions by GitHub's own evaluator. Knows no matrix, no environments and no queues.
 */
export function simulate({ on, jobs }: Workflow, run: Run): Story {
  const declaredInputs = (on.workflow_call ?? on.workflow_dispatch)?.inputs ?? {};
  const defaults = Object.entries(declaredInputs).map(([name, { default: value }]) => [name, value]);
  const inputs = { ...Object.fromEntries(defaults), ...run.inputs };
  const github = {
    ...{ sha: 'c0ffee', ref_name: 'main', run_attempt: run.attempt ?? 1, token: 'token' },
    ...run.github,
  };
  const steps = new Map<string, Readonly<Record<string, unknown>>>();
  const results: Record<string, Status> = {};
  const outputs: Record<string, Context> = {};
  for (const [name, job] of Object.entries(jobs)) {
    const needed = [job.needs ?? []].flat();
    const needs = Object.fromEntries(
      needed.map((need) => [need, { result: results[need], outputs: outputs[need] ?? {} }]),
    );
    const status = worst(needed.map((need) => results[need] ?? 'skipped'));
    const known = { inputs, github, needs, secrets: run.secrets ?? {}, runner: { temp: '/tmp' } };
    if (!holds(job.if, status, { ...known, env: {} })) {
      results[name] = 'skipped';
      continue;
    }
    const env = Object.entries(job.env ?? {}).map(([key, value]) => [key, fill(value, status, known)]);
    const context = { ...known, env: Object.fromEntries(env) };
    const ended = runSteps(name, job, context, run.ends, steps);
    results[name] = ended.status;
    const declared = Object.entries(job.outputs ?? {});
    outputs[name] = Object.fromEntries(
      declared.map(([output, value]) => [
        output,
        fill(value, ended.status, { ...context, steps: ended.steps }),
      ]),
    );
  }
  return { steps, jobs: results };
}

function runSteps(
  jobName: string,
  job: Job,
  context: Context,
  ends: Run['ends'],
  started: Map<string, Readonly<Record<string, unknown>>>,
): { readonly status: Status; readonly steps: Context } {
  let status: Status = 'success';
  const steps: Record<string, Context> = {};
  for (const step of job.steps) {
    const here = { ...context, steps };
    if (!holds(step.if, status, here)) continue;
    const name = `${jobName}/${nameOf(step)}`;
    const given = Object.entries(step.with ?? {}).map(([input, value]) => [input, fill(value, status, here)]);
    started.set(name, Object.fromEntries(given));
    const { ok = true, outputs = {}, cancelled = false } = ends[name] ?? {};
    if (step.id !== undefined) steps[step.id] = { outputs, outcome: ok ? 'success' : 'failure' };
    if (!ok && !step['continue-on-error'] && status === 'success') status = 'failure';
    if (cancelled) status = 'cancelled';
  }
  return { status, steps };
}

function nameOf({ id, name }: Step): string {
  return id ?? name ?? '';
}

/** What `success()`, `failure()` and `cancelled()` go by; a skipped job skips those that need it. */
function worst(results: readonly Status[]): Status {
  const order: readonly Status[] = ['cancelled', 'failure', 'skipped'];
  return order.find((status) => results.includes(status)) ?? 'success';
}

function holds(condition: string | boolean | undefined, status: Status, context: Context): boolean {
  const code =
    /^\s*\$\{\{(.*)\}\}\s*$/s.exec(String(condition ?? 'success()'))?.[1] ?? String(condition ?? 'success()');
  const asksForStatus = /\b(success|failure|always|cancelled)\s*\(/.test(code);
  return truthy(evaluate(asksForStatus ? code : `success() && (${code})`, status, context));
}

function truthy(value: data.ExpressionData): boolean {
  const text = value.coerceString();
  return text !== '' && text !== 'false' && text !== '0';
}

/** A value with its expressions filled in; one that is an expression as a whole keeps its type in GitHub, here it is text. */
function fill(value: unknown, status: Status, context: Context): unknown {
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, code: string) =>
    evaluate(code, status, context).coerceString(),
  );
}

function evaluate(code: string, status: Status, context: Context): data.ExpressionData {
  const yes = (value: boolean) => new data.BooleanData(value);
  const functions = [
    { name: 'always', call: () => yes(true) },
    { name: 'success', call: () => yes(status === 'success') },
    { name: 'failure', call: () => yes(status === 'failure') },
    { name: 'cancelled', call: () => yes(status === 'cancelled') },
  ].map((definition) => ({ ...definition, minArgs: 0, maxArgs: 0 }));
  const { tokens } = new Lexer(code.trim()).lex();
  const tree = new Parser(tokens, Object.keys(context), functions).parse();
  const dictionary = JSON.parse(JSON.stringify(context), data.reviver) as data.Dictionary;
  return new Evaluator(tree, dictionary, new Map(functions.map((entry) => [entry.name, entry]))).evaluate();
}
