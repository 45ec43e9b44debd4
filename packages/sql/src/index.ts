export { engineOf } from './address.ts';
export { DatabaseFailure, type FailureReason } from './failure.ts';
export { type MysqlAddress, parseMysqlAddress, tlsOptions } from './mysql/address.ts';
export { explainMysql } from './mysql/explain-failure.ts';
export { openDatabase } from './open-database.ts';
export type { AskOptions, Column, DatabaseSession, Engine, Rows, SessionOptions, Value } from './session.ts';
export { loadSqlite } from './sqlite/load-sqlite.ts';
export { readStatement, type ScriptStatement, type Statement, splitStatements } from './statement.ts';
