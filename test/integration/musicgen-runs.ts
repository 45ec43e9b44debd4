import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { repositoryRoot, type StepResult, startStep } from '@deploy-actions/testing';
import { components } from '../../scripts/components/components.ts';
import { kubectlOnPath } from './components/kubectl.ts';

/** The example, as it stands in the repository. */
export const example = join(repositoryRoot, 'examples/musicgen');

/** A text of a file that must stand there so often, and what stands in its place in the test. */
export interface Substitution {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly times: number;
}

/** Copies an example, musicgen unless told otherwise, and substitutes. Throws for a text that stands there more or less often than was said. */
export function checkOut(substitutions: readonly Substitution[], folder = example): string {
  const workspace = mkdtempSync(join(tmpdir(), 'example-'));
  cpSync(folder, workspace, { recursive: true });
  for (const { file, from, to, times } of substitutions) {
    const path = join(workspace, file);
    const parts = readFileSync(path, 'utf8').split(from);
    if (parts.length - 1 !== times)
      throw new Error(`${file} has ${parts.length - 1} times \`${from}\`, expected were ${times}`);
    writeFileSync(path, parts.join(to));
  }
  return workspace;
}

/**
 * What is installed on the runner: the real kubectl, pytest and python; and in the place of `aws` and `celery` programs that write
 * down how they were called, of which `aws s3 sync` brings a model with its manifest.
 */
export function runnerPrograms() {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  const python = dirname(components.pytest.program);
  for (const name of ['aws', 'celery']) {
    const file = join(folder, name);
    const sync = `
if [ "$1 $2" = "s3 sync" ]; then
  printf model > "$4/small.safetensors"
  printf '{"small.safetensors": "%s"}' "$(sha256sum < "$4/small.safetensors" | cut -d' ' -f1)" > "$4/manifest.json"
fi
`;
    writeFileSync(
      file,
      `#!/bin/bash\nset -e\necho "${name} $*" >> '${calls}'\n${name === 'aws' ? sync : ''}`,
    );
    chmodSync(file, 0o755);
  }
  return {
    PATH: [folder, python, kubectlOnPath()].join(delimiter),
    /** How `aws` and `celery` were called since the last time it was asked. */
    calls: () => {
      const lines = readFileSync(calls, 'utf8').split('\n').filter(Boolean);
      writeFileSync(calls, '');
      return lines;
    },
  };
}

let runs = 100;

/** One step of a workflow of the example, main and post. */
export async function runAction(
  action: string,
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<StepResult> {
  runs += 1;
  const temporary = join(mkdtempSync(join(tmpdir(), 'run-')), 'temporary');
  mkdirSync(temporary);
  const request = {
    ...{ action, workspace, temporary, inputs },
    environment: { GITHUB_RUN_ID: String(runs), ...environment },
  };
  const result = await startStep(request).done;
  if (['blue-green-shift', 'rolling-update', 'maintenance-mode'].includes(action))
    await startStep({ ...request, phase: 'post', state: result.state }).done;
  return result;
}
