import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A database file in a folder of its own, and a look at it past the store. `using` removes it. */
export class DatabaseFile implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'signet-server-'));
  readonly path = join(this.folder, 'signet.db');

  /** Runs SQL beside the store, as an administrator with a shell would. */
  run(sql: string, ...values: (string | number)[]): Record<string, unknown>[] {
    const database = new DatabaseSync(this.path);
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  }

  /** Hashes of the database's files, its log of writes included. */
  fingerprint(): Record<string, string> {
    const files = readdirSync(this.folder).filter((it) => !it.endsWith('-shm'));
    const hash = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(this.folder, name)))
        .digest('hex');
    return Object.fromEntries(files.map((it) => [it, hash(it)]));
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
