import type { Assessment } from './verdict.ts';

type Conclusion = Pick<Assessment, 'verdict' | 'reasonCode' | 'reason' | 'consequence'>;

/**
 * The verdict of a window, the first that applies:
 * 1. a look that regressed → `regress`;
 * 2. more than half of the looks could not be read → `provider-error`: too much went unseen;
 * 3. the last look was no `pass` → its verdict: what was not seen at the end is not known to be well;
 * 4. else → `pass`; single failed looks in between are only mentioned, and looks with too little data before there was
 *    enough don't matter.
 */
export function concludeWindow(looks: readonly Assessment[]): Conclusion {
  const last = looks.at(-1);
  if (last === undefined) throw new RangeError('a window has at least one look');
  const regressed = looks.find(({ verdict }) => verdict === 'regress');
  if (regressed) return conclusionOf(regressed);
  const unread = looks.filter(({ verdict }) => verdict === 'provider-error');
  const newest = unread.at(-1);
  if (newest === undefined) return conclusionOf(last);
  const unseen = `${unread.length} of ${looks.length} looks could not be read, the newest because: ${newest.reason}`;
  if (unread.length * 2 > looks.length) {
    return { verdict: 'provider-error', reasonCode: newest.reasonCode, reason: unseen };
  }
  return last.verdict === 'pass'
    ? { ...conclusionOf(last), reason: `${last.reason}; ${unseen}` }
    : conclusionOf(last);
}

function conclusionOf({ verdict, reasonCode, reason, consequence }: Assessment): Conclusion {
  return { verdict, reasonCode, reason, ...(consequence && { consequence }) };
}
