import { failedRequests, type LoadCounts } from './load-client.ts';
import type { Period } from './proxy.ts';
import { newVersion } from './shop-repository.ts';

/** What the demo saw, all together. */
export interface Observations {
  /** The actions that were never started. */
  readonly skipped: readonly string[];
  /** The actions that were started, in order, each with its exit code. */
  readonly exits: readonly { readonly action: string; readonly exitCode: number | undefined }[];
  readonly postExits: readonly { readonly action: string; readonly exitCode: number | undefined }[];
  /** Output `outcome` of the shift. */
  readonly outcome: string | undefined;
  /** Output `verdict` of the window. */
  readonly window: string | undefined;
  /** Tags at the remote when all was over. */
  readonly tags: readonly string[];
  readonly load: LoadCounts;
  readonly periods: readonly Period[];
  /** Files and logs in which the secret was found. */
  readonly leaks: readonly string[];
}

/** Something that must be so for the demo to succeed. */
export interface Expectation {
  readonly text: string;
  readonly met: boolean;
}

/** What a good release must have led to: promoted, released, and nobody noticed. */
export function expectPromotion(seen: Observations): Expectation[] {
  return [
    expectation(
      'every step passed',
      seen.skipped.length === 0 && seen.exits.every(({ exitCode }) => exitCode === 0),
    ),
    expectation('the shift was promoted', seen.outcome === 'promoted' && servesAll(seen, 'green')),
    expectation('the window passed', seen.window === 'pass'),
    expectation(`v${newVersion} is tagged at the remote`, seen.tags.includes(`v${newVersion}`)),
    expectation('no request failed', seen.load.sent > 0 && failedRequests(seen.load) === 0),
    ...always(seen),
  ];
}

/** What a bad release must have led to: traffic back by itself, nothing released, errors only from the new version. */
export function expectRollback(seen: Observations): Expectation[] {
  const stopped = seen.exits.at(-1);
  const failures = Object.entries(seen.load.versions).filter(([, { failed }]) => failed > 0);
  return [
    expectation(
      'the chain stopped at the shift',
      stopped?.action === 'blue-green-shift' && stopped.exitCode === 1,
    ),
    expectation(
      'the shift rolled back by itself',
      seen.outcome === 'rolled-back' && servesAll(seen, 'blue') && everShared(seen),
    ),
    expectation('nothing was tagged', !seen.tags.includes(`v${newVersion}`)),
    expectation('no connection failed', Object.keys(seen.load.connectionErrors).length === 0),
    expectation(
      'errors came from the new version and no other',
      failures.length === 1 && failures[0]?.[0] === newVersion,
    ),
    ...always(seen),
  ];
}

function always({ postExits, leaks }: Observations): Expectation[] {
  const leaked = leaks.length > 0 ? `: ${leaks.join(', ')}` : '';
  return [
    expectation(
      'every post step ended well',
      postExits.every(({ exitCode }) => exitCode === 0),
    ),
    expectation(`the secret stands nowhere${leaked}`, leaks.length === 0),
  ];
}

function expectation(text: string, met: boolean): Expectation {
  return { text, met };
}

function servesAll({ periods }: Observations, color: 'blue' | 'green'): boolean {
  return periods.at(-1)?.weights[color] === 100;
}

function everShared({ periods }: Observations): boolean {
  return periods.some(({ weights }) => weights.green > 0);
}
