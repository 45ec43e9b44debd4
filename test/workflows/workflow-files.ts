import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { parse } from 'yaml';

/** One step, as far as the rules look at it. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: boolean;
}

/** One job, as far as the rules look at it. */
export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string | boolean;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string | { readonly name: string; readonly deployment?: boolean };
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly 'timeout-minutes'?: number | string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** A trigger that takes inputs. */
export interface Trigger {
  readonly inputs?: Readonly<Record<string, { readonly type: string; readonly default?: unknown }>>;
}

/** A workflow of this repository. */
export interface Workflow {
  /** Its path in the repository. */
  readonly file: string;
  readonly text: string;
  readonly on: { readonly workflow_call?: Trigger; readonly workflow_dispatch?: Trigger };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Reads one workflow or composite action, or whatever else `file` is. */
export function readWorkflow(file: string): Workflow {
  const text = readFileSync(join(repositoryRoot, file), 'utf8');
  return { file, text, ...(parse(text) as Omit<Workflow, 'file' | 'text'>) };
}

/** How an expression stands in a workflow. */
export function expression(code: string): string {
  return `\${{ ${code} }}`;
}

/** All workflows of this repository, in alphabetical order. */
export const workflows: readonly Workflow[] = globSync('.github/workflows/*.yml', { cwd: repositoryRoot })
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .map(readWorkflow);

/** The composite actions that only these workflows use. */
export const compositeActions: readonly string[] = globSync('.github/actions/*/action.yml', {
  cwd: repositoryRoot,
}).map((file) => file.replaceAll('\\', '/'));
