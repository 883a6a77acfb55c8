import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authentication } from '../../src/ceremonies/authentication.ts';
import { registration } from '../../src/ceremonies/registration.ts';
import { traceAuthentication } from '../../src/ceremonies/trace-authentication.ts';
import { traceRegistration } from '../../src/ceremonies/trace-registration.ts';
import type { TraceOutcome, TraceRow } from '../../src/ceremonies/trace.ts';
import { expectedAuthentication, expectedRegistration, scene } from './scene.ts';

const { registration: registered, authentication: signedIn, credential } = scene('trace');
const stepsThat = (rows: readonly TraceRow[], outcome: TraceOutcome): string[] =>
  rows.filter((row) => row.outcome === outcome).map(({ step }) => step);

describe('a trace', () => {
  it('has every row of the table, in its order', () => {
    const rows = traceRegistration(registered.response(), expectedRegistration);
    assert.deepEqual(
      rows.map(({ step, title }) => [step, title]),
      registration.rows.map(({ step, title }) => [step, title]),
    );
    const others = traceAuthentication(signedIn.response(), expectedAuthentication, credential);
    assert.equal(others.length, authentication.rows.length);
  });

  it('of an accepted response says what passed, what had nothing to say and what is done elsewhere', () => {
    const rows = traceRegistration(registered.response(), expectedRegistration);
    assert.deepEqual(stepsThat(rows, 'elsewhere'), ['R.1', 'R.2', 'R.19', 'R.23', 'R.26', 'R.27', 'R.29']);
    assert.deepEqual(stepsThat(rows, 'not-applicable'), ['R.10', 'R.11', 'R.18', 'R.28']);
    assert.deepEqual(stepsThat(rows, 'refused'), []);
    assert.deepEqual(stepsThat(rows, 'not-reached'), []);
  });

  it('goes on after a refusal, so that every fault shows at once', () => {
    const response = registered
      .clientData({ type: 'webauthn.get', origin: 'https://evil.example' })
      .rpId('evil.example')
      .flags({ up: false, uv: false })
      .response();
    const rows = traceRegistration(response, expectedRegistration);
    assert.deepEqual(stepsThat(rows, 'refused'), ['R.7', 'R.9', 'R.14', 'R.15', 'R.16']);
    const origin = rows.find(({ code }) => code === 'origin_mismatch');
    assert.equal(origin?.reason, 'the origin is not one of those expected');
    assert.ok(!JSON.stringify(rows).includes('evil.example'));
  });

  it('of something that is no response reaches nothing more', () => {
    for (const input of [undefined, null, 'x', [], {}, { response: {} }]) {
      const rows = traceAuthentication(input, expectedAuthentication, credential);
      assert.deepEqual(stepsThat(rows, 'refused'), ['A.3']);
      assert.deepEqual(stepsThat(rows, 'passed'), []);
    }
  });

  it('does not judge the counter on data whose signature does not hold', () => {
    const expected = { ...expectedAuthentication, signCount: 'refused' } as const;
    const record = { ...credential, signCount: 9 };
    const rows = traceAuthentication(signedIn.signCount(1).resign().response(), expected, record);
    assert.deepEqual(stepsThat(rows, 'refused'), ['A.22']);
    const unsigned = traceAuthentication(signedIn.signCount(1).response(), expected, record);
    assert.deepEqual(stepsThat(unsigned, 'refused'), ['A.21']);
    assert.deepEqual(stepsThat(unsigned, 'not-reached'), ['A.22']);
  });

  it('wants to be told what to expect', () => {
    assert.throws(() => traceRegistration({}, { ...expectedRegistration, origins: [] }), TypeError);
    assert.throws(() => traceAuthentication({}, { ...expectedAuthentication, rpIds: [] }, credential), TypeError);
  });
});
