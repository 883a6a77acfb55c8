import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Mutant } from './mutants.ts';
import type { Notice } from './try-mutant.ts';

/** What a run remembers, one line of JSON a mutant: so that one that was stopped goes on where it was. */
interface Line {
  readonly key: string;
  readonly notice: Notice;
  /** Digest of the file of the test that noticed. */
  readonly testDigest: string;
}

/** Mutants that were noticed, as long as their file and the test that noticed them are what they were. Survivors are not remembered. */
export class Memory {
  readonly #path: string;
  readonly #folder: string;
  readonly #lines = new Map<string, Line>();

  /** @param folder of the package, whose tests are looked at */
  constructor(path: string, folder: string, isFresh: boolean) {
    this.#path = path;
    this.#folder = folder;
    mkdirSync(dirname(path), { recursive: true });
    if (isFresh || !existsSync(path)) return;
    for (const text of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const line: Line = JSON.parse(text);
      this.#lines.set(line.key, line);
    }
  }

  recall(mutant: Mutant): Notice | null {
    const line = this.#lines.get(keyOf(mutant));
    return line !== undefined && line.testDigest === this.#digestOf(line.notice.file) ? line.notice : null;
  }

  keep(mutant: Mutant, notice: Notice): void {
    const line: Line = { key: keyOf(mutant), notice, testDigest: this.#digestOf(notice.file) };
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }

  #digestOf(file: string): string {
    const path = join(this.#folder, file);
    return file !== '' && existsSync(path) ? digest(readFileSync(path, 'utf8')) : '';
  }
}

function keyOf({ file, text }: Mutant): string {
  return digest(`${file}\n${text}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
