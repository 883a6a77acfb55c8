import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VerifiedPart } from '../../src/attestation/formats/format.ts';
import { assessTrust } from '../../src/attestation/trust.ts';
import type { TrustDemands } from '../../src/attestation/trust.ts';
import { refused } from '../refused.ts';
import { keys, leafBelow, root } from '../x509/path/family.ts';
import { year2030 } from '../x509/path/issue.ts';

const anchor = root();
const demands: TrustDemands = {
  none: 'accepted',
  self: 'accepted',
  certified: 'accepted-untrusted',
  anchors: [anchor],
  at: year2030,
};
const part = (trustPath: readonly Uint8Array[], type: 'basic' | 'none' = 'basic'): VerifiedPart => ({
  format: 'packed',
  type,
  trustPath,
});
const known = part([leafBelow('Root')]);
const unknown = part([leafBelow('Root', { issuerKey: keys.stranger })]);
const compound = (...parts: readonly VerifiedPart[]) => ({ type: 'compound', trustPath: [], parts }) as const;
const any = { ...demands, statements: { compound: 'any' } } as const;

describe('trust (§7.1 step 24)', () => {
  it('names the anchor, as bytes of its own', () => {
    const first = assessTrust(known, demands);
    assert.deepEqual(first.anchor, anchor);
    first.anchor?.fill(0);
    assert.deepEqual(assessTrust(known, demands).anchor, anchor);
    assert.deepEqual(assessTrust(unknown, demands), { anchor: null });
  });

  it('nobody is trusted without a time', () => {
    const { at: _at, ...timeless } = demands;
    assert.deepEqual(assessTrust(known, timeless), { anchor: null });
    assert.throws(() => assessTrust(known, { ...timeless, certified: 'trust-required' }), refused('trust_path'));
  });

  it('in a compound statement is that of all certificates, or where any statement suffices, of some', () => {
    assert.equal(assessTrust(compound(known, unknown), demands).anchor, null);
    assert.equal(assessTrust(compound(unknown, known), demands).anchor, null);
    assert.deepEqual(assessTrust(compound(known, part([], 'none')), demands).anchor, anchor);
    const strict = { ...demands, none: 'refused' } as const;
    assert.throws(() => assessTrust(compound(known, part([], 'none')), strict), refused('attestation_policy'));
    assert.deepEqual(assessTrust(compound(known, unknown), any).anchor, anchor);
    assert.deepEqual(assessTrust(compound(unknown, known), any).anchor, anchor);
  });

  it('in a compound statement of which any suffices, parts that policy refuses are passed over unless all are', () => {
    const strict = { ...any, none: 'refused', certified: 'trust-required' } as const;
    assert.deepEqual(assessTrust(compound(part([], 'none'), unknown, known), strict).anchor, anchor);
    assert.throws(() => assessTrust(compound(part([], 'none'), unknown), strict), refused('attestation_policy'));
    assert.throws(() => assessTrust(compound(unknown, part([], 'none')), strict), refused('trust_path'));
  });

  it('an anchor that is no certificate is a mistake of the caller in any statement', () => {
    for (const statement of [known, compound(known, known), compound(part([], 'none'), known)]) {
      assert.throws(() => assessTrust(statement, { ...any, anchors: [new Uint8Array(3)] }), TypeError);
    }
  });
});
