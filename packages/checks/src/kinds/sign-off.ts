import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import type { GithubFacts } from '../github/github-source.ts';
import { checklistOf } from '../sign-offs/checklist.ts';
import { itemOf } from '../sign-offs/checklist-item.ts';
import { namedEntitled } from '../sign-offs/entitlement.ts';
import { judged } from './sign-off/judged.ts';
import { signaturesOf } from './sign-off/signatures.ts';

/** Between two looks at the checklist, in milliseconds; all checks that wait share the one request of a look. */
const pauseBetweenLooks = 20_000;

/** Reads from the checklist issue of the deployment whether the right people said so; opens it when there is none. */
export function createSignOffCheck(
  configuration: CheckConfigurationOf<'sign-off'>,
  context: Pick<CheckContext, 'runtime' | 'github' | 'subject' | 'phase'>,
): Check {
  const { clock } = context.runtime;
  const { wait = 0, by } = configuration;
  const item = itemOf(configuration);
  // Who is entitled is asked for once in a try, who approved the environment at each look.
  const [nextTry, nextLook] = [context.github.tries(), context.github.tries()];
  let looks = 0;
  const look = async (people: GithubFacts): Promise<Answer> => {
    looks += 1;
    const state = await checklistOf(context).stateWith(item, looks === 1);
    const signatures = await signaturesOf(configuration, item, state, context, { people, run: nextLook() });
    return judged(configuration, item, state, signatures);
  };
  return {
    asks: `the checklist issue of this deployment: ${item.role}, ${namedEntitled(by)}: ${item.boxes[0]?.text ?? ''}`,
    async ask(signal) {
      const until = clock.now() + wait;
      const people = nextTry();
      let answer = await look(people);
      // Cancelled, or out of time: who is waited for says more than that.
      const cutOff = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      for (;;) {
        const now = clock.now();
        if (answer.status !== 'fail' || now >= until || signal.aborted) return answer;
        await clock.sleep(Math.min(pauseBetweenLooks, until - now), signal).catch(() => {});
        answer = signal.aborted ? answer : ((await Promise.race([look(people), cutOff])) ?? answer);
      }
    },
  };
}
