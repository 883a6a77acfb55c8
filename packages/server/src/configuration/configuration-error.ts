import type { Finding } from './finding.ts';

/** A configuration that cannot work. The message tells every fault with its fix, one a line; `findings` has them apart. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly findings: readonly Finding[];

  constructor(faults: string | readonly Finding[]) {
    super(typeof faults === 'string' ? faults : faults.map(({ text, fix }) => `${text} ${fix}`).join('\n'));
    this.findings = typeof faults === 'string' ? [{ code: 'configuration', text: faults, fix: '' }] : faults;
  }
}
