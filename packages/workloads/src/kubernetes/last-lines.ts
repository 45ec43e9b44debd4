import type { Kubectl } from '@deploy-actions/kubernetes';
import type { EndedContainer } from './pod-troubles.ts';
import type { Trouble } from './troubles.ts';

/** A log is asked for up to this many bytes, and longer lines are cut at this many characters. */
const mostBytes = 65_536;
const longestLine = 500;

/** Which lines are read, and what is done with each. */
export interface LastLines {
  readonly namespace: string;
  /** How many; none are asked for when 0. */
  readonly count: number;
  readonly redact: (text: string) => string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The troubles with the last lines of the containers that ended. Where a log can't be read, that is said in its place;
 * throws only the signal's reason.
 */
export function withLastLines(
  kubectl: Kubectl,
  troubles: readonly Trouble[],
  wanted: LastLines,
): Promise<readonly Trouble[]> {
  const read = async (trouble: Trouble): Promise<Trouble> =>
    trouble.ended === undefined || wanted.count === 0
      ? trouble
      : { ...trouble, log: await readLines(kubectl, trouble.ended, wanted) };
  return Promise.all(troubles.map(read));
}

async function readLines(
  kubectl: Kubectl,
  { pod, container, previous }: EndedContainer,
  { namespace, count, redact, signal }: LastLines,
): Promise<readonly string[]> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`;
  const query = new URLSearchParams({
    ...{ container, previous: String(previous) },
    ...{ tailLines: String(count), limitBytes: String(mostBytes) },
  });
  try {
    const text = redact(await kubectl.text(`${path}?${query}`, signal));
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.slice(-count).map(printable);
  } catch (error) {
    signal?.throwIfAborted();
    return [`(the log can't be read: ${printable(error instanceof Error ? error.message : String(error))})`];
  }
}

/** Without what would move the cursor or colour the terminal. */
function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they are.
  const plain = line.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '').replaceAll(/\p{Cc}/gu, ' ');
  return plain.length > longestLine ? `${plain.slice(0, longestLine).toWellFormed()}…` : plain;
}
