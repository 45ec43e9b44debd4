import { dirname, join } from 'node:path';
import { read, trackedFiles } from './tracked-files.ts';

/** One import or re-export in a source file. */
export interface Import {
  readonly specifier: string;
  /** Loaded when the file is, rather than by `import()` or only for its types. */
  readonly kind: 'static' | 'dynamic' | 'type';
}

/** A TypeScript file of this repository. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The text without comments, and with nothing in its strings. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** All TypeScript files whose path matches, in alphabetical order. */
export async function sourceFiles(pattern: RegExp): Promise<SourceFile[]> {
  return (await trackedFiles())
    .filter((path) => path.endsWith('.ts') && pattern.test(path))
    .map((path) => {
      const text = read(path);
      return { path, text, code: withoutStrings(withoutComments(text)), imports: findImports(text) };
    });
}

/** The file that a relative import of another file means. */
export function resolveRelative(from: string, specifier: string): string {
  return join(dirname(from), specifier).replaceAll('\\', '/');
}

/** The package that a specifier names: `yaml` of `yaml/util`, `@actions/core`; `undefined` for files and what Node brings. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Finds imports by their shape, which the formatter keeps regular: no parser is needed. */
export function findImports(text: string): Import[] {
  const code = withoutComments(text);
  const statements = code.matchAll(/^\s*(?:import|export)\s(?:(type\s)?[^'"`;]*?\sfrom\s+)?'([^']+)'/gm);
  const calls = code.matchAll(/(typeof\s+)?\bimport\(\s*'([^']+)'\s*\)(\.[A-Z])?/g);
  // A file of a package that is read and not run is found by `createRequire(…).resolve('…')`.
  const resolved = code.matchAll(/\bcreateRequire\([^()]*\)\.resolve\(\s*'([^']+)'/g);
  return [
    ...[...statements].map(([, type, specifier = '']) => ({
      specifier,
      kind: type ? ('type' as const) : ('static' as const),
    })),
    ...[...calls].map(([, type, specifier = '', member]) => ({
      specifier,
      kind: type || member ? ('type' as const) : ('dynamic' as const),
    })),
    ...[...resolved].map(([, specifier = '']) => ({ specifier, kind: 'dynamic' as const })),
  ];
}

function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');
}

function withoutStrings(code: string): string {
  return code.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}
