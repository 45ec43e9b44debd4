import { type HttpResponse, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { expandPlaceholders, type HookMoment, type Step } from '@deploy-actions/config';
import { type Release, releaseVariables, runScript } from '@deploy-actions/workloads';

/** How much of an answer an error shows, in characters. */
const shownBody = 300;

/** The sections of the configuration that are lists of steps; hooks go by their moment. */
export type StepSection = 'smoke' | 'warm-up' | HookMoment;

type RequestStep = Exclude<Step, { run: string }>;

/** Does the steps of a section against a colour, in order. Throws ProviderError at the first that fails. */
export async function runSteps(
  section: StepSection,
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
  step: RequestStep,
  release: Release,
  runtime: Pick<Runtime, 'http' | 'signal'>,
): Promise<void> {
  const expanded = expandPlaceholders(step, { ...release, 'color-url': release.url });
  const { method, headers, body, timeout } = expanded;
  const url = 'url' in expanded ? expanded.url : `${release.url}${expanded.path}`;
  const request = {
    ...{ method, url, timeout, signal: runtime.signal },
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  };
  for (let sent = 0; sent < step.requests; sent += 1) {
    const answer = await runtime.http.send(request).catch((error) => {
      if (error instanceof ProviderError) throw failure(name, error.message);
      throw error;
    });
    const why = shortfall(expanded, answer);
    if (why !== undefined) throw failure(name, `${method} ${url} ${why}; ${beginning(answer.body)}`);
  }
}

function shortfall({ status, contains }: RequestStep, answer: HttpResponse): string | undefined {
  if (answer.status !== status) return `answered ${answer.status} instead of ${status}`;
  if (contains === undefined || answer.body.includes(contains)) return undefined;
  return `answered ${status}, but what came does not contain \`${contains}\``;
}

function beginning(body: string): string {
  const text = body.replaceAll(/\s+/g, ' ').trim();
  if (text === '') return 'the answer is empty';
  return `the answer${text.length > shownBody ? ' begins' : ''}: ${text.slice(0, shownBody).toWellFormed()}`;
}

function failure(name: string, message: string): ProviderError {
  return new ProviderError(`${name}: ${message}`, { system: name, operation: 'request' });
}
