import { describe, expect, test } from 'vitest';
import { alembicBreaches, hasDowngrade } from '../../../src/kinds/migrations/alembic.ts';

const short = (breaches: ReturnType<typeof alembicBreaches>) =>
  breaches.map(({ severity, what }) => `${severity}: ${what}`);

describe('Alembic', () => {
  const migration = (upgrade: string, downgrade = 'op.drop_column("orders", "note")') =>
    `"""Adds a note.\n\ndef upgrade(): op.drop_table("x")\n"""\nfrom alembic import op\nimport sqlalchemy as sa\n\n\ndef upgrade() -> None:\n    ${upgrade}\n\n\ndef downgrade() -> None:\n    ${downgrade}\n`;

  test.each([
    ['op.drop_column("orders", "note")', ['breaks: drops a column']],
    ['op.drop_table("orders")', ['breaks: drops a table']],
    ['op.rename_table("a", "b")', ['breaks: renames a table']],
    ['op.alter_column("a", "b", new_column_name="c")', ['breaks: renames a column']],
    [
      'op.alter_column(\n        "a", "b",\n        type_=sa.BigInteger(),\n    )',
      ['breaks: changes the type of a column'],
    ],
    ['op.alter_column("a", "b", nullable=False)', ['breaks: makes a column required']],
    [
      'op.add_column("a", sa.Column("b", sa.Text(), nullable=False))',
      ['breaks: adds a required column without a default'],
    ],
    [
      'with op.batch_alter_table("a") as batch_op:\n        batch_op.drop_column("b")',
      ['breaks: drops a column'],
    ],
    ['op.create_unique_constraint("u", "a", ["b"])', ['may: adds a constraint that writes can violate']],
    ['op.create_index("i", "a", ["b"], unique=True)', ['may: refuses values that are there twice']],
    ['op.execute("ALTER TABLE a DROP COLUMN b")', ['breaks: drops a column']],
    ['op.execute(sa.text("""\nDROP TABLE a;\n"""))', ['breaks: drops a table']],
    ['op.execute(statement)', ['may: runs SQL that does not stand in the migration']],
    ['op.add_column("a", sa.Column("b", sa.Text(), nullable=True))', []],
    ['op.add_column("a", sa.Column("b", sa.Text(), nullable=False, server_default="x"))', []],
    [
      'op.create_table("n", sa.Column("id", sa.Integer(), nullable=False))\n    op.create_index("i", "n", ["id"], unique=True)',
      [],
    ],
    ['op.execute("INSERT INTO a VALUES (\'DROP TABLE b\')")  # op.drop_table("x")', []],
    ['pass', []],
  ])('%s', (upgrade, expected) => {
    expect(short(alembicBreaches(migration(upgrade)))).toEqual(expected);
  });

  test('tells the line', () => {
    expect(
      alembicBreaches(migration('op.execute("""\n      SELECT 1;\n      DROP TABLE a""")')).map(
        ({ line }) => line,
      ),
    ).toEqual([12]);
    expect(alembicBreaches(migration('pass\n    op.drop_table("a")')).map(({ line }) => line)).toEqual([11]);
  });

  test.each([
    ['op.drop_table("a")', true],
    ['"""Nothing to do."""\n    op.execute("DROP TABLE a")', true],
    ['pass', false],
    ['"""Can not be undone."""', false],
    ['raise NotImplementedError("no way back")', false],
    ['# op.drop_table("a")\n    pass', false],
    ['return', false],
  ])('has a way back: %s', (downgrade, expected) => {
    expect(hasDowngrade(migration('pass', downgrade))).toBe(expected);
  });
});
