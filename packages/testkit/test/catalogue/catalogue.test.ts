import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptedCases } from '../../src/catalogue/accepted.ts';
import { authenticationCases, registrationCases } from '../../src/catalogue/catalogue.ts';
import { p256PointBeyondPrime, ed25519BeyondPrime } from '../../src/catalogue/foreign-points.ts';
import { linesToCome, serverLines } from '../../src/catalogue/server-lines.ts';

const CASES = [...registrationCases, ...authenticationCases];
/** Line 56 asks for acceptance, and has its cases there. */
const ACCEPTED_LINES = [56];

describe('the known-bad catalogue', () => {
  it('has every line: as a case, as one for a server, or as one to come', () => {
    const lines = [
      ...CASES.map(({ line }) => line),
      ...serverLines.map(({ line }) => line),
      ...linesToCome,
      ...ACCEPTED_LINES,
    ];
    const missing = Array.from({ length: 143 }, (_, index) => index + 1).filter((line) => !lines.includes(line));
    assert.deepEqual(missing, []);
  });

  it('names every case once', () => {
    const ids = [...CASES, ...acceptedCases].map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
  });

  it('changes something in every case', () => {
    for (const one of CASES) {
      const { control, hostile } = one.make();
      assert.notDeepEqual(hostile, control, one.id);
    }
  });

  it('makes the same bytes each time', () => {
    for (const one of CASES.filter((_, index) => index % 10 === 0)) {
      assert.deepEqual(JSON.stringify(one.make()), JSON.stringify(one.make()), one.id);
    }
  });

  it('writes coordinates beyond the prime that fit their bytes', () => {
    assert.equal(p256PointBeyondPrime().x[0], 0xff);
    assert.equal(ed25519BeyondPrime().at(-1), 0x7f);
  });
});
