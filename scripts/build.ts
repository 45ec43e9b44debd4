import { cpSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { command } from './command.ts';
import { licenseTexts, productionDependencies } from './dependencies.ts';
import { shortenVendored } from './shorten-vendored.ts';
import { actionNames, phasesOf, readManifest, repository, workspaces } from './workspace.ts';

/**
 * Builds `dist/` of a repository from nothing: TypeScript into `build/`, then one bundle that all actions share, then a
 * stub for each entry. Throws with the compiler's or bundler's output when one of them fails.
 */
export async function build(root: string): Promise<void> {
  const compiled = join(root, 'build');
  const dist = join(root, 'dist');
  refuseLinks(root);
  rmSync(compiled, { recursive: true, force: true });
  await compile(root);
  linkWorkspaces(root, compiled);
  declarePure(root, compiled);
  writeFileSync(join(compiled, 'entry.js'), dispatcher(entriesOf(root)));
  rmSync(dist, { recursive: true, force: true });
  await bundle(root);
  // ncc's own `--license` keeps only those of the chunk it wrote last.
  writeFileSync(join(dist, 'licenses.txt'), licenseTexts(productionDependencies(root), root));
  writeStubs(root);
}

/** Writes `dist/<action>/main.js`, and `post.js` where there is one: what action.yml names and the runner starts. */
export function writeStubs(root: string): void {
  for (const { action, phase } of entriesOf(root)) {
    mkdirSync(join(root, 'dist', action), { recursive: true });
    writeFileSync(join(root, 'dist', action, `${phase}.js`), stub(action, phase));
  }
}

interface Entry {
  readonly action: string;
  readonly phase: 'main' | 'post';
}

function entriesOf(root: string): Entry[] {
  return actionNames(root).flatMap((action) => phasesOf(action, root).map((phase) => ({ action, phase })));
}

async function compile(root: string): Promise<void> {
  await run(root, 'tsc', ['-p', 'scripts/tsconfig.build.json']);
}

/** Lets `@deploy-actions/<package>` mean the compiled JavaScript, for everything below `build/`. */
function linkWorkspaces(root: string, compiled: string): void {
  const scope = join(compiled, 'node_modules', '@deploy-actions');
  mkdirSync(scope, { recursive: true });
  for (const { folder, manifest } of workspaces(root)) {
    if (!folder.startsWith('packages/')) continue;
    const target = join(compiled, folder);
    mkdirSync(target, { recursive: true });
    const { name, version } = manifest;
    const content = { name, version, type: 'module', sideEffects: false, exports: './src/index.js' };
    writeFileSync(join(target, 'package.json'), JSON.stringify(content));
    symlinkSync(target, join(compiled, 'node_modules', name), 'junction');
  }
}

/**
 * Declares that the modules of @actions/core do nothing by being loaded, which its package.json leaves unsaid: without
 * it the bundler keeps all of them, with the HTTP client for OIDC tokens, which takes longer to load than all else.
 */
function declarePure(root: string, compiled: string): void {
  const target = join(compiled, 'node_modules', '@actions', 'core');
  cpSync(join(root, 'node_modules', '@actions', 'core'), target, { recursive: true, dereference: true });
  const manifest = readManifest(target);
  writeFileSync(join(target, 'package.json'), JSON.stringify({ ...manifest, sideEffects: false }));
}

/** The bundle's entry. An action is loaded when it is started and not before, so that none pays for the others. */
function dispatcher(entries: readonly Entry[]): string {
  const cases = entries.map(({ action, phase }) => {
    const module = `import('./actions/${action}/src/${phase}.js')`;
    const start =
      phase === 'main' ? `runAction((await ${module}).action)` : `runPost((await ${module}).post)`;
    return `  '${action}/${phase}': async () => ${start},\n`;
  });
  return `import { runAction, runPost } from '@deploy-actions/action-kit';

const starts = {
${cases.join('')}};

export async function start(action, phase) {
  await starts[\`\${action}/\${phase}\`]();
}
`;
}

const ncc = join('node_modules', '@vercel', 'ncc');

async function bundle(root: string): Promise<void> {
  const plain = ['--no-cache', '--no-source-map-register', '--target', 'es2022', '--quiet'];
  const stats = join('build', 'stats.json');
  const args = ['build', join('build', 'entry.js'), '--out', 'dist', '--stats-out', stats, ...plain];
  await run(root, process.execPath, [join(ncc, 'dist', 'ncc', 'cli.js'), ...args]);
  await shortenVendored(join(root, 'dist'), join(root, stats));
}

/**
 * The paths of modules, and of the bundler's own loaders, make their numbers in the bundle: what is reached through a
 * link that leads out of the repository would come out differently elsewhere.
 */
function refuseLinks(root: string): void {
  const home = realpathSync(root);
  for (const folder of [ncc, ...productionDependencies(root).map((dependency) => dependency.folder)]) {
    const place = realpathSync(join(root, folder));
    if (!place.startsWith(`${home}${sep}`))
      throw new Error(`${folder} leads out of the repository, to ${place}`);
  }
}

function stub(action: string, phase: string): string {
  return `import { start } from '../index.js';\n\nawait start('${action}', '${phase}');\n`;
}

async function run(root: string, program: string, args: readonly string[]): Promise<void> {
  const { ok, output } = await command(root, program, args);
  if (!ok) throw new Error(`${program} ${args.join(' ')} failed:\n${output}`);
}

if (import.meta.main) {
  try {
    await build(repository);
    console.log('dist/ is built.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
