import type { Assessment } from './verdict.ts';

type Conclusion = Pick<Assessment, 'verdict' | 'reasonCode' | 'reason' | 'consequence'>;

/** Why a look says nothing because there was nothing to measure; too little of it yet is another thing. */
const silence: readonly string[] = ['no-data', 'not-a-number'];

/**
 * The verdict of a window, the first that applies:
 * 1. a look that regressed → `regress`;
 * 2. more than half of the looks saw nothing, because the metrics could not be read → `provider-error`, or because there was nothing
 *    to measure → `insufficient-sample`: too much went unseen;
 * 3. the last look was no `pass` → its verdict: what was not seen at the end is not known to be well;
 * 4. else → `pass`; looks in between that saw nothing are only mentioned, and looks with too little data before there was
 *    enough don't matter.
 */
export function concludeWindow(looks: readonly Assessment[]): Conclusion {
  const last = looks.at(-1);
  if (last === undefined) throw new RangeError('a window has at least one look');
  const regressed = looks.find(({ verdict }) => verdict === 'regress');
  if (regressed) return conclusionOf(regressed);
  const unread = looks.filter(({ verdict }) => verdict === 'provider-error');
  const silent = looks.filter(
    ({ verdict, reasonCode }) => verdict === 'insufficient-sample' && silence.includes(reasonCode),
  );
  const unseen = [
    ...tell(unread, looks, 'could not be read'),
    ...tell(silent, looks, 'had nothing to measure'),
  ].join('; ');
  const most = (unread.length >= silent.length ? unread : silent).at(-1);
  if (most && (unread.length + silent.length) * 2 > looks.length) {
    return { verdict: most.verdict, reasonCode: most.reasonCode, reason: unseen };
  }
  return last.verdict === 'pass' && unseen !== ''
    ? { ...conclusionOf(last), reason: `${last.reason}; ${unseen}` }
    : conclusionOf(last);
}

function tell(some: readonly Assessment[], looks: readonly Assessment[], what: string): string[] {
  const newest = some.at(-1);
  return newest
    ? [`${some.length} of ${looks.length} looks ${what}, the newest because: ${newest.reason}`]
    : [];
}

function conclusionOf({ verdict, reasonCode, reason, consequence }: Assessment): Conclusion {
  return { verdict, reasonCode, reason, ...(consequence && { consequence }) };
}
