import { isDeepStrictEqual } from 'node:util';
import { decode } from 'cborg';
import { decodeCbor } from '../../packages/webauthn/src/cbor/decode.ts';
import { Refusal } from '../../packages/webauthn/src/refusals/refusal.ts';
import { authenticatorCases } from '../hostile/authenticator-cases.ts';
import { writeCborTree } from '../hostile/cbor-tree.ts';
import { changeCbor } from '../hostile/change-cbor.ts';
import { damageBytes } from '../hostile/bytes.ts';
import { generateCbor } from '../hostile/generate-cbor.ts';
import type { Random } from '../hostile/random.ts';
import { recordedCases } from '../hostile/recorded.ts';
import { depthOf, hasFloat, hasOddKey, hasReplacedText, readStrictly, strictly } from './cbor-reading.ts';
import type { Comparison } from './comparison.ts';
import type { Disagreement } from './disagreement.ts';
import { count, refusalText } from './disagreement.ts';
import { Reading } from './reading.ts';

const accepts = /^accept$/u;

const classes: readonly Disagreement<Uint8Array>[] = [
  {
    words: 'cborg decodes floats, which CTAP2 never sends',
    section: 'CTAP 2.2 §8: no floating point in messages; §6.5.1',
    ours: ['cbor_form'],
    peer: accepts,
    holds: hasFloat,
  },
  {
    words: 'cborg puts U+FFFD for text that is not UTF-8',
    section: 'RFC 8949 §3.1 (major type 3), §5.3.1: invalid UTF-8 is not valid',
    ours: ['cbor_form'],
    peer: accepts,
    holds: hasReplacedText,
  },
  {
    words: 'cborg takes map keys of every type, and compares byte strings among them by identity',
    section: 'CTAP 2.2 §8; RFC 8949 §5.6: keys are unique',
    ours: ['cbor_form'],
    peer: accepts,
    holds: (bytes) => hasOddKey(readStrictly(bytes)),
  },
  {
    words: 'cborg nests as deep as the stack',
    section: 'CTAP 2.2 §8: at most four levels (our cap is 16)',
    ours: ['cbor_depth'],
    peer: accepts,
    holds: (bytes) => depthOf(readStrictly(bytes)) > 16,
  },
  {
    words: 'cborg takes a byte order mark off text, so that two texts become one',
    section: 'RFC 8949 §3.1 (major type 3): text is the sequence of its code points',
    ours: ['accept'],
    peer: /^accept$|repeat map key/u,
    holds: (bytes) => Buffer.from(bytes).includes(Buffer.from('\ufeff')),
  },
];

/** The CBOR decoder against cborg at its strictest: whether it takes the input, and the value. */
export function compareCbor(): Comparison<Uint8Array> {
  const cases = [...authenticatorCases().map(({ one }) => one), ...recordedCases()];
  const real = cases.filter(({ kind }) => kind === 'registration').map((one) => new Reading(one).objectBytes);
  return {
    what: 'CBOR, with cborg at its strictest',
    classes,
    share: 4,
    run: (random, tally) => {
      const input = inputOf(random, real);
      const [ours, peer] = [readByUs(input), readByPeer(input)];
      const sameValue = ours.verdict !== peer.verdict || isDeepStrictEqual(ours.value, peer.value);
      count(tally, classes, { input, ours: ours.verdict, peer: peer.verdict, sameValue }, (bytes) =>
        Buffer.from(bytes).toString('base64url'),
      );
    },
  };
}

function inputOf(random: Random, real: readonly Uint8Array[]): Uint8Array {
  switch (random.below(4)) {
    case 0:
      return changeCbor(random, random.pick(real));
    case 1:
      return writeCborTree(generateCbor(random));
    case 2:
      return random.bytes(random.below(24));
    default:
      return random.once(3)
        ? damageBytes(random, writeCborTree(generateCbor(random)))
        : changeCbor(random, writeCborTree(generateCbor(random)));
  }
}

interface Read {
  readonly verdict: string;
  readonly value?: unknown;
}

function readByUs(bytes: Uint8Array): Read {
  try {
    return { verdict: 'accept', value: decodeCbor(bytes) };
  } catch (error) {
    if (error instanceof Refusal) return { verdict: error.code };
    throw error;
  }
}

function readByPeer(bytes: Uint8Array): Read {
  try {
    const value: unknown = decode(bytes, strictly);
    return { verdict: 'accept', value };
  } catch (error) {
    return { verdict: refusalText(error) };
  }
}
