import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Runtime, systemClock } from '../../packages/action-kit/src/index.ts';
import type { BackupConfigurationOf } from '../../packages/config/src/index.ts';
import { backupSchema } from '../../packages/config/src/schema/backup/backup.ts';
import { createTestRuntime, type TestRuntime } from '../../packages/testing/src/index.ts';
import type { Mariadb } from './components/index.ts';

/** A user who may do everything. */
export const owner = 'owner';

/** A password that every file and address has to write in its own way. */
export const password = 'sec"ret\\ p#a\'s;s%';

/** What `backup` may do: as documented, and no more. */
export const grants = `
  create user backup@'%' identified by 'sec"ret\\\\ p#a''s;s%';
  grant select, show view, trigger, event on shop.* to backup@'%'; grant select on mysql.proc to backup@'%';
  create user owner@'%' identified by 'sec"ret\\\\ p#a''s;s%'; grant all privileges on *.* to owner@'%' with grant option;`;

const schema = (rows: number) => `
  create table customers (id bigint unsigned primary key auto_increment, name varchar(100) not null default 'x''y',
    note text, unique key by_name (name), check (length(name) > 0)) comment='It''s; a -- table';
  create table orders (id int primary key auto_increment, customer bigint unsigned not null, price decimal(12,4), tax double, rate float,
    gross decimal(14,4) generated always as (price * 2) stored, shown int generated always as (id + 1) virtual,
    bytes longblob, bits bit(9), attributes json, at timestamp(6) null default current_timestamp(6), day date,
    state enum('new', 'pa,id)'), tags set('x', 'y'), place geometry, key by_customer (customer, at), fulltext key words (attributes),
    constraint fk_customer foreign key (customer) references customers (id) on delete cascade);
  create table items (id bigint primary key auto_increment, number int not null, name varchar(60), bytes varbinary(40), at datetime, price decimal(10,2), key by_number (number));
  create table visits (id int not null, year int not null, primary key (id, year)) partition by range (year)
    (partition old values less than (2000), partition now values less than maxvalue);
  create table \`we\`\`ird 'n"ä;me\` (\`a b\` int, \`c\`\`d\` varchar(10));
  create table twice (a int, b varbinary(20));
  create sequence numbers start with 5;
  insert into customers (name, note) values ('one', 'it''s \\\\ \\n; -- x'), ('two', null), ('drei', 'äöü€😀');
  insert into orders (customer, price, tax, rate, bytes, bits, attributes, day, state, tags, place)
    values (1, 1.5, 0.1, 8.99999, x'00ff27', b'101', '{"a": 1}', '2020-01-01', 'pa,id)', 'x,y', point(1, 2)), (2, null, null, null, repeat('ä', 100000), null, null, null, null, null, null);
  insert into items (number, name, bytes, at, price) select seq, concat('name of ', seq), unhex(md5(seq)), '2026-01-01' + interval seq second, seq / 7 from seq_1_to_${rows};
  insert into visits values (1, 1999), (2, 2001); insert into twice values (1, x'00'), (1, x'00'), (null, null);
  create view named as select o.id, c.name from customers c join orders o on o.customer = c.id;
  create view first as select * from named;
  delimiter ;;
  create trigger shop.before_customer before insert on shop.customers for each row begin
    -- it's a remark
    set new.note = concat(coalesce(new.note, ''), 'x;;y'); end;;
  create trigger after_customer after insert on customers for each row insert into twice values (1, '''');;
  create procedure show_it(in a int) begin select a; -- a remark ' here
    select ';;'; end;;
  create function plus_one(a int) returns int deterministic return a + 1;;
  create event cleaning on schedule every 1 day do delete from twice where a = 99;;
  create event ticking on schedule every 1 second disable do insert into twice values (77, null);;
  delimiter ;
  set sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES';
  create procedure backslash() select '\\';
  alter database character set latin1;
  create function echo(a varchar(10)) returns varchar(10) deterministic return a;
  alter database character set utf8mb4;`;

/** Runs SQL as the client program does, with delimiters and remarks. */
export async function runSql(server: Mariadb, database: string, sql: string): Promise<void> {
  const folder = await mkdtemp('/tmp/mysql-shop-');
  const file = join(folder, 'shop.sql');
  await writeFile(file, sql);
  const words = [
    '--no-defaults',
    '--protocol=tcp',
    '--host=127.0.0.1',
    `--port=${server.port}`,
    '--user=owner',
    '--comments',
    '--default-character-set=utf8mb4',
  ];
  await promisify(execFile)('mariadb', [...words, database, '-e', `source ${file}`], {
    env: { ...process.env, MYSQL_PWD: password },
  });
}

/** A shop with everything that a database of this kind can have. */
export async function createShop(server: Mariadb, rows = 200_000): Promise<void> {
  if ((await server.admin("select count(*) from mysql.user where user = 'owner'")) === '0')
    await server.admin(grants);
  await server.admin('alter database shop character set utf8mb4 collate utf8mb4_general_ci');
  await runSql(server, 'shop', schema(rows));
}

/** The section of a workflow file, with what isn't said filled in. */
export function section(server: Mariadb, fields: object = {}): BackupConfigurationOf<'mysql'> {
  const given = {
    engine: 'mysql',
    connection: server.url('backup', password),
    destination: 'backups',
    compare: 'checksums',
    ...fields,
  };
  return backupSchema.parse(given) as BackupConfigurationOf<'mysql'>;
}

/** A runtime with this machine's clock and programs. */
export async function realRuntime(replace: Partial<Runtime> = {}): Promise<TestRuntime> {
  const runtime = await createTestRuntime({ environment: { PATH: process.env['PATH'] }, ...replace });
  return { ...runtime, clock: systemClock as never };
}
