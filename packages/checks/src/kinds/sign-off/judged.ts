import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer } from '../../check.ts';
import type { ChecklistState } from '../../sign-offs/checklist.ts';
import type { ChecklistItem } from '../../sign-offs/checklist-item.ts';
import { namedEntitled } from '../../sign-offs/entitlement.ts';
import type { Signature, Signatures } from './signatures.ts';

type Configuration = CheckConfigurationOf<'sign-off'>;

/** Compares who signed off with who has to. */
export function judged(
  configuration: Configuration,
  item: ChecklistItem,
  { url, closed }: ChecklistState,
  { accepted, refused }: Signatures,
): Answer {
  const { approvals } = configuration;
  const evidence = [
    url,
    ...accepted.map(({ by, when }) => `${item.role}: ${by}, ${when}`),
    ...(accepted.length < approvals ? [`${item.role}: nobody${accepted.length > 0 ? ' else' : ''} yet`] : []),
    ...refused,
  ];
  const result = (status: Answer['status'], finding: string): Answer => ({
    status,
    finding,
    answer: evidence.join('\n'),
  });
  if (accepted.length < approvals) {
    const done =
      accepted.length > 0 ? `${accepted.length} of ${approvals} signed off (${people(accepted)}); ` : '';
    const who = `${item.role} (${namedEntitled(configuration.by)})`;
    const still = `${done}waits for ${who}: tick it in ${url}${closed ? ', which is closed' : ''}`;
    return result('fail', [...refused, still].join('; '));
  }
  return counted(configuration, accepted, result);
}

function counted(
  { count }: Configuration,
  accepted: readonly Signature[],
  result: (status: Answer['status'], finding: string) => Answer,
): Answer {
  const signed = `signed off by ${people(accepted)}`;
  const [first] = accepted;
  if (count === undefined || first === undefined) return result('pass', signed);
  const { label, 'warn-above': warn, 'fail-above': fail } = count;
  if (!/^\d{1,9}$/.test(first.value)) {
    const found = first.value === '' ? 'no number' : `\`${first.value.slice(0, 40).replaceAll('`', "'")}\``;
    return result('fail', `${label}: found ${found} behind the text, wanted a whole number; ${signed}`);
  }
  const number = Number(first.value);
  if (fail !== undefined && number > fail) {
    return result('fail', `${label}: ${number}, wanted at most ${fail}; ${signed}`);
  }
  if (warn !== undefined && number > warn) {
    return result('warn', `${label}: ${number}, more than ${warn}; ${signed}`);
  }
  return result('pass', `${label}: ${number}; ${signed}`);
}

function people(signatures: readonly Signature[]): string {
  return signatures.map(({ by, when }) => `@${by} (${when})`).join(' and ');
}
