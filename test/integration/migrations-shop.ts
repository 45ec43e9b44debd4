import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot, type Step, type StepResult, startStep } from '@deploy-actions/testing';
import { components } from '../../scripts/components/components.ts';

/** A checkout of the shop with its migrations, on a runner. */
export interface ShopCheckout {
  readonly workspace: string;
  /** Adds a migration behind the last one, or writes one anew where it stands. */
  readonly migration: (
    revision: string,
    upgrade: string,
    options?: { readonly autocommit?: boolean },
  ) => void;
  /** Starts a step of an action. */
  readonly start: (
    action: string,
    inputs: Readonly<Record<string, string>>,
    more?: Readonly<Record<string, string>>,
  ) => Step;
  /** Runs a step of `migrate-db` to its end. */
  readonly migrate: (command: string, inputs?: Readonly<Record<string, string>>) => Promise<StepResult>;
}

const environmentFile = `
import os
from alembic import context
from sqlalchemy import create_engine, pool

url = os.environ["DATABASE_URL"]
if context.is_offline_mode():
    context.configure(url=url, literal_binds=True, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url, poolclass=pool.NullPool).connect() as connection:
        context.configure(connection=connection, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()
`;

/** Checks the shop out: a configuration file and an alembic project without migrations. */
export function checkOutShop(
  configuration: string,
  variables: Readonly<Record<string, string>>,
): ShopCheckout {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  const workspace = join(folder, 'workspace');
  for (const path of ['.github', 'alembic/versions', 'previous'])
    mkdirSync(join(workspace, path), { recursive: true });
  writeFileSync(join(workspace, '.github/deploy.yml'), configuration);
  writeFileSync(join(workspace, 'previous/README.md'), 'The release before.\n');
  writeFileSync(join(workspace, 'alembic.ini'), '[alembic]\nscript_location = alembic\n');
  writeFileSync(join(workspace, 'alembic/env.py'), environmentFile);
  /** Each revision and the one before it. */
  const parents = new Map<string, string | undefined>();
  const start: ShopCheckout['start'] = (action, inputs, more = {}) =>
    startStep({
      ...{ action, workspace, temporary: join(folder, 'temporary'), root: sourceRoot(folder, action) },
      inputs: { environment: 'production', ...inputs },
      environment: {
        ...variables,
        ...more,
        PYTHONDONTWRITEBYTECODE: '1',
        PATH: [dirname(components['python-migrations'].program), process.env['PATH']].join(delimiter),
      },
    });
  return {
    workspace,
    migration: (revision, upgrade, { autocommit = false } = {}) => {
      if (!parents.has(revision)) parents.set(revision, [...parents.keys()].at(-1));
      const parent = parents.get(revision);
      const body = autocommit
        ? ['with op.get_context().autocommit_block():', ...indented(upgrade)]
        : upgrade.split('\n');
      const text = [
        `"""${revision}"""`,
        'from alembic import op',
        `revision = "${revision}"`,
        `down_revision = ${parent === undefined ? 'None' : `"${parent}"`}`,
        'def upgrade():',
        ...body.map((line) => `    ${line}`),
        '',
      ];
      writeFileSync(join(workspace, `alembic/versions/${revision}.py`), text.join('\n'));
    },
    start,
    migrate: (command, inputs = {}) => start('migrate-db', { command, ...inputs }).done,
  };
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`);
}

/** A repository whose bundle is the action's source. */
function sourceRoot(folder: string, action: string): string {
  const root = join(folder, 'source');
  const [source, bundle] = [join(repositoryRoot, 'actions', action), join(root, 'dist', action)];
  for (const path of [join(root, 'actions', action), bundle]) mkdirSync(path, { recursive: true });
  writeFileSync(join(root, 'actions', action, 'action.yml'), readFileSync(join(source, 'action.yml')));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const load = (path: string) =>
    `await import(${JSON.stringify(pathToFileURL(join(repositoryRoot, path)).href)})`;
  const lines = [
    `const { runAction } = ${load('packages/action-kit/src/index.ts')};`,
    `const { action } = ${load(`actions/${action}/src/main.ts`)};`,
    'await runAction(action);',
  ];
  writeFileSync(join(bundle, 'main.js'), `${lines.join('\n')}\n`);
  return root;
}
