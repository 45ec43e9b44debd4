import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { components } from '../../scripts/components/components.ts';
import { flywayWords } from '../../scripts/components/migrations.ts';

/** A project with a migration tool, to which migrations are added one by one. */
export interface Project {
  /** What the section says beside the tool. */
  readonly section: Readonly<Record<string, unknown>>;
  /** The id that the tool gives to a migration. */
  readonly id: (number: number) => string;
  /** Writes the migration of a number, which runs one statement. */
  readonly add: (number: number, statement: string, comment?: string) => void;
  /** Whether the tool can say which SQL it runs. */
  readonly hasSql: boolean;
}

const bin = (name: 'python-migrations' | 'knex' | 'prisma') => dirname(components[name].program);
const day = (number: number) => `202601${String(number).padStart(2, '0')}000000`;

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  }
}

function alembic(folder: string): Project {
  write(folder, {
    'alembic.ini': '[alembic]\nscript_location = %(here)s/schema\npath_separator = os\n',
    'schema/env.py': `import os
from alembic import context
from sqlalchemy import create_engine, pool
url = os.environ["DATABASE_URL"]
if context.is_offline_mode():
    context.configure(url=url, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url, poolclass=pool.NullPool).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
`,
  });
  mkdirSync(join(folder, 'schema/versions'));
  return {
    section: { program: [components['python-migrations'].program] },
    id: (number) => `rev${number}`,
    hasSql: true,
    add: (number, statement, comment = '') =>
      write(folder, {
        [`schema/versions/rev${number}.py`]: `"""number ${number}

With more to say.
"""
${comment === '' ? '' : `# ${comment}`}
from alembic import op
revision = "rev${number}"
down_revision = ${number === 1 ? 'None' : `"rev${number - 1}"`}
def upgrade():
    op.execute(${JSON.stringify(statement)})
`,
      }),
  };
}

function django(folder: string): Project {
  write(folder, {
    'manage.py': `import os, sys
from django.core.management import execute_from_command_line
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
execute_from_command_line(sys.argv)
`,
    'settings.py': `import os
from urllib.parse import unquote, urlparse
url = urlparse(os.environ.get("DATABASE_URL", ""))
SECRET_KEY = "x"
INSTALLED_APPS = ["shop"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": url.path[1:], "USER": url.username, "PASSWORD": unquote(url.password or ""), "HOST": url.hostname, "PORT": url.port, "OPTIONS": eval(os.environ.get("SHOP_OPTIONS", "{}"))}}
`,
    'shop/__init__.py': '',
    'shop/migrations/__init__.py': '',
  });
  return {
    section: { program: [join(bin('python-migrations'), 'python'), 'manage.py'] },
    id: (number) => `shop.000${number}_step`,
    hasSql: true,
    add: (number, statement, comment = '') =>
      write(folder, {
        [`shop/migrations/000${number}_step.py`]: `from django.db import migrations
${comment === '' ? '' : `# ${comment}`}
class Migration(migrations.Migration):
    dependencies = [${number === 1 ? '' : `("shop", "000${number - 1}_step")`}]
    operations = [migrations.RunSQL(${JSON.stringify(statement)})]
`,
      }),
  };
}

function knex(folder: string): Project {
  write(folder, {
    'knexfile.cjs': `const url = process.env.DATABASE_URL;
module.exports = { client: url.startsWith('mysql') ? 'mysql2' : 'pg', connection: url };
`,
  });
  mkdirSync(join(folder, 'migrations'));
  symlinkSync(dirname(bin('knex')), join(folder, 'node_modules'));
  return {
    section: { knexfile: 'knexfile.cjs' },
    id: (number) => `${day(number)}_step.js`,
    hasSql: false,
    add: (number, statement, comment = '') =>
      write(folder, {
        [`migrations/${day(number)}_step.js`]: `${comment === '' ? '' : `// ${comment}`}
exports.up = (knex) => knex.raw(${JSON.stringify(statement)});
exports.down = () => {};
`,
      }),
  };
}

function flyway(folder: string): Project {
  write(folder, { 'flyway.conf': 'flyway.locations=filesystem:sql\n' });
  mkdirSync(join(folder, 'sql'));
  return {
    section: { program: flywayWords, config: ['flyway.conf'] },
    id: (number) => String(number),
    hasSql: true,
    add: (number, statement, comment = '') =>
      write(folder, {
        [`sql/V${number}__step.sql`]: `${comment === '' ? '' : `-- ${comment}\n`}${statement};\n`,
      }),
  };
}

/** Its engine is WebAssembly here: the other one would have to be fetched from its makers. */
function prisma(folder: string): Project {
  write(folder, {
    'engine.node': '',
    'schema.prisma': 'datasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\n',
    'migrations/migration_lock.toml': 'provider = "postgresql"\n',
    // This version of the driver's adapter doesn't know the type \`name\`, which its own engine asks for.
    'prisma.config.ts': `import { createRequire } from 'node:module';
const load = createRequire(import.meta.url);
const { PrismaPg } = load('@prisma/adapter-pg');
const Result = load('pg/lib/result');
const add = Result.prototype.addFields;
Result.prototype.addFields = function (fields) {
  for (const field of fields) if (field.dataTypeID === 19) field.dataTypeID = 25;
  return add.call(this, fields);
};
export default {
  schema: './schema.prisma',
  migrations: { path: './migrations' },
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL }),
};
`,
  });
  symlinkSync(dirname(bin('prisma')), join(folder, 'node_modules'));
  const engines = [
    `PRISMA_QUERY_ENGINE_LIBRARY=${join(folder, 'engine.node')}`,
    'PRISMA_SCHEMA_ENGINE_BINARY=/bin/true',
  ];
  return {
    section: { program: ['env', ...engines, join(folder, 'node_modules/.bin/prisma')] },
    id: (number) => `${day(number)}_step`,
    hasSql: true,
    add: (number, statement, comment = '') =>
      write(folder, {
        [`migrations/${day(number)}_step/migration.sql`]: `${comment === '' ? '' : `-- ${comment}\n`}${statement};\n`,
      }),
  };
}

function rails(folder: string): Project {
  write(folder, {
    'config/application.rb': `require 'rails'
require 'active_record/railtie'
class Shop < Rails::Application
  config.eager_load = false
  config.active_record.dump_schema_after_migration = false
end
`,
    'config/environment.rb': "require_relative 'application'\nRails.application.initialize!\n",
    'config/database.yml': 'production:\n  adapter: postgresql\n',
    Rakefile: "require_relative 'config/application'\nRails.application.load_tasks\n",
    'bin/rails': `#!/usr/bin/ruby
ENV['RAILS_ENV'] ||= 'production'
APP_PATH = File.expand_path('../config/application', __dir__)
require 'rails/commands'
`,
  });
  mkdirSync(join(folder, 'db/migrate'), { recursive: true });
  return {
    section: {},
    id: day,
    hasSql: false,
    add: (number, statement, comment = '') =>
      write(folder, {
        [`db/migrate/${day(number)}_step${number}.rb`]: `${comment === '' ? '' : `# ${comment}`}
class Step${number} < ActiveRecord::Migration[6.1]
  def up
    execute ${JSON.stringify(statement)}
  end
end
`,
      }),
  };
}

/** A tool of one's own: files of SQL and a table. */
function command(folder: string): Project {
  mkdirSync(join(folder, 'sql'));
  const ask = 'psql -qAtX "$DATABASE_URL" -v ON_ERROR_STOP=1';
  return {
    section: {
      current: {
        run: `${ask} -c 'create table if not exists done (id text)' -c 'select max(id) from done' | grep . || true`,
      },
      pending: {
        run: `for file in sql/*; do id=$(basename "$file"); ${ask} -c "select 1 from done where id = '$id'" | grep -q 1 || echo "$id"; done`,
      },
      apply: {
        run: `${ask} --single-transaction -f "sql/$DEPLOY_MIGRATION" -c "insert into done values ('$DEPLOY_MIGRATION')"`,
      },
      sql: { run: 'cat "sql/$DEPLOY_MIGRATION"' },
    },
    id: (number) => `${number}.sql`,
    hasSql: true,
    add: (number, statement, comment = '') =>
      write(folder, { [`sql/${number}.sql`]: `${comment === '' ? '' : `-- ${comment}\n`}${statement};\n` }),
  };
}

/** How a project is made with each tool, in an empty folder. */
export const projects = { alembic, django, knex, flyway, prisma, rails, command };
