import type { Runtime } from '@deploy-actions/action-kit';
import type { CheckConfiguration } from '@deploy-actions/config';
import { describe, expect, test } from 'vitest';
import type { CheckContext } from '../src/check.ts';
import { ask, realRuntime } from './asking.ts';

/** A check in a world, and what it has to find there. */
export interface Scene {
  /** The check as a person writes it; `kind` is filled in. */
  readonly check: object;
  /** A test runtime on the machine's own clock when absent. */
  readonly runtime?: Runtime;
  readonly context?: Partial<CheckContext>;
  readonly finding: RegExp;
  /** What the evidence must hold. */
  readonly answer?: RegExp;
}

type MakeScene = () => Promise<Scene> | Scene;

/** A scene for each way a kind of check can end. Where a kind can't end in one, a text says why. */
export interface Outcomes {
  readonly passes: MakeScene;
  readonly warns: MakeScene | string;
  /** By the reason for which it fails. */
  readonly fails: Readonly<Record<string, MakeScene>>;
  /** What it asks doesn't answer, or doesn't let it in. */
  readonly unreachable: Readonly<Record<string, MakeScene>> | string;
}

/** Shows a kind of check in each way it can end, from what a person writes to the result. */
export function outcomes(kind: CheckConfiguration['kind'], given: Outcomes): void {
  const shown = async (make: MakeScene, status: string) => {
    const { check, runtime = await realRuntime(), context = {}, finding, answer } = await make();
    const result = await ask({ kind, ...check }, runtime, context);
    expect({ status: result.status, finding: result.finding }).toEqual({
      status,
      finding: expect.stringMatching(finding),
    });
    if (answer) expect(result.evidence?.answer).toMatch(answer);
  };
  describe(kind, () => {
    test('passes', () => shown(given.passes, 'pass'));
    const { warns, unreachable } = given;
    if (typeof warns === 'function') test('warns', () => shown(warns, 'warn'));
    test.each(Object.entries(given.fails))('fails: %s', (_, make) => shown(make, 'fail'));
    if (typeof unreachable === 'object') {
      test.each(Object.entries(unreachable))('unreachable: %s', (_, make) => shown(make, 'fail'));
    }
  });
}
