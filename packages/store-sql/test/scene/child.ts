import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

/** A process of its own that runs a file of this folder; goes with the test. */
export class Child implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  #printed = '';

  constructor(script: string, ...args: string[]) {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    this.#process = spawn(execPath, ['--conditions=@signet/source', path, ...args], { stdio: [...stdio] });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#printed += text));
    this.#ended = once(this.#process, 'close');
  }

  /** Whole lines so far; a line that a kill cut short is none. */
  get lines(): readonly string[] {
    return this.#printed.split('\n').slice(0, -1);
  }

  /** Resolves once it has printed so many lines. */
  async printed(lines: number): Promise<void> {
    while (this.lines.length < lines) {
      if (this.#process.exitCode !== null) throw new Error(`ended with ${this.#process.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** @returns its exit code */
  async end(): Promise<number | null> {
    await this.#ended;
    return this.#process.exitCode;
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
