import { ConfigurationError } from '@deploy-actions/action-kit';
import { engineOf } from '@deploy-actions/sql';
import type { MigrationWorld } from './world.ts';

/**
 * Sees that the tool goes to the database it is given: it must fail at an address where there is none. One whose own configuration
 * names a database would migrate that, whatever was rehearsed and backed up. Throws ConfigurationError.
 */
export async function refuseDeafTool({ tool, access, request, runtime }: MigrationWorld): Promise<void> {
  // The author's own code may answer from files, and gets the address in plain sight.
  if (tool.type === 'command') return;
  const answered = await tool.current(access(nowhere(request.address))).then(
    () => true,
    () => false,
  );
  runtime.signal.throwIfAborted();
  if (!answered) return;
  const { variable } = request.configuration;
  throw new ConfigurationError(
    `${tool.type} doesn’t take the database’s address from \`${variable}\`: given one where there is no database, it answered all the same, and so it would migrate another database than this run looks at; nothing was applied. Let its configuration read \`${variable}\`, or name in \`variable\` of \`migrations\` what it reads`,
  );
}

/** The address with a place at which nobody answers: port 9 is reserved for what throws away all it gets. Without parameters, which may name a host. */
function nowhere(address: string): string {
  if (engineOf(address) === 'sqlite') return 'sqlite:there-is-no-such-folder/nowhere.db';
  const { protocol, pathname } = new URL(address);
  return `${protocol}//nobody:nothing@127.0.0.1:9${pathname}`;
}
