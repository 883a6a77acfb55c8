import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './place.ts';

/** A file system of its own of 16 MiB. `using` removes it; nothing may run on it any more. */
export interface SmallDisk extends Disposable {
  readonly data: string;
  /** Takes every byte that is left. */
  fill(): void;
  /** Gives them back. */
  empty(): void;
}

/** Null: this user may mount nothing here. */
export function mountSmallDisk(): SmallDisk | null {
  const folder = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0700', 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const [data, ballast] = [join(folder, 'data'), join(folder, 'ballast')];
  mkdirSync(data, { mode: 0o700 });
  return {
    data,
    fill: () => {
      for (const size of [65_536, 4096]) appendUntilFull(ballast, Buffer.alloc(size, 1));
    },
    empty: () => rmSync(ballast),
    [Symbol.dispose]() {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function appendUntilFull(file: string, bytes: Buffer): void {
  try {
    for (;;) appendFileSync(file, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
