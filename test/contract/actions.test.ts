import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action, InputDefinitions } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import { type DescribedAction, describedActions, readReadme } from '../../scripts/action-metadata.ts';
import { readmeParts } from '../../scripts/generate-docs.ts';
import { phasesOf, repository } from '../../scripts/workspace.ts';
import { expression } from '../workflows/workflow-files.ts';

type AnyAction = Action<InputDefinitions, unknown, unknown>;

async function load({ folder }: DescribedAction): Promise<AnyAction> {
  const module: { readonly action: AnyAction } = await import(
    join(repository, 'actions', folder, 'src', 'main.ts')
  );
  return module.action;
}

/** Defaults that only the runner can know: the code sees a value, or none where another runner knows no such expression. */
const runnerDefaults: Readonly<Record<string, string>> = {
  'github-token': expression('github.token'),
  'check-run-id': expression('job.check_run_id'),
};

const commonInputs = ['config', 'environment', 'github-token', 'dry-run'];

test('there are actions', () => {
  expect(describedActions().length).toBeGreaterThan(0);
});

describe.each(describedActions())('$folder', (described) => {
  const { folder, metadata, permissions } = described;
  const inputs = metadata.inputs ?? {};

  test('has the same inputs, in the same order, in action.yml and in the code', async () => {
    const { inputs: definitions } = await load(described);
    expect(Object.keys(inputs)).toEqual(Object.keys(definitions));
  });

  test('has the same required inputs and defaults in action.yml and in the code', async () => {
    const { inputs: definitions } = await load(described);
    const fromMetadata = Object.entries(inputs).map(([name, { required, default: value }]) => [
      name,
      { required: required ?? false, default: value === runnerDefaults[name] ? undefined : value },
    ]);
    const fromCode = Object.entries(definitions).map(([name, { required, default: value }]) => [
      name,
      { required, default: value },
    ]);
    expect(Object.fromEntries(fromMetadata)).toEqual(Object.fromEntries(fromCode));
  });

  test('has defaults that its own code can read, and none for what is required', async () => {
    const { inputs: definitions } = await load(described);
    for (const [name, definition] of Object.entries(definitions)) {
      if (definition.default === undefined) continue;
      expect(definition.required, name).toBe(false);
      expect(() => definition.parse(definition.default ?? ''), name).not.toThrow();
    }
  });

  test('has the common inputs last', () => {
    const common = Object.keys(inputs).filter((name) => commonInputs.includes(name));
    expect(Object.keys(inputs).slice(-common.length)).toEqual(
      commonInputs.filter((name) => common.includes(name)),
    );
  });

  test('has the same outputs, in the same order, in action.yml and in the code', async () => {
    const { outputs } = await load(described);
    expect(Object.keys(metadata.outputs ?? {})).toEqual(Object.keys(outputs));
  });

  test('has names in kebab-case', () => {
    for (const name of [...Object.keys(inputs), ...Object.keys(metadata.outputs ?? {})]) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    }
  });

  test('describes itself, its inputs and its outputs in sentences', () => {
    const descriptions = [metadata, ...Object.values(inputs), ...Object.values(metadata.outputs ?? {})];
    for (const { description } of descriptions) expect(description).toMatch(/^\S.*\.$/s);
  });

  test('has a name, an author and branding, and tells what permissions it needs', async () => {
    expect(metadata.name).toBeTruthy();
    expect(metadata.author).toBe('deploy-actions');
    expect(metadata.branding).toEqual({ icon: expect.any(String), color: expect.any(String) });
    expect((await load(described)).name).toBe(folder);
    expect(permissions).toBeDefined();
    for (const { scope, reason } of permissions ?? []) {
      expect(scope).toMatch(/^[a-z-]+: (read|write)$/);
      expect(reason).not.toBe('');
    }
  });

  test('runs on node24, and starts in dist what it has in src', () => {
    const bundle = (phase: string) => `../../dist/${folder}/${phase}.js`;
    const phases = phasesOf(folder);
    expect(phases).toContain('main');
    expect(metadata.runs).toEqual({
      using: 'node24',
      ...Object.fromEntries(phases.map((phase) => [phase, bundle(phase)])),
    });
    for (const phase of phases) {
      const entry = join(repository, 'actions', folder, bundle(phase));
      expect(existsSync(entry), `${entry} exists`).toBe(true);
      expect(readFileSync(entry, 'utf8')).toContain(`start('${folder}', '${phase}')`);
    }
  });

  test('has a README with a place for each generated table, and a workflow step to copy', () => {
    const readme = readReadme(folder) ?? '';
    for (const part of Object.keys(readmeParts)) {
      expect(readme).toContain(`<!-- generated:${part} -->`);
      expect(readme).toContain(`<!-- /generated:${part} -->`);
    }
    expect(readme).toMatch(/uses: \S+\/deploy-actions\/\S+@v1/);
  });
});
