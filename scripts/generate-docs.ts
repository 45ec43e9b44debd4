import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '@deploy-actions/action-kit';
import { type DescribedAction, describedActions, readReadme } from './action-metadata.ts';
import { type GeneratedFile, generate } from './generated-files.ts';
import { repository } from './workspace.ts';

/** The folder that consumers write behind `uses: org/deploy-actions/`. */
export function consumerName(action: string): string {
  return action === 'blue-green-shift' ? 'blue-green' : action;
}

/** The parts of an action's README that come from action.yml, by the name of their markers. */
export const readmeParts = {
  inputs: inputsTable,
  outputs: outputsTable,
  permissions: permissionsTable,
} as const satisfies Record<string, (action: DescribedAction) => string>;

/**
 * The READMEs as they have to be: what stands between `<!-- generated:x -->` and `<!-- /generated:x -->` is made anew,
 * everything else is kept. Throws with all that is missing.
 */
export function documentation(root = repository): GeneratedFile[] {
  const problems: string[] = [];
  const files: GeneratedFile[] = [];
  const actions = describedActions(root);
  const add = (path: string, text: string | undefined, parts: Readonly<Record<string, () => string>>) => {
    if (text === undefined) return problems.push(`${path} is missing`);
    let content = text.replaceAll('\r\n', '\n');
    for (const [part, make] of Object.entries(parts)) {
      const between = new RegExp(`(<!-- generated:${part} -->\n)[^]*?(<!-- /generated:${part} -->)`);
      if (!between.test(content)) problems.push(`${path} lacks the markers \`generated:${part}\``);
      content = content.replace(between, (_, start: string, end: string) => `${start}\n${make()}\n\n${end}`);
    }
    return files.push({ path, content });
  };
  for (const action of actions) {
    const parts = Object.entries(readmeParts).map(([part, make]) => [part, () => make(action)] as const);
    add(`actions/${action.folder}/README.md`, readReadme(action.folder, root), Object.fromEntries(parts));
  }
  const front = join(root, 'README.md');
  const frontText = existsSync(front) ? readFileSync(front, 'utf8') : undefined;
  add('README.md', frontText, { actions: () => actionsTable(actions) });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return files;
}

function inputsTable({ metadata }: DescribedAction): string {
  const rows = Object.entries(metadata.inputs ?? {}).map(([name, input]) => [
    code(name),
    input.description,
    input.required === true ? '**required**' : input.default === undefined ? '' : code(String(input.default)),
  ]);
  return table(['Input', 'Description', 'Default'], rows, 'None.');
}

function outputsTable({ metadata }: DescribedAction): string {
  const rows = Object.entries(metadata.outputs ?? {}).map(([name, { description }]) => [
    code(name),
    description,
  ]);
  return table(['Output', 'Description'], rows, 'None.');
}

function permissionsTable({ permissions }: DescribedAction): string {
  const rows = (permissions ?? []).map(({ scope, reason }) => [code(scope), reason]);
  return table(['Permission', 'Why'], rows, "None: the action makes no use of the job's token.");
}

function actionsTable(actions: readonly DescribedAction[]): string {
  const rows = actions.map(({ folder, metadata }) => [
    `[${code(consumerName(folder))}](actions/${folder}/README.md)`,
    metadata.description,
  ]);
  return table(['Action', 'What it does'], rows, 'None yet.');
}

function table(head: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  return rows.length === 0 ? none : markdownTable(head, rows);
}

function code(text: string): string {
  return `\`${text}\``;
}

if (import.meta.main) await generate(documentation, repository);
