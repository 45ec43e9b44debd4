import { existsSync, globSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command } from '../command.ts';
import { installWithApt } from './apt.ts';
import { type Component, componentFolder, emptied } from './component.ts';
import { fromNpm } from './npm.ts';
import { fromPip } from './python.ts';

/** Alembic and Django with drivers for PostgreSQL and MariaDB; `python` lies beside it. */
export const pythonMigrations = fromPip('python-migrations', 'alembic', {
  version: '1.20.1',
  program: 'alembic',
  proof: ['--version'],
  further: ['Django==5.2.19', 'psycopg[binary]==3.3.9', 'PyMySQL==1.2.4'],
});

/** The linter of PostgreSQL's migrations; the package brings the program. */
export const squawk = fromPip('squawk', 'squawk-cli', {
  version: '2.70.0',
  program: 'squawk',
  proof: ['--version'],
});

/** A migration tool written in JavaScript. */
export const knex = fromNpm('knex', ['knex@3.3.0', 'pg@8.23.1', 'mysql2@3.24.6'], ['--version']);

/** Prisma with its engine as WebAssembly, which talks through a driver. */
export const prisma = fromNpm('prisma', ['prisma@6.19.3', '@prisma/adapter-pg@6.19.3'], ['--help']);

const flywayVersion = '11.8.2';
const flywayLibraries: readonly (readonly [string, string, string])[] = [
  ['org.flywaydb', 'flyway-commandline', flywayVersion],
  ['org.flywaydb', 'flyway-database-postgresql', flywayVersion],
  ['org.flywaydb', 'flyway-mysql', flywayVersion],
  ['org.postgresql', 'postgresql', '42.7.4'],
  ['org.mariadb.jdbc', 'mariadb-java-client', '3.5.3'],
  ['com.fasterxml.jackson.dataformat', 'jackson-dataformat-toml', '2.15.2'],
  ['com.fasterxml.jackson.dataformat', 'jackson-dataformat-xml', '2.15.2'],
  ['com.fasterxml.jackson.datatype', 'jackson-datatype-jsr310', '2.15.2'],
  ['com.google.code.gson', 'gson', '2.10.1'],
];
const flywayFolder = componentFolder('flyway', flywayVersion);

/** What starts Flyway: Java with its command line and drivers, without the Java that its own package brings. */
export const flywayWords = [
  ...['java', '-XX:TieredStopAtLevel=1', '-cp', join(flywayFolder, 'lib', '*')],
  'org.flywaydb.commandline.Main',
];

/** Migrations by files of SQL. */
export const flyway: Component = {
  name: 'flyway',
  needs: 'Java 17 or newer, Maven and its central repository',
  program: 'java',
  proof: [...flywayWords.slice(1), '-v'],
  install: async () => {
    for (const [program, packageName] of [
      ['java', 'default-jre-headless'],
      ['mvn', 'maven'],
    ] as const) {
      if (!(process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))) {
        await installWithApt(packageName);
      }
    }
    const libraries = flywayLibraries.map(
      ([group, artifact, version]) =>
        `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
    );
    const project = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>flyway</artifactId><version>1</version><dependencies>${libraries.join('')}</dependencies></project>\n`;
    writeFileSync(join(emptied(flywayFolder), 'pom.xml'), project);
    const goal = ['dependency:copy-dependencies', '-DoutputDirectory=lib'];
    return command(flywayFolder, 'mvn', ['--quiet', '--batch-mode', ...goal]);
  },
};

/** Active Record with its commands, and the client of PostgreSQL. */
export const rails: Component = {
  name: 'rails',
  needs:
    'a system with apt, root or sudo without a password, and the packages `ruby-railties`, `ruby-activerecord` and `ruby-pg`',
  get program() {
    return globSync('/usr/bin/ruby')[0] ?? 'ruby';
  },
  proof: ['-e', 'require "rails"; require "active_record/railtie"; require "pg"'],
  install: async () => {
    await installWithApt('ruby-activerecord');
    await installWithApt('ruby-pg');
    return installWithApt('ruby-railties');
  },
};
