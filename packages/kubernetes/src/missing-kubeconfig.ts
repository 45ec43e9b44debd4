import type { Runtime } from '@deploy-actions/action-kit';

/** Time to look, in milliseconds. */
const lookLimit = 5_000;

/** Prints what `KUBECONFIG` names and is not there. */
const look = 'set -f; IFS=:; for file in $KUBECONFIG; do [ -e "$file" ] || printf "%s\\n" "$file"; done';

/**
 * The files that `KUBECONFIG` names and that are not there, of which kubectl says nothing; none where that can't be known. It is
 * asked of a program, as kubectl is one: what it inherits is what kubectl inherits.
 */
export async function missingKubeconfigs({
  processes,
  workspace,
}: Pick<Runtime, 'processes' | 'workspace'>): Promise<readonly string[]> {
  try {
    const request = { command: 'bash', args: ['-c', look], directory: workspace, timeout: lookLimit };
    const { stdout } = await processes.tool(request);
    return stdout.split('\n').filter((file) => file !== '');
  } catch {
    return [];
  }
}
