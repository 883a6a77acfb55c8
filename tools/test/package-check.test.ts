import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkPackage } from '../package-check/check-package.ts';
import { publishedPackages } from '../package-check/packages.ts';

const root = join(import.meta.dirname, '..', '..');

describe('packages as they would be published', () => {
  for (const one of publishedPackages) {
    it(one.name, () => {
      const results = checkPackage(root, one);
      assert.equal(results.length, 5, JSON.stringify(results));
      for (const { what, outcome, text } of results) {
        if (outcome === 'missing') process.stdout.write(`# not run: ${one.name}: ${what}: ${text}\n`);
        assert.notEqual(outcome, 'failed', `${what}\n${text}`);
      }
    });
  }
});
