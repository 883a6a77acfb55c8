import assert from 'node:assert/strict';
import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { encryptHmacSecret, evaluateHmacSecret, prfSalt } from '../../src/authenticator/extensions/hmac-secret.ts';

interface PrfVectors {
  readonly shared: { readonly authenticator_cred_random: string };
  readonly ctap: readonly {
    readonly title: string;
    readonly pinUvAuthProtocol: number;
    readonly values: Readonly<Record<string, string>>;
  }[];
}

const told = process.env['SIGNET_VECTORS'];
const folder =
  told === undefined ? new URL('../../../../../shared/vectors/', import.meta.url) : new URL(`file://${told}/`);
const file = new URL('w3c-prf.json', folder);

describe('the specification’s vectors of prf', () => {
  if (told === 'none' || !existsSync(file)) {
    if (process.env['CI'] === 'true' && told !== 'none') throw new Error('w3c-prf.json is missing');
    process.stdout.write('# not run, as there is no folder of vectors: w3c-prf.json\n');
    return;
  }
  const { shared, ctap } = JSON.parse(readFileSync(file, 'utf8')) as PrfVectors;
  const secret = hex(shared.authenticator_cred_random);

  for (const { title, pinUvAuthProtocol, values } of ctap) {
    it(title, () => {
      const outputs: Uint8Array[] = [];
      for (const [at, name] of ['first', 'second'].entries()) {
        const input = values[`prf_eval_${name}`];
        if (input === undefined) continue;
        const salt = prfSalt(hex(input));
        assert.deepEqual(salt, hex(values[`salt${at + 1}`]));
        const output = evaluateHmacSecret(secret, salt);
        assert.deepEqual(output, hex(values[`prf_results_${name}`]));
        outputs.push(output);
      }
      const encrypted = hex(values['output_enc']);
      if (pinUvAuthProtocol === 2) {
        const made = encryptHmacSecret(hex(values['shared_secret']), encrypted.subarray(0, 16), Buffer.concat(outputs));
        assert.deepEqual(made, encrypted);
      } else {
        const decipher = createDecipheriv('aes-256-cbc', hex(values['shared_secret']), new Uint8Array(16));
        const plain = decipher.setAutoPadding(false).update(encrypted);
        assert.deepEqual(new Uint8Array(plain), new Uint8Array(Buffer.concat(outputs)));
      }
    });
  }
});

function hex(text: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(text ?? assert.fail('a value is missing'), 'hex'));
}
