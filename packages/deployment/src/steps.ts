import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { expandPlaceholders, type Step } from '@deploy-actions/config';
import { type Release, releaseVariables, runScript } from '@deploy-actions/workloads';

/** Does the steps of `smoke` or `warm-up` against a colour, in order. Throws ProviderError at the first that fails. */
export async function runSteps(
  section: 'smoke' | 'warm-up',
  steps: readonly Step[],
  release: Release,
  runtime: Pick<Runtime, 'http' | 'processes' | 'log' | 'workspace' | 'signal'>,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const name = step.name ?? `${section} step ${index + 1}`;
    if ('run' in step) {
      const script = { name, run: step.run, timeout: step.timeout };
      await runScript(script, releaseVariables(release), runtime, runtime.signal);
    } else {
      await sendRequests(name, step, release, runtime);
    }
    runtime.log.info(`✔ ${name}`);
  }
}

async function sendRequests(
  name: string,
  step: Exclude<Step, { run: string }>,
  release: Release,
  runtime: Pick<Runtime, 'http' | 'signal'>,
): Promise<void> {
  const values = { ...release, 'color-url': release.url };
  const expanded = expandPlaceholders(step, values);
  const address = 'url' in expanded ? expanded.url : `${release.url}${expanded.path}`;
  const { contains } = expanded;
  for (let sent = 0; sent < step.requests; sent += 1) {
    const answer = await runtime.http.send({ url: address, timeout: step.timeout, signal: runtime.signal });
    const why =
      answer.status !== step.status
        ? `answered ${answer.status} instead of ${step.status}`
        : contains !== undefined && !answer.body.includes(contains)
          ? `does not contain \`${contains}\``
          : undefined;
    if (why)
      throw new ProviderError(`${name}: ${address} ${why}: ${answer.body.slice(0, 200)}`, {
        system: name,
        operation: 'request',
      });
  }
}
