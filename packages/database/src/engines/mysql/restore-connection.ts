import type { Problem } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import { openFor, type Section } from './open-server.ts';
import { readPrivileges } from './privileges.ts';
import { isOlder, nameOf, readServerFacts, type ServerFacts } from './server-facts.ts';
import { readAddress } from './server-session.ts';

/** What scratch databases are called, behind which something random comes. */
export const scratchPrefix = 'deploy_scratch_';

/** What it takes to make a database, fill it, look at it, migrate it and drop it. */
export const makingPrivileges = [
  ...[
    'SELECT',
    'INSERT',
    'UPDATE',
    'DELETE',
    'CREATE',
    'DROP',
    'ALTER',
    'INDEX',
    'REFERENCES',
    'CREATE VIEW',
    'SHOW VIEW',
  ],
  ...['TRIGGER', 'CREATE ROUTINE', 'ALTER ROUTINE', 'EXECUTE', 'EVENT'],
] as const;

/** What keeps the restored copy from being made on the server of `restore-connection`, found without writing. */
export async function restoreConnectionProblems(
  section: Section,
  source: ServerFacts,
  context: EngineContext,
): Promise<Problem[]> {
  const given = section['restore-connection'];
  if (given === undefined || section.verify !== 'restore') return [];
  const field = 'restore-connection';
  const address = { ...readAddress(given, field, context), database: undefined };
  const session = await openFor(field, address, context);
  try {
    const server = await readServerFacts(session);
    const problems: Problem[] = [];
    if (server.kind !== source.kind || isOlder(server, source)) {
      const message = `is ${nameOf(server)}, but the database is on ${nameOf(source)}: what it holds can only be compared on a server of the same kind that isn't older`;
      problems.push({ input: field, message });
    }
    if (server.lowerCaseNames !== source.lowerCaseNames) {
      const message = `has \`lower_case_table_names = ${server.lowerCaseNames}\`, but the server of the database ${source.lowerCaseNames}: names would differ`;
      problems.push({ input: field, message });
    }
    const privileges = await readPrivileges(session);
    const missing = makingPrivileges.filter((each) => !privileges.has(each, `${scratchPrefix}0`));
    if (missing.length > 0) {
      const grant = `GRANT ${missing.join(', ')} ON \`${scratchPrefix.replaceAll('_', '\\_')}%\`.* TO ${privileges.grantee}`;
      problems.push({
        input: field,
        message: `the user may not make databases of its own there: \`${grant}\``,
      });
    }
    return problems;
  } finally {
    session.close();
  }
}
