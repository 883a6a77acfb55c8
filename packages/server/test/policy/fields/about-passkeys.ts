import assert from 'node:assert/strict';
import { createAuthenticator, createSeed, forgeAuthentication, makeAttestationChain } from '@signet/testkit';
import { securityKey } from '../../scene/adding.ts';
import { attestedKey, deviceBound, trusted } from '../../scene/attested.ts';
import { on, outcome, signingIn, signingUp } from '../../scene/probing.ts';
import type { FieldRows } from '../../scene/probing.ts';

const otherRoot = makeAttestationChain(createSeed('another'), attestedKey.aaguid).root;
const named = { namedSignIn: 'accepted' } as const;

const counted = on(async (_browser, site) => {
  const outcomes = [];
  for (const backupEligible of [true, false]) {
    const key = createAuthenticator({ backupEligible, counter: 'rising' });
    await site.browser().signUp(key, `Ada ${backupEligible}`);
    site.pass(1000);
    const [credential = assert.fail()] = key.credentials;
    credential.signCount = 0;
    outcomes.push(await signingIn(site, key));
  }
  return outcomes;
});

/** Fields by which passkeys, and ceremonies with them, are judged. */
export const fieldsAboutPasskeys = {
  namedSignIn: [
    on(async (browser) => outcome(await browser.ask('signInBegin', { username: 'Ada' }))),
    [{ namedSignIn: 'refused' }, 'named_sign_in_off'],
    [{ namedSignIn: 'accepted' }, 'ok'],
  ],
  userVerification: [
    on(async (browser) => [
      (await browser.ok('signInBegin', {})).options.userVerification,
      await signingUp(browser, createAuthenticator(), { userVerified: false }),
    ]),
    [{ userVerification: 'required' }, ['required', 'user_not_verified']],
    [{ userVerification: 'preferred' }, ['preferred', 'ok']],
    [{ userVerification: 'discouraged' }, ['discouraged', 'ok']],
  ],
  residentKey: [
    on(async (browser) => {
      const key = createAuthenticator();
      await browser.signUp(key, 'Ada');
      return key.credentials[0]?.discoverable;
    }),
    [{ residentKey: 'required' }, true],
    [{ ...named, residentKey: 'discouraged' }, false],
  ],
  algorithms: [
    on(async (browser) => {
      const { options } = await browser.ok('signUpBegin', { username: 'Ada' });
      const offered = options.pubKeyCredParams.map((it) => it.alg);
      return [offered, await signingUp(browser, createAuthenticator(), { alg: -257 })];
    }),
    [{}, [[-8, -7, -257], 'ok']],
    [{ algorithms: [-7] }, [[-7], 'alg_not_allowed']],
  ],
  attestation: [
    on(async (browser) => (await browser.ok('signUpBegin', { username: 'Ada' })).options.attestation),
    [{ attestation: 'none' }, 'none'],
    [{ attestation: 'indirect' }, 'indirect'],
    [{ attestation: 'direct' }, 'direct'],
    [{ attestation: 'enterprise' }, 'enterprise'],
  ],
  attestationAccepted: [
    on(async (browser) => signingUp(browser, createAuthenticator())),
    [{ attestation: 'direct' }, 'ok'],
    [{ attestation: 'direct', attestationAccepted: { none: 'refused' } }, 'attestation_policy'],
  ],
  attestationAnchors: [
    on(async (browser) => signingUp(browser, createAuthenticator(attestedKey))),
    [trusted, 'ok'],
    [{ ...trusted, attestationAnchors: [Buffer.from(otherRoot).toString('base64')] }, 'trust_path'],
  ],
  attestationStatements: [
    on(async (browser) => signingUp(browser, createAuthenticator({ attestation: 'fido-u2f' }))),
    [{}, 'ok'],
    [{ attestationStatements: { fidoU2fAaguid: 'zero' } }, 'bad_attestation'],
  ],
  backupEligible: [
    on(async (browser) => signingUp(browser, createAuthenticator({ ...attestedKey, backupEligible: true }))),
    [trusted, 'ok'],
    [deviceBound, 'policy_backup'],
  ],
  backupUpgrade: [
    on(async (browser, site) => {
      const key = createAuthenticator({ backupEligible: false });
      await browser.signUp(key, 'Ada');
      const [credential = assert.fail()] = key.credentials;
      credential.backupEligible = true;
      return await signingIn(site, key);
    }),
    [{ backupUpgrade: 'refused' }, 'backup_changed'],
    [{ backupUpgrade: 'accepted' }, 'ok'],
  ],
  crossOrigin: [
    on(async (browser) =>
      signingUp(browser, createAuthenticator(), { crossOrigin: true, topOrigin: 'https://www.fernholm.example' }),
    ),
    [{ crossOrigin: 'refused' }, 'cross_origin'],
    [{ crossOrigin: { topOrigins: ['https://www.fernholm.example'], missingTopOrigin: 'refused' } }, 'ok'],
    [{ crossOrigin: { topOrigins: ['https://other.example'], missingTopOrigin: 'refused' } }, 'top_origin'],
  ],
  credentialProtection: [
    on(async (browser) => {
      const key = createAuthenticator(securityKey);
      await browser.signUp(key, 'Ada');
      return key.credentials[0]?.credProtect;
    }),
    [{ credentialProtection: 'none' }, 1],
    [{ credentialProtection: 'userVerificationOptionalWithCredentialIDList' }, 2],
    [{ credentialProtection: 'userVerificationRequired' }, 3],
  ],
  unsolicitedExtensions: [
    on(async (browser) =>
      signingUp(browser, createAuthenticator(), {}, (options) => ({ ...options, extensions: { minPinLength: true } })),
    ),
    [{ unsolicitedExtensions: 'ignored' }, 'ok'],
    [{ unsolicitedExtensions: 'refused' }, 'extension_policy'],
  ],
  signCount: [
    counted,
    [{ signCount: 'flagged' }, ['ok', 'ok']],
    [{ signCount: 'refused' }, ['sign_count_not_increased', 'sign_count_not_increased']],
    [{ signCount: 'refused-unless-backup-eligible' }, ['ok', 'sign_count_not_increased']],
  ],
  attestedCredentialData: [
    on(async (browser) => {
      const key = createAuthenticator();
      await browser.signUp(key, 'Ada');
      const { ceremony, options } = await browser.ok('signInBegin', {});
      const made = key.makeAuthentication(options, { origin: browser.origin });
      const { id, key: own } = made.credential;
      const attested = { aaguid: new Uint8Array(16), credentialId: id, publicKey: own.cose };
      const response = forgeAuthentication(made).attestedData(attested).resign().response();
      return await outcome(await browser.ask('signInFinish', { ceremony, response }));
    }),
    [{ attestedCredentialData: 'ignored' }, 'ok'],
    [{ attestedCredentialData: 'refused' }, 'unexpected_attested_data'],
  ],
} satisfies FieldRows;
