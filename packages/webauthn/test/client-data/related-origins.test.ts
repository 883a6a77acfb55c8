import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeRelatedOrigins } from '../../src/client-data/judge-related-origins.ts';
import type { RelatedOriginsJudgement } from '../../src/client-data/judge-related-origins.ts';
import { relatedOriginsDocument } from '../../src/client-data/related-origins-document.ts';

/** A public suffix list of four. */
const suffixes = ['com', 'co.uk', 'org', 'github.io'];
function registrableDomain(host: string): string | null {
  const suffix = suffixes.find((one) => host.endsWith(`.${one}`));
  if (suffix === undefined) return null;
  return `${host
    .slice(0, -suffix.length - 1)
    .split('.')
    .at(-1)}.${suffix}`;
}

const https = (...hosts: string[]): string[] => hosts.map((host) => `https://${host}`);
const judge = (document: unknown): RelatedOriginsJudgement => judgeRelatedOrigins(document, registrableDomain);
function verdicts(...origins: string[]): string[] {
  const judged = judge({ origins });
  assert.ok(judged.valid);
  return judged.origins.map(({ verdict }) => verdict);
}

describe('a document of related origins (§5.11.1)', () => {
  const five = https('a.com', 'b.com', 'c.com', 'd.com', 'e.com');

  it('is judged entry by entry', () => {
    const judged = judge({ origins: ['https://www.example.co.uk/path', 'https://shop.github.io:8443'], more: 1 });
    assert.deepEqual(judged, {
      valid: true,
      labels: ['example', 'shop'],
      origins: [
        {
          text: 'https://www.example.co.uk/path',
          origin: 'https://www.example.co.uk',
          label: 'example',
          verdict: 'usable',
        },
        {
          text: 'https://shop.github.io:8443',
          origin: 'https://shop.github.io:8443',
          label: 'shop',
          verdict: 'usable',
        },
      ],
    });
    assert.deepEqual(judge({ origins: [] }), { valid: true, labels: [], origins: [] });
  });

  it('has five labels that count, whatever suffix they stand on', () => {
    assert.deepEqual(
      verdicts(...five),
      Array.from({ length: 5 }, () => 'usable'),
    );
    assert.equal(verdicts(...five, 'https://f.com').at(-1), 'beyond-labels');
    assert.equal(verdicts(...five, 'https://f.com', 'https://www.a.org').at(-1), 'usable');
    assert.deepEqual(
      new Set(verdicts(...https('x.com', 'x.org', 'x.co.uk', 'a.x.com', 'b.x.com', 'x.github.io'))),
      new Set(['usable']),
    );
  });

  it('tells all labels, those that are passed over too', () => {
    const judged = judge({ origins: [...five, 'https://f.com', 'https://a.org'] });
    assert.deepEqual(judged.valid && judged.labels, ['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('counts no label of what browsers pass over', () => {
    const passedOver = [
      'https://github.io',
      'https://127.0.0.1',
      'localhost',
      'https://*.b.com',
      'android:apk-key-hash:x',
      '',
    ];
    assert.deepEqual(verdicts(...passedOver), [
      'no-registrable-domain',
      'no-registrable-domain',
      'not-an-origin',
      'not-an-origin',
      'not-an-origin',
      'not-an-origin',
    ]);
    assert.deepEqual(new Set(verdicts(...passedOver, ...five).slice(-5)), new Set(['usable']));
  });

  it('counts the label of an origin over http, which no page with passkeys has', () => {
    assert.deepEqual(verdicts('http://f.com', ...five), [
      'not-secure',
      'usable',
      'usable',
      'usable',
      'usable',
      'beyond-labels',
    ]);
  });

  const whole: readonly [unknown, string][] = [
    [undefined, 'not-an-object'],
    [null, 'not-an-object'],
    [[], 'not-an-object'],
    ['{"origins":[]}', 'not-an-object'],
    [{}, 'no-origins'],
    [{ origins: 'https://a.com' }, 'no-origins'],
    [{ origins: ['https://a.com', null] }, 'origins-not-text'],
    [JSON.parse('{"__proto__":{"origins":[]}}'), 'no-origins'],
  ];
  for (const [document, problem] of whole) {
    it(`${JSON.stringify(document)} is none: ${problem}`, () => {
      assert.deepEqual(judge(document), { valid: false, problem });
    });
  }

  it('is built of origins that browsers look at', () => {
    const origins = https('example.org', 'example.co.uk', 'www.example.org:8443');
    assert.deepEqual(relatedOriginsDocument(origins, registrableDomain), { origins });
    assert.deepEqual(relatedOriginsDocument([...origins, ...origins], registrableDomain), { origins });
    assert.equal(judge(relatedOriginsDocument(five, registrableDomain)).valid, true);
  });

  const mistakes: Record<string, readonly unknown[]> = {
    'no origin': ['example.org'],
    http: ['http://example.org'],
    'a public suffix': ['https://github.io'],
    'a wildcard': ['https://*.example.org'],
    'a slash at the end': ['https://example.org/'],
    'a default port': ['https://example.org:443'],
    'upper case': ['https://Example.org'],
    'a sixth label': [...five, 'https://f.com'],
    'something that is no text': [1],
  };
  for (const [what, origins] of Object.entries(mistakes)) {
    it(`with ${what} it is a mistake of the caller`, () => {
      assert.throws(() => Reflect.apply(relatedOriginsDocument, undefined, [origins, registrableDomain]), {
        name: 'TypeError',
        message: /related origin/u,
      });
    });
  }
});
