import { decodeCbor } from '../../src/cbor/decode.ts';
import { coseKey } from './cbor.ts';
import type { Encodable } from './cbor.ts';

export type Parameters = [number, Encodable][];

export const parametersOf = (cose: Uint8Array): Parameters => [...(decodeCbor(cose) as Map<number, Encodable>)];

/** The key with some parameters replaced, added at the end, or (undefined) taken away. */
export function changed(parameters: Parameters, changes: Record<number, Encodable | undefined>): Uint8Array {
  const map = new Map<number, Encodable | undefined>(parameters);
  for (const [name, value] of Object.entries(changes)) map.set(Number(name), value);
  return coseKey(...[...map].filter((entry): entry is [number, Encodable] => entry[1] !== undefined));
}
