export { backupSqlite, inspectBackup } from './sqlite/backup.ts';
export type { Backup } from './sqlite/backup.ts';
export { migrateSqlite } from './sqlite/migrate-file.ts';
export { openSqliteStore } from './sqlite/open.ts';
export type { SqliteStoreOptions } from './sqlite/open.ts';
export type { Commit } from './sqlite/writer.ts';
