import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command } from './command.ts';
import { documentation } from './generate-docs.ts';
import { write } from './generated-files.ts';
import { readManifest, repository } from './workspace.ts';

/** The files of a new action, in the order in which they are best read. */
export function scaffold(name: string, root = repository): string[] {
  refuse(name, root);
  const { version, dependencies } = readManifest(join(root, 'packages', 'testing'));
  const kit = dependencies?.['@deploy-actions/action-kit'] ?? version;
  const files = { ...sources(name), 'package.json': manifest(name, version, kit) };
  return Object.entries(files).map(([path, content]) => {
    const file = join('actions', name, path);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
    return file.replaceAll('\\', '/');
  });
}

/** Throws when a name is not in kebab-case or already taken. */
function refuse(name: string, root: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`found \`${name}\`, but an action’s name is kebab-case: \`verify-readiness\``);
  }
  if (existsSync(join(root, 'actions', name))) throw new Error(`actions/${name} exists already`);
}

function manifest(name: string, version: string, kit: string): string {
  const content = {
    name: `@deploy-actions/action-${name}`,
    ...{ version, private: true, license: 'MIT', type: 'module' },
    dependencies: { '@deploy-actions/action-kit': kit },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const templates = join(import.meta.dirname, 'action-template');

function sources(name: string): Record<string, string> {
  const paths = [
    'action.yml',
    'README.md',
    'src/inputs.ts',
    'src/run.ts',
    'src/outputs.ts',
    'src/summary.ts',
    'src/main.ts',
    `test/${name}.test.ts`,
  ];
  return Object.fromEntries(
    paths.map((path) => {
      const template = join(templates, `${path.replace(name, 'action')}.template`);
      return [path, readFileSync(template, 'utf8').replaceAll('{{name}}', name)];
    }),
  );
}

const next = (name: string) => `
Next:
  npm install                 links the new workspace
  npm run fix                 format, and the tables in the READMEs
  npm run build               puts it into dist/
  npm run check               everything CI asks for
Then say in actions/${name}/action.yml what it does, and in src/run.ts do it.
Its line in the README's table of actions is there already.`;

if (import.meta.main) {
  const [name] = process.argv.slice(2);
  try {
    if (name === undefined) throw new Error('usage: npm run new-action NAME');
    for (const file of scaffold(name)) console.log(`wrote ${file}`);
    for (const file of write(documentation(), repository)) console.log(`wrote ${file}`);
    await command(repository, 'biome', ['format', '--write', join('actions', name)]);
    console.log(next(name));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
