import { ConfigurationError } from '@deploy-actions/action-kit';
import { describeContract, type Holder, type StateDocument } from '@deploy-actions/state';

/**
 * Throws ConfigurationError when this very run recorded such migrations: a shift beside them would have no way back that was
 * ever seen to work.
 */
export function refuseOwnContract(
  state: StateDocument | undefined,
  { holder }: { readonly holder: Holder },
): void {
  const entries = Object.values(state?.contracts ?? {});
  const own = entries.find(({ by }) => isSameRun(by, holder));
  if (!own) return;
  throw new ConfigurationError(
    `this run applied migrations that took away what earlier versions need: ${describeContract(own)}; a shift in the same run would have no proven way back; nothing was shifted; see that the version that serves works with them, then deploy in a run of its own`,
  );
}

function isSameRun({ run }: Holder, mine: Holder): boolean {
  if (!run || !mine.run) return false;
  return run.repository === mine.run.repository && run.runId === mine.run.runId;
}
