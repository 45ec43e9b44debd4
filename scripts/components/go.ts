import { type CommandResult, command } from '../command.ts';
import { installWithApt } from './apt.ts';
import { findProgram } from './find-program.ts';

/** What is needed to build with Go: one that can get a newer toolchain by itself. https://go.dev/doc/toolchain */
export const goNeeds =
  'Go 1.21 or newer on the PATH or in /usr/local/go/bin (it gets a newer toolchain itself), and the Go module proxy';

/** Go 1.21 is the first that gets the toolchain a module asks for. */
const oldest = 21;

/** Runs Go in a folder; where there is none that is new enough, that of the system's packages is installed first. */
export async function go(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  if (!(await newEnough())) await installWithApt('golang');
  return command(folder, program(), args, { environment: { GOTOOLCHAIN: 'auto', ...environment } });
}

function program(): string {
  return findProgram(['go'], ['/usr/local/go/bin', '/usr/lib/go/bin']);
}

async function newEnough(): Promise<boolean> {
  const { ok, output } = await command(process.cwd(), program(), ['version']);
  return ok && Number(/go1\.(\d+)/.exec(output)?.[1]) >= oldest;
}
