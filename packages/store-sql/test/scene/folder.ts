import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that goes with the test. */
export class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'signet-store-'));

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}
