import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contrast, parseHex, toOklch, toRgb } from './oklch.ts';
import type { Rgb } from './oklch.ts';
import { colour, colourNames } from './tokens.ts';
import type { Scheme } from './tokens.ts';

const schemes: readonly Scheme[] = ['light', 'dark'];
const surfaces = ['paper', 'ground', 'sunk'];
const softs = ['info-soft', 'ok-soft', 'warn-soft', 'danger-soft'];
const white: Rgb = [1, 1, 1];

/** AA: 4.5 for text, 3 for large text, borders of controls and graphics. */
const text = 4.5;
const graphic = 3;

/** What lies on what, and how well it must be told apart. */
const pairs: readonly (readonly [name: string, on: readonly string[], least: number])[] = [
  ['ink', [...surfaces, 'fold', ...softs], text],
  ['ink-2', [...surfaces, ...softs], text],
  ['ink-3', surfaces, text],
  ['link', ['paper', 'ground', ...softs], text],
  ['focus', [...surfaces, ...softs], graphic],
  ['line-strong', ['paper', 'ground'], graphic],
  ['on-act', ['act', 'act-hover'], text],
  ['act', ['paper', 'ground'], graphic],
  ['danger', ['paper', 'danger-soft'], text],
  ['warn', ['paper', 'warn-soft'], text],
  ['ok', ['paper', 'ok-soft'], text],
  ['series-1', ['paper'], graphic],
  ['series-2', ['paper'], graphic],
  ['series-3', ['paper'], graphic],
  ['ink', ['rp', 'flags', 'count', 'guid', 'len', 'cred', 'key'].map((it) => `byte-${it}`), text],
];

/** A site's own wax. The letter is large text, the seal a graphic. */
const waxPairs: readonly (readonly [name: string, on: string, least: number])[] = [
  ['wax', 'paper', graphic],
  ['wax-rim', 'wax-deep', graphic],
  ['wax-text', 'wax-soft', text],
  ['wax-text', 'paper', text],
  ['series-3', 'paper', graphic],
];
const brands = {
  own: '#bc3826',
  yellow: '#ffd400',
  black: '#000000',
  green: '#00a651',
  blue: '#1d4ed8',
  violet: '#7c3aed',
  ochre: '#cc7722',
};

/** Figures of the design's table, light and dark: whoever changes a colour meets them. */
const measured: readonly (readonly [name: string, on: string, light: number, dark: number])[] = [
  ['ink', 'paper', 16.7, 14.9],
  ['ink', 'ground', 15.4, 16.1],
  ['ink', 'sunk', 14.6, 13.4],
  ['ink-2', 'paper', 8.1, 8.7],
  ['ink-3', 'paper', 5.6, 6.2],
  ['link', 'paper', 8.0, 9.0],
  ['link', 'info-soft', 7.2, 7.7],
  ['focus', 'paper', 6.2, 9.1],
  ['line-strong', 'paper', 3.7, 4.0],
  ['on-act', 'act', 16.7, 15.2],
  ['wax', 'paper', 5.6, 3.5],
  ['wax-rim', 'wax-deep', 5.9, 5.3],
  ['wax-text', 'wax-soft', 6.1, 7.0],
  ['danger', 'danger-soft', 6.2, 7.1],
  ['warn', 'warn-soft', 5.8, 8.6],
  ['ok', 'ok-soft', 6.2, 8.2],
  ['series-3', 'paper', 5.6, 5.2],
];

for (const scheme of schemes) {
  describe(`contrast of the tokens, ${scheme}`, () => {
    for (const [name, on, least] of pairs) {
      for (const ground of on) {
        test(`${name} on ${ground} is at least ${least}`, () => {
          atLeast(colour(name, scheme), colour(ground, scheme), least);
        });
      }
    }

    test('white on the danger button is at least 4.5', () => {
      atLeast(white, colour('danger-fill', scheme), text);
    });

    for (const [brand, hex] of Object.entries(brands)) {
      for (const [name, ground, least] of waxPairs) {
        test(`${name} on ${ground} is at least ${least} with a brand of ${brand}`, () => {
          atLeast(colour(name, scheme, hex), colour(ground, scheme, hex), least);
        });
      }
    }

    test('is what the design measured', () => {
      for (const [name, on, light, dark] of measured) {
        const found = contrast(colour(name, scheme), colour(on, scheme));
        const wanted = scheme === 'light' ? light : dark;
        assert.ok(Math.abs(found - wanted) < 0.11, `${name} on ${on}: ${found.toFixed(2)}, the table says ${wanted}`);
      }
    });
  });
}

test('every colour token can be computed in both schemes', () => {
  assert.ok(colourNames.length >= 40, `found ${colourNames.length} colours`);
  for (const name of colourNames) for (const scheme of schemes) assert.equal(colour(name, scheme).length, 3);
});

test('OKLCH and back is the same colour', () => {
  for (const hex of Object.values(brands)) {
    const rgb = parseHex(hex);
    for (const [at, channel] of toRgb(toOklch(rgb)).entries()) assert.ok(Math.abs(channel - (rgb[at] ?? 9)) < 1e-4);
  }
});

function atLeast(one: Rgb, other: Rgb, least: number): void {
  const found = contrast(one, other);
  assert.ok(found >= least, `contrast ${found.toFixed(2)}`);
}
