import * as z from 'zod/mini';
import { hasPrevious, safetyFields } from './migrations/safety.ts';
import { described, providers, text, timespan } from './values.ts';

const program = () => z.array(text()).check(z.minLength(1));

const everyTool = {
  directory: described(
    'Folder the tool runs in, relative to the workspace: that of the release with the new migrations.',
    z._default(text(), '.'),
  ),
  program: z.optional(
    described(
      'What the tool is started with, as a list, when it isn’t on PATH by its own name: `[poetry, run, alembic]`.',
      program(),
    ),
  ),
  connection: z.optional(
    described(
      'The database that is migrated: `postgres://…`, `mysql://…` or `sqlite:path`; give it as `env:NAME`. The `connection` of `backup` when absent.',
      text(),
    ),
  ),
  variable: described(
    'The environment variable in which the tool finds the database’s address.',
    z._default(text(), 'DATABASE_URL'),
  ),
  'lock-timeout': described(
    'How long a migration may wait for a lock; everybody else waits behind it. PostgreSQL and MySQL.',
    z._default(timespan(), 5_000),
  ),
  'statement-timeout': described(
    'How long one statement of a migration may take. PostgreSQL.',
    z._default(timespan(), 900_000),
  ),
  timeout: described('Time limit of all migrations together.', z._default(timespan(), 3_600_000)),
  ...safetyFields,
};

const alembic = z.strictObject({
  tool: z.literal('alembic'),
  ...everyTool,
  config: z.optional(described('The configuration file; `alembic.ini` when absent.', text())),
  driver: z.optional(
    described(
      'What SQLAlchemy talks to the database with: `psycopg`, `psycopg2`, `asyncpg`, `pymysql`; its own choice when absent.',
      z.string().check(z.regex(/^[a-z][a-z0-9_]*$/, 'must be the name of a driver such as `psycopg`')),
    ),
  ),
});
const django = z.strictObject({
  tool: z.literal('django'),
  ...everyTool,
  database: z.optional(
    described('The alias of the database in the settings; `default` when absent.', text()),
  ),
});
const prisma = z.strictObject({
  tool: z.literal('prisma'),
  ...everyTool,
  schema: z.optional(described('The schema file or folder; where prisma looks itself when absent.', text())),
  migrations: z.optional(
    described('The folder of the migrations; found by its `migration_lock.toml` when absent.', text()),
  ),
});
const flyway = z.strictObject({
  tool: z.literal('flyway'),
  ...everyTool,
  config: z.optional(described('Its configuration files.', program())),
});
const rails = z.strictObject({
  tool: z.literal('rails'),
  ...everyTool,
  database: z.optional(
    described(
      'The database’s name in database.yml, where there are several.',
      z.string().check(z.regex(/^\w+$/, 'must be a name of letters, digits and `_`')),
    ),
  ),
});
const knex = z.strictObject({
  tool: z.literal('knex'),
  ...everyTool,
  knexfile: z.optional(described('The knexfile; where knex looks itself when absent.', text())),
  'knex-environment': z.optional(described('The environment in the knexfile.', text())),
});
const script = (description: string) => described(description, z.strictObject({ run: text() }));
const command = z.strictObject({
  tool: z.literal('command'),
  ...everyTool,
  current: script('Shell code that prints the current revision, one line. Never templated.'),
  pending: script('Shell code that prints the pending migrations in order, one a line.'),
  apply: script(
    'Shell code that applies the migration named in DEPLOY_MIGRATION, or all pending ones when that is empty.',
  ),
  sql: z.optional(script('Shell code that prints the SQL of the migration named in DEPLOY_MIGRATION.')),
});

/** How the schema of the database is migrated. */
export const migrationsSchema = described(
  'How the schema of the database is migrated.',
  providers(
    'migration tool',
    'tool',
    ['alembic', 'django', 'prisma', 'flyway', 'rails', 'knex', 'command'],
    [],
    [
      alembic.check(hasPrevious),
      django.check(hasPrevious),
      prisma.check(hasPrevious),
      flyway.check(hasPrevious),
      rails.check(hasPrevious),
      knex.check(hasPrevious),
      command.check(hasPrevious),
    ],
  ),
);

/** The `migrations` section. */
export type MigrationsConfiguration = z.output<typeof migrationsSchema>;

/** The `migrations` section of one tool. */
export type MigrationsConfigurationOf<T extends MigrationsConfiguration['tool']> = Extract<
  MigrationsConfiguration,
  { tool: T }
>;
