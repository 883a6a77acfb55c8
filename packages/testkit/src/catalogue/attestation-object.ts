import { concatBytes } from '../encoding/bytes.ts';
import { encodeCbor, encodeCborHead } from '../encoding/cbor.ts';
import type { CborInput } from '../encoding/cbor-input.ts';
import { indefiniteCbor, pairsCbor, rawCbor, taggedCbor, wideCbor } from '../encoding/cbor-wrong-forms.ts';
import type { RegistrationCase } from './case.ts';
import { registrationCase } from './registration-scene.ts';
import type { RegistrationRow } from './registration-scene.ts';

type Members = ReadonlyMap<string, CborInput>;

/** A row whose attestation object is changed as one CBOR value. */
function object(
  line: number,
  id: string,
  mutation: string,
  code: RegistrationRow['code'],
  change: (members: Members) => CborInput,
): RegistrationRow {
  return { line, id, mutation, code, step: 'R.13', change: (forge) => forge.attestationObject(change) };
}

/** The members with one of another value; `undefined` takes it away. */
function withMember(members: Members, name: string, value: CborInput | undefined): CborInput {
  const changed = new Map<string, CborInput>(members);
  if (value === undefined) changed.delete(name);
  else changed.set(name, value);
  return changed;
}

/** A string that announces more bytes than follow. */
function overlong(major: 2 | 3, announced: bigint, bytes: Uint8Array): CborInput {
  return rawCbor(concatBytes(encodeCborHead(major, announced), bytes));
}

function authDataOf(members: Members): Uint8Array {
  return members.get('authData') as Uint8Array;
}

/** 20 000 arrays in each other. */
const DEEP = rawCbor(concatBytes(new Uint8Array(20_000).fill(0x81), Uint8Array.of(0)));

const FORMS: readonly RegistrationRow[] = [
  {
    line: 31,
    id: 'object-trailing',
    mutation: 'a byte after the attestation object',
    code: 'cbor_trailing',
    step: 'R.13',
    change: (forge) => forge.attestationObjectBytes((bytes) => concatBytes(bytes, Uint8Array.of(0))),
  },
  object(32, 'object-duplicate', 'fmt twice', 'cbor_duplicate', (members) =>
    pairsCbor([['fmt', 'packed'], ...members]),
  ),
  object(32, 'object-duplicate-same', 'authData twice, the same', 'cbor_duplicate', (members) =>
    pairsCbor([...members, ['authData', authDataOf(members)]]),
  ),
  object(33, 'object-indefinite-map', 'map without length', 'cbor_form', (members) => indefiniteCbor(members)),
  object(33, 'object-indefinite-text', 'text without length', 'cbor_form', (members) =>
    withMember(members, 'fmt', indefiniteCbor(members.get('fmt') ?? '')),
  ),
  object(33, 'object-indefinite-bytes', 'byte string without length', 'cbor_form', (members) =>
    withMember(members, 'authData', indefiniteCbor(authDataOf(members))),
  ),
  object(33, 'object-wide-head', 'a head longer than needed', 'cbor_form', (members) =>
    withMember(members, 'fmt', wideCbor(members.get('fmt') ?? '', 2)),
  ),
  object(33, 'object-float', 'a float in the statement', 'cbor_form', (members) =>
    withMember(members, 'attStmt', new Map([['alg', rawCbor(Uint8Array.of(0xf9, 0xc7, 0x00))]])),
  ),
  object(34, 'object-tag', 'tag around the map', 'cbor_form', (members) => taggedCbor(55_799, members)),
  object(34, 'object-tag-inside', 'tag around authData', 'cbor_form', (members) =>
    withMember(members, 'authData', taggedCbor(24, authDataOf(members))),
  ),
  object(35, 'object-byte-string-long', 'authData announces a byte more than there is', 'cbor_truncated', (members) =>
    withMember(members, 'authData', overlong(2, BigInt(authDataOf(members).length + 1), authDataOf(members))),
  ),
  object(35, 'object-byte-string-huge', 'authData announces 2^62 bytes', 'cbor_truncated', (members) =>
    withMember(members, 'authData', overlong(2, 2n ** 62n, authDataOf(members))),
  ),
  object(35, 'object-array-huge', 'the statement announces 2^62 items', 'cbor_truncated', (members) =>
    withMember(members, 'attStmt', rawCbor(encodeCborHead(4, 2n ** 62n))),
  ),
  object(35, 'object-map-huge', 'the statement announces 2^32-1 pairs', 'cbor_truncated', (members) =>
    withMember(members, 'attStmt', rawCbor(encodeCborHead(5, 2n ** 32n - 1n))),
  ),
  {
    line: 35,
    id: 'object-empty',
    mutation: 'no bytes at all',
    code: 'cbor_truncated',
    step: 'R.13',
    change: (forge) => forge.attestationObjectBytes(() => new Uint8Array(0)),
  },
  object(37, 'object-deep', '20 000 arrays in each other', 'cbor_depth', (members) =>
    withMember(members, 'attStmt', new Map([['x5c', DEEP]])),
  ),
];

/** Members and their values of another type. */
const WRONG_MEMBERS: readonly (readonly [name: string, value: CborInput | undefined])[] = [
  ['fmt', undefined],
  ['attStmt', undefined],
  ['authData', undefined],
  ['fmt', encodeCbor('none')],
  ['fmt', 1],
  ['fmt', null],
  ['attStmt', 'none'],
  ['attStmt', null],
  ['authData', 'authData'],
  ['authData', []],
];

const MEMBERS: readonly RegistrationRow[] = [
  ...WRONG_MEMBERS.map(([name, value]): RegistrationRow => {
    const kind =
      value instanceof Uint8Array ? 'bytes' : Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    const mutation = value === undefined ? `no ${name}` : `${name} is of another type (${kind})`;
    return object(36, `object-${name}-${kind}`, mutation, 'bad_attestation_object', (members) =>
      withMember(members, name, value),
    );
  }),
  object(36, 'object-array', 'an array in place of the map', 'bad_attestation_object', (members) => [
    ...members.values(),
  ]),
];

const FORMATS: readonly RegistrationRow[] = [
  ...[
    ['capital', 'None'] as const,
    ['upper', 'NONE'] as const,
    ['space', 'none '] as const,
    ['unknown', 'packed2'] as const,
    ['empty', ''] as const,
  ].map(
    ([name, format]): RegistrationRow => ({
      line: 38,
      id: `format-${name}`,
      mutation: `fmt is ${JSON.stringify(format)}`,
      code: 'unknown_format',
      step: 'R.21',
      scene: { authenticator: { attestation: 'none' } },
      change: (forge) => forge.format(format),
    }),
  ),
  {
    line: 39,
    id: 'none-not-empty',
    mutation: 'format none with a statement that is not empty',
    code: 'none_not_empty',
    step: 'R.22',
    scene: { authenticator: { attestation: 'none' } },
    change: (forge) => forge.statement(() => new Map([['alg', -7]])),
  },
  {
    line: 40,
    id: 'none-array',
    mutation: 'format none with an array as statement',
    code: 'bad_attestation_object',
    step: 'R.22',
    scene: { authenticator: { attestation: 'none' } },
    change: (forge) => forge.statement(() => []),
  },
];

/** Lines 31 to 40: the attestation object as CBOR, its members and its format. */
export const attestationObjects: readonly RegistrationCase[] = [...FORMS, ...MEMBERS, ...FORMATS].map(registrationCase);
