import {
  describeError,
  formatDuration,
  ProviderError,
  quoted,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { MaintenanceConfiguration } from '@deploy-actions/config';

/** The section `probe`. */
export type ProbeConfiguration = NonNullable<MaintenanceConfiguration['probe']>;

/** What one request from outside showed. */
export interface Look {
  /** `neither` for an answer that is not the one while it is on, and not one of a service that works; or none at all. */
  readonly seen: 'on' | 'off' | 'neither';
  /** What was answered, for messages. */
  readonly told: string;
}

/** What came of looking until it was seen. */
export interface Seen {
  readonly seen: boolean;
  /** What the last look showed. */
  readonly told: string;
}

type Outside = Pick<Runtime, 'http' | 'clock'>;

/** Asks once; a request without an answer is `neither`. Throws the signal's reason. */
export async function look(
  probe: ProbeConfiguration,
  { http }: Outside,
  signal?: AbortSignal,
): Promise<Look> {
  const { url, status, contains, timeout } = probe;
  try {
    const headers = { 'cache-control': 'no-cache' };
    const answer = await http.send({ url, headers, timeout, ...(signal ? { signal } : {}) });
    const hasText = contains === undefined || answer.body.includes(contains);
    const told = `${answer.status}${contains === undefined ? '' : ` ${hasText ? 'with' : 'without'} ${quoted(contains)}`}`;
    if (answer.status === status && hasText) return { seen: 'on', told };
    const normal =
      probe['off-status'] === undefined ? answer.status < 500 : answer.status === probe['off-status'];
    return { seen: normal ? 'off' : 'neither', told };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { seen: 'neither', told: `no answer (${describeError(error)})` };
  }
}

/** Asks until it is seen, so many times in a row, or `within` is over. Throws the signal's reason. */
export async function lookUntil(
  wanted: 'on' | 'off',
  probe: ProbeConfiguration,
  outside: Outside,
  signal?: AbortSignal,
): Promise<Seen> {
  const { clock } = outside;
  const limit = clock.now() + probe.within;
  for (let row = 0; ; ) {
    const { seen, told } = await look(probe, outside, signal);
    row = seen === wanted ? row + 1 : 0;
    if (row >= probe.consecutive) return { seen: true, told };
    if (clock.now() + probe.interval > limit) return { seen: false, told };
    await clock.sleep(probe.interval, signal);
  }
}

/** What is looked for, for messages: ``503 with `back soon` at https://…``. */
export function describeProbe({ url, status, contains, within }: ProbeConfiguration): string {
  const text = contains === undefined ? '' : ` with ${quoted(contains)}`;
  return `${status}${text} at ${url} within ${formatDuration(within)}`;
}
