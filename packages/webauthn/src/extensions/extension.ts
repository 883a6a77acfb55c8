import type { JsonValue } from '../json/value.ts';

/** A row of the table of client extensions (§9, §10). */
export interface Extension {
  /** Extension identifier. */
  readonly id: string;
  readonly anchor: string;
  /** Ceremonies it applies to. */
  readonly ceremonies: readonly ('registration' | 'authentication')[];
  /** Whether a client extension output has the type that its section gives it. */
  readonly isOutput: (output: JsonValue) => boolean;
}

/** Client extension outputs by identifier, as data without a prototype: `__proto__` is a key like any other. */
export type ClientExtensionOutputs = ReadonlyMap<string, JsonValue>;
