import { describe, expect, test } from 'vitest';
import { DumpReader } from '../src/engines/mysql/dump-reader.ts';
import { eventState, kindOf, rewrite, withoutDefiner } from '../src/engines/mysql/dump-statements.ts';
import { DumpSurvey } from '../src/engines/mysql/dump-survey.ts';
import { readTableDefinition } from '../src/engines/mysql/table-definition.ts';

/** As mariadb-dump 10.11 wrote it, shortened. */
const dump = `/*M!999999\\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
DROP TABLE IF EXISTS \`a;\`\`b\`;
CREATE TABLE \`a;\`\`b\` (
  \`id\` int(11) NOT NULL AUTO_INCREMENT COMMENT 'it''s; (',
  \`x,y\` enum('a','b,)') DEFAULT NULL,
  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4;
INSERT INTO \`a;\`\`b\` VALUES
(1,'it\\'s; (),(\\\\'),
(2,'-- Dump completed');
INSERT INTO \`a;\`\`b\` (\`id\`, \`x,y\`) VALUES (3,0x3B),(4,'CREATE TABLE \`no\` (\\n  \`id\` int)');
/*!50003 SET sql_mode = 'NO_BACKSLASH_ESCAPES' */ ;
DELIMITER ;;
CREATE DEFINER=\`root\`@\`localhost\` PROCEDURE \`p\`()
begin -- it's a remark; 
  select '\\'; /* ' */ select ';;'; end
;;
DELIMITER ;
/*!50003 SET sql_mode = @saved_sql_mode */ ;
-- Dump completed on 2026-11-22  5:38:13
`;

function read(text: string, size: number) {
  const statements: string[] = [];
  const rows: unknown[] = [];
  const data: Buffer[] = [];
  const reader = new DumpReader({
    statement: (statement, delimiter) => statements.push(`${statement} ${delimiter}`),
    data: (bytes) => data.push(Buffer.from(bytes)),
    rows: (table, count) => rows.push([table, count]),
    comment: () => {},
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  reader.end();
  return { statements, rows, data: Buffer.concat(data).toString() };
}

test('a dump is taken apart alike however it is cut into pieces', () => {
  const whole = read(dump, dump.length);
  expect(whole.rows).toEqual([
    ['a;`b', 2],
    ['a;`b', 2],
  ]);
  expect(whole.statements).toHaveLength(6);
  expect(whole.statements[4]).toMatch(/^CREATE DEFINER.*select ';;'; end ;;$/s);
  expect(whole.data.match(/INSERT INTO [\s\S]*?;\n/g)?.join('')).toBe(whole.data);
  for (const size of [1, 2, 3, 7, 11, 64]) expect(read(dump, size)).toEqual(whole);
});

describe('a survey', () => {
  const survey = (text: string) => {
    const it = new DumpSurvey();
    it.write(Buffer.from(text));
    return it.end();
  };

  test('says which tables and how many rows a dump has', () => {
    expect(survey(dump)).toMatchObject({ tables: [{ name: 'a;`b', columns: ['id', 'x,y'], rows: 4 }] });
  });

  test.each([
    ['', 'it is empty'],
    ['hello', 'it is no dump'],
    [dump.slice(0, dump.lastIndexOf('-- Dump')), 'it was cut off'],
    [dump.slice(0, dump.indexOf("'-- Dump completed") + 19), 'it was cut off'],
    [`${dump}DROP TABLE IF EXISTS \`x\`;`, 'it goes on behind'],
    [dump.replace('CREATE TABLE `a;``b`', 'CREATE TABLE `c`'), 'holds rows of `a;`b`, but not that table'],
  ])('refuses what isn’t a whole dump (%#)', (text, message) => {
    expect(() => survey(text)).toThrow(message);
  });
});

describe('statements that reach beyond the database', () => {
  test.each([
    'USE `mysql`',
    'CREATE DATABASE `x`',
    'DROP DATABASE IF EXISTS `x`',
    'DROP TABLE IF EXISTS `mysql`.`user`',
    'CREATE TABLE `other`.`t` (\n  `id` int)',
    'CREATE PROCEDURE `other`.`p`() select 1',
    'SET GLOBAL general_log = 1',
    'SET @@GLOBAL.gtid_purged = ""',
    '/*!80000 SET PERSIST x = 1 */',
    "GRANT ALL ON *.* TO 'x'@'%'",
    'INSERT INTO mysql.user VALUES (1)',
    "LOAD DATA INFILE '/etc/passwd' INTO TABLE `t`",
    'DELETE FROM `t`',
    'system rm -rf /',
  ])('%s is no statement of a dump', (statement) => {
    expect(() => kindOf(statement)).toThrow('no dump of one database has');
  });

  const into = { database: 'sc`ratch', withoutDefiners: true, withoutEvents: true };
  test.each([
    [
      'ALTER DATABASE `shop` CHARACTER SET latin1 COLLATE latin1_swedish_ci',
      'ALTER DATABASE `sc``ratch` CHARACTER SET latin1 COLLATE latin1_swedish_ci',
    ],
    [
      '/*!50003 CREATE*/ /*!50017 DEFINER=`ev``ent view`@`%`*/ /*!50003 trigger `shop`.t1 before insert on shop.`parent` for each row set @a = shop.f() */',
      '/*!50003 CREATE*/ /*!50017 */ /*!50003 trigger t1 before insert on `parent` for each row set @a = shop.f() */',
    ],
    [
      "/*!50106 CREATE*/ /*!50117 DEFINER=`root`@`localhost`*/ /*!50106 EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2026-11-22 05:38:25' ON COMPLETION NOT PRESERVE ENABLE DO delete from t */",
      "/*!50106 CREATE*/ /*!50117 */ /*!50106 EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2026-11-22 05:38:25' ON COMPLETION NOT PRESERVE DISABLE DO delete from t */",
    ],
    [
      '/*!50001 CREATE ALGORITHM=UNDEFINED */\n/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */\n/*!50001 VIEW `v` AS select 1 */',
      '/*!50001 CREATE ALGORITHM=UNDEFINED */\n/*!50013  SQL SECURITY DEFINER */\n/*!50001 VIEW `v` AS select 1 */',
    ],
    ['LOCK TABLES `t` WRITE', undefined],
  ])('what names a database or a user is rewritten (%#)', (statement, expected) => {
    expect(rewrite(statement, into)).toBe(expected);
  });

  test('the state of an event and a definer are found behind any name', () => {
    expect(
      eventState(
        'CREATE EVENT `a on completion` ON SCHEDULE EVERY 1 DAY ON COMPLETION PRESERVE DISABLE ON SLAVE DO select 1',
      ),
    ).toEqual({ name: 'a on completion', state: 'DISABLE ON SLAVE' });
    expect(withoutDefiner('CREATE DEFINER="x"@"%" FUNCTION "definer=`a`@`b`"() returns int return 1')).toBe(
      'CREATE  FUNCTION "definer=`a`@`b`"() returns int return 1',
    );
  });
});

test('definitions are the same whatever the next AUTO_INCREMENT value and the display width are', () => {
  const text = (next: string, type: string) =>
    `CREATE TABLE \`t\` (\n  \`id\` ${type} NOT NULL AUTO_INCREMENT,\n  \`v\` int GENERATED ALWAYS AS (\`id\` + 1) VIRTUAL,\n  PRIMARY KEY (\`id\`),\n  CONSTRAINT \`c\` CHECK (\`id\` > 0)\n) ENGINE=InnoDB${next} DEFAULT CHARSET=utf8mb4\n/*!50100 PARTITION BY HASH (\`id\`)\nPARTITIONS 3 */`;
  const one = readTableDefinition('t', text(' AUTO_INCREMENT=7', 'int(11)'));
  expect(one).toMatchObject({ columns: ['id', 'v'], virtual: ['v'] });
  expect(one.objects.map(({ type, name }) => `${type} ${name}`)).toEqual([
    'table t',
    'primary key t',
    'check t.c',
    'partitions t',
  ]);
  expect(readTableDefinition('t', text('', 'int'))).toEqual(one);
  expect(readTableDefinition('t', text('', 'bigint')).objects[0]).not.toEqual(one.objects[0]);
});
