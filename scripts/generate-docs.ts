import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '@deploy-actions/action-kit';
import { presetChecks } from '@deploy-actions/checks';
import { loadCheckSchemas, sections } from '@deploy-actions/config';
import type * as z from 'zod/mini';
import { type DescribedAction, describedActions, readReadme } from './action-metadata.ts';
import { type GeneratedFile, generate } from './generated-files.ts';
import { consumerName, repository } from './workspace.ts';

const { checkKinds } = await loadCheckSchemas();

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
  const frontText = readIn(root, 'README.md');
  add('README.md', frontText, { actions: () => actionsTable(actions) });
  add(checksPage, readIn(root, checksPage), { kinds: () => kindsTable(root), presets: presetsTable });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return files;
}

function readIn(root: string, path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const checksPage = 'docs/checks/README.md';

/** Every kind of check with the first sentence of its page. */
function kindsTable(root: string): string {
  const rows = checkKinds.map((kind) => {
    const page = readIn(root, `docs/checks/${kind}.md`) ?? '';
    const [, paragraph = ''] = page.split('\n\n');
    const sentence = /^.*?\.(?= |$)/.exec(paragraph.replaceAll('\n', ' '))?.[0] ?? '';
    return [`[${code(kind)}](${kind}.md)`, sentence];
  });
  return table(['Kind', 'What it does'], rows, 'None.');
}

/** Parameters with which each preset brings all it has. */
const fullPresets: Required<z.input<typeof sections.presets>> = {
  'web-service': {
    ...{ url: 'https://shop.example', prometheus: 'http://prometheus', alertmanager: 'http://alertmanager' },
  },
  postgres: { database: 'env:DATABASE_URL' },
  kubernetes: { namespace: 'shop' },
  aws: { secrets: ['shop'] },
  hotfix: {},
};

const presets = await presetChecks(sections.presets.parse(fullPresets));

function presetsTable(): string {
  const rows = presets.flatMap(({ preset, checks }) =>
    checks.map(({ id, kind, title = '', severity, phase, profiles }) => [
      code(preset),
      code(id),
      `[${code(kind)}](${kind}.md)`,
      [title, ...(profiles ? [`in ${profiles.map(code).join(', ')}`] : [])].join(', '),
      phase === 'pre-deploy' ? severity : `${severity}, ${code(phase)}`,
    ]),
  );
  return table(['Preset', 'Id', 'Kind', 'Asks', 'Severity'], rows, 'None.');
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
