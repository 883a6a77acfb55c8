import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The clock of the servers that are started with its environment. */
export interface Clock {
  readonly environment: Readonly<Record<string, string>>;
  /** Sets it so many milliseconds ahead of the right time. */
  ahead(by: number): void;
}

/** Such a clock, right at first; its file lies in the folder. */
export function clockIn(folder: string): Clock {
  const file = join(folder, 'clock');
  const ahead = (by: number): void => writeFileSync(file, String(by));
  ahead(0);
  const shifting = join(import.meta.dirname, 'shifted-clock.ts');
  return { environment: { NODE_OPTIONS: `--import=${shifting}`, SHIFTED_CLOCK: file }, ahead };
}
