import type { Runtime } from '@deploy-actions/action-kit';
import type { BackupConfiguration } from '@deploy-actions/config';
import type { BackupEngine } from './backup-engine.ts';

/** The name of an engine that is available. */
export type EngineName = BackupConfiguration['engine'];

type Context = Pick<Runtime, 'clock' | 'log' | 'signal' | 'workspace'>;
type Open = (connection: string, context: Context) => Promise<BackupEngine>;

/** The engines by their names in the configuration, whose schema refuses all others. */
const engines: { readonly [K in EngineName]: Open } = {
  sqlite: async (connection, context) => {
    const { SqliteEngine } = await import('./engines/sqlite.ts');
    return new SqliteEngine(connection, context);
  },
};

/** Whether this version has an engine of that name. */
export function isEngine(name: string): name is EngineName {
  return Object.hasOwn(engines, name);
}

/** The engine of a name, for one database. */
export function openEngine(engine: EngineName, connection: string, context: Context): Promise<BackupEngine> {
  return engines[engine](connection, context);
}
