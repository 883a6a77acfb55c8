import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authenticationCases, registrationCases } from '@signet/testkit';
import { authentication } from '../../src/ceremonies/authentication.ts';
import { registration } from '../../src/ceremonies/registration.ts';
import { refusalCodes } from '../../src/refusals/codes.ts';

const tables = [
  { table: registration, letter: 'R', steps: 29, section: '§7.1', anchor: '#sctn-registering-a-new-credential' },
  { table: authentication, letter: 'A', steps: 25, section: '§7.2', anchor: '#sctn-verifying-assertion' },
];

/** Codes that no row of a ceremony gives, and who gives them. */
const elsewhere: Record<string, string> = {
  challenge_used: 'the server: it remembers what was spent',
  challenge_expired: 'the server: it has a clock',
  challenge_wrong_ceremony: 'the server: it knows what the challenge was for',
  credential_unknown: 'the server: it looks credentials up',
  revoked: 'revocation lists, with the certificate paths to come',
  crl_invalid: 'revocation lists, with the certificate paths to come',
  metadata_missing: 'the metadata service',
  metadata_status: 'the metadata service',
};

for (const { table, letter, steps, section, anchor } of tables) {
  describe(`the table of ${table.ceremony} (${section})`, () => {
    it(`has every step from ${letter}.1 to ${letter}.${steps}, in order`, () => {
      const numbers = table.rows.map(({ step }) => Number(step.slice(2)));
      assert.deepEqual(
        [...new Set(numbers)],
        Array.from({ length: steps }, (_, index) => index + 1),
      );
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
      );
      assert.ok(table.rows.every(({ step }) => step.startsWith(`${letter}.`)));
    });

    it('runs each row in its phase, in the order of the table, or leaves it to somebody', () => {
      const titles = (rows: readonly { readonly title: string }[]): string[] => rows.map(({ title }) => title);
      const inPhase = (wanted: string) => titles(table.rows.filter(({ phase }) => phase === wanted));
      assert.deepEqual([titles(table.parse), titles(table.verify)], [inPhase('parse'), inPhase('verify')]);
      assert.ok(table.parse.length > 10 && table.verify.length > 10);
      for (const title of inPhase('elsewhere')) assert.match(title, /^The (?:caller|browser) /u);
    });

    it('gives anchors, titles and codes', () => {
      assert.equal(table.rows[0]?.anchor, anchor);
      for (const row of table.rows) {
        assert.match(row.anchor, /^#[a-z0-9-]+$/u);
        assert.ok(row.title.length > 10);
        const isHash = row.title === 'The client data are hashed as received';
        assert.equal(row.codes.length === 0, row.phase === 'elsewhere' || isHash, `${row.step} ${row.title}`);
        for (const code of row.codes) assert.ok(code in refusalCodes, code);
        assert.equal(new Set(row.codes).size, row.codes.length);
      }
    });

    it('tells its rows apart by step and title', () => {
      assert.equal(new Set(table.rows.map(({ step, title }) => `${step} ${title}`)).size, table.rows.length);
    });

    it('needs only facts of the response while it parses', () => {
      for (const row of table.parse) {
        for (const fact of ['expected', 'credential', 'rpId']) assert.ok(!row.needs.some((name) => name === fact));
      }
    });
  });
}

describe('codes', () => {
  const rows = [...registration.rows, ...authentication.rows];

  it('each is given by a row, or by somebody who is named', () => {
    const given = new Set<string>(rows.flatMap(({ codes }) => codes));
    for (const code of Object.keys(refusalCodes)) {
      assert.equal(given.has(code), !Object.hasOwn(elsewhere, code), code);
    }
  });

  it('what the known-bad catalogue provokes is what the row says of itself', () => {
    for (const { step, code } of [...registrationCases, ...authenticationCases]) {
      assert.ok(
        rows.some((row) => row.step === step && row.codes.includes(code)),
        `${step} ${code}`,
      );
    }
  });
});

describe('the signature’s row', () => {
  it('is the one with a pooled check, and nothing before it looks at the counter', () => {
    const pooled = authentication.verify.filter((row) => row.pooled !== undefined);
    assert.deepEqual(
      pooled.map(({ step }) => step),
      ['A.21'],
    );
    const signature = authentication.rows.findIndex((row) => row.pooled !== undefined);
    const counter = authentication.rows.findIndex(({ step }) => step === 'A.22');
    assert.ok(signature < counter);
    assert.ok(authentication.rows[counter]?.needs.includes('signatureVerified'));
  });
});
