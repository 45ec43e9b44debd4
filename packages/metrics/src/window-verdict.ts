import type { Assessment } from './verdict.ts';

type Conclusion = Pick<Assessment, 'verdict' | 'reasonCode' | 'reason'>;

/**
 * The verdict of a window, the first that applies:
 * 1. a look that regressed → `regress`;
 * 2. the last look was no `pass` → its verdict: what was not seen at the end is not known to be well;
 * 3. more than half of the looks could not be read → `provider-error`: too much went unseen;
 * 4. else → `pass`; single failed looks in between, and looks with too little data before there was enough, don't matter.
 */
export function concludeWindow(looks: readonly Assessment[]): Conclusion {
  const last = looks.at(-1);
  if (last === undefined) throw new RangeError('a window has at least one look');
  const regressed = looks.find(({ verdict }) => verdict === 'regress');
  if (regressed) return conclusionOf(regressed);
  if (last.verdict !== 'pass') return conclusionOf(last);
  const unread = looks.filter(({ verdict }) => verdict === 'provider-error');
  const newest = unread.at(-1);
  if (newest && unread.length * 2 > looks.length) {
    const reason = `${unread.length} of ${looks.length} looks could not be read, the newest because: ${newest.reason}`;
    return { verdict: 'provider-error', reasonCode: newest.reasonCode, reason };
  }
  return conclusionOf(last);
}

function conclusionOf({ verdict, reasonCode, reason }: Assessment): Conclusion {
  return { verdict, reasonCode, reason };
}
