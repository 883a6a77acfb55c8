import { parseCoseKey } from '../../../packages/webauthn/src/cose/parse.ts';
import { verifySignature } from '../../../packages/webauthn/src/crypto/verify-signature.ts';
import { refuse } from '../../../packages/webauthn/src/refusals/refusal.ts';
import { judge } from '../judge.ts';
import { bytes, member, text } from '../members.ts';
import type { KindOfCase } from '../question.ts';

/** A COSE key, bytes, and a signature over them. */
export const signature: KindOfCase = {
  name: 'signature',
  read: (element) => {
    const [id, key] = [text(element, 'id'), text(element, 'cosePublicKey')];
    const [data, signed, valid] = [
      text(element, 'signedData'),
      text(element, 'signature'),
      member(element, 'valid') ?? true,
    ];
    if (id === undefined || key === undefined || data === undefined || signed === undefined) return null;
    const facts = { id, kind: 'signature', alg: text(element, 'alg') ?? null } as const;
    return [
      { ...facts, expect: valid === true ? 'accept' : 'reject', judge: () => judge(() => verify(key, data, signed)) },
    ];
  },
};

function verify(key: string, data: string, signed: string): void {
  const parsed = parseCoseKey(bytes(key));
  if (!verifySignature(parsed.alg, parsed, bytes(data), bytes(signed))) {
    refuse('bad_signature', 'the signature does not verify');
  }
}
