import type { CeremonyCase } from './kinds/ceremony-case.ts';
import type { Question } from './question.ts';

/**
 * Cases whose outcome rests on the policy of a relying party: what we decide, and why. docs/reference/vectors.md says the
 * same to readers.
 */
export interface PolicyDecision {
  readonly name: string;
  readonly matches: (one: Question) => boolean;
  readonly decides: (one: Question) => 'accept' | 'reject';
  readonly why: string;
}

const says = (pattern: RegExp) => (one: Question) => pattern.test(one.policy ?? '');
const accept = () => 'accept' as const;
const reject = () => 'reject' as const;
/** Run under the policy that the case's source has, so the answer is the source's. */
const asSource = (one: Question): 'accept' | 'reject' => one.expect;

export const policyDecisions: readonly PolicyDecision[] = [
  {
    name: 'cross-origin frames',
    matches: says(/^cross-origin/u),
    decides: asSource,
    why: 'refused by default; run with frames allowed where the source allows them, refused where it does not',
  },
  {
    name: 'id differs from the attested credential id',
    matches: says(/attested credential ID/u),
    decides: reject,
    why: 'a response that names two credentials is refused: whoever reads id would store another one than was attested',
  },
  {
    name: 'AppID of U2F days',
    matches: says(/appid extension/u),
    decides: accept,
    why: 'accepted where the caller expects the AppID and the client says that it was used (§10.1.1), never otherwise',
  },
  {
    name: 'expected type by option',
    matches: (one) => one.ceremony?.expectedType !== undefined,
    decides: (one) => (one.kind === 'registration' ? 'accept' : 'reject'),
    why: 'there is no option for the type: §7.1 step 7 and §7.2 step 10 fix it. The two assertions name a wrong RP ID as well',
  },
  {
    name: 'malformed Ed25519 key of Firefox 117',
    matches: says(/malformed COSE key/u),
    decides: reject,
    why: 'refused: nothing is repaired, because a parser that guesses here guesses elsewhere; the person registers again',
  },
  {
    name: 'metadata statement',
    matches: says(/metadata statement/u),
    decides: accept,
    why: 'without metadata the statement is verified and taken as untrusted; refused only where metadata are required',
  },
  {
    name: 'credential key RS1',
    matches: says(/RS1/u),
    decides: asSource,
    why: 'SHA-1 as the algorithm of a credential is refused unless the caller says legacyTpmRs1 aloud, as these sources do',
  },
  {
    name: 'TPM manufacturer of the test vectors',
    matches: says(/^TPM manufacturer/u),
    decides: accept,
    why: "the specification's own vectors outrank a list of vendors; registered ones alone by the policy tpmManufacturer",
  },
  {
    name: 'fido-u2f with an AAGUID',
    matches: says(/^fido-u2f with non-zero AAGUID/u),
    decides: accept,
    why: "the specification's own vector has one, and §8.6 does not look at it; zero alone by the policy fidoU2fAaguid",
  },
  {
    name: 'android-key: origin and purpose outside the trusted environment',
    matches: says(/authorization lists/u),
    decides: asSource,
    why: "accepted, as the specification's own vector is such; the policy androidKey asks for the trusted environment, and is run as the source has it",
  },
  {
    name: 'android-key: one certificate and no root',
    matches: says(/x5c holds one certificate/u),
    decides: accept,
    why: 'verified and untrusted; a case that brings roots is refused unless the certificate leads to one',
  },
  {
    name: 'tokenBinding',
    matches: says(/^tokenBinding/u),
    decides: accept,
    why: 'reserved and ignored (§5.8.1), whatever it holds',
  },
  {
    name: 'SafetyNet: the device does not match a profile',
    matches: says(/^SafetyNet ctsProfileMatch/u),
    decides: asSource,
    why: '§8.5 asks for the nonce and the service alone; the policy safetyNetDevice asks for ctsProfileMatch, and is run as the source has it',
  },
  {
    name: 'SafetyNet: revoked certificate',
    matches: says(/revocation/u),
    decides: accept,
    why: 'nothing is fetched while a response is verified; without a revocation list the chain is valid at its time',
  },
  {
    name: 'compound: a statement that does not verify',
    matches: says(/requires all|statements it understands/u),
    decides: reject,
    why: 'all statements have to verify unless the policy compound is any; one of an unknown format does not verify',
  },
  {
    name: 'compound: none among the statements',
    matches: says(/none may be one/u),
    decides: accept,
    why: 'none says nothing, so the others decide; alone among none it is none',
  },
  {
    name: 'a format that is not a registered one',
    matches: says(/not a registered one/u),
    decides: reject,
    why: 'apple-appattest is what apps on iOS send to their own servers; no authenticator answers a ceremony with it',
  },
  {
    name: 'chain: revocation',
    matches: says(/rejected for revocation/u),
    decides: accept,
    why: 'nothing is fetched while a path is built; at its time the path is valid, and lists of what is revoked are for metadata',
  },
  {
    name: 'chain: the attestation certificate itself is an anchor',
    matches: says(/certificate itself is an anchor/u),
    decides: accept,
    why: 'whoever names a certificate as an anchor trusts it, whatever else the chain holds (FIDO metadata allow root, intermediate and leaf)',
  },
];

export function decisionOn(one: Question): PolicyDecision | undefined {
  return policyDecisions.find((row) => row.matches(one));
}

/** Whether the case's relying party lets itself be framed: by its fields, or as a policy case by what it expects. */
export function areFramesAllowed(one: CeremonyCase): boolean {
  if (one.crossOriginAllowed !== undefined) return one.crossOriginAllowed;
  return one.topOrigins !== undefined || (one.policy?.startsWith('cross-origin') === true && one.expect === 'accept');
}

/** Whether the case's relying party wants what an Android key is for to be said by its trusted environment. */
export function isTrustedEnvironmentDemanded({ policy, expect }: CeremonyCase): boolean {
  return expect === 'reject' && /authorization lists/u.test(policy ?? '');
}

/** Whether the case's relying party says aloud that credentials may have an RS1 key. */
export function isRs1Accepted({ policy, expect }: CeremonyCase): boolean {
  return expect === 'accept' && /RS1/u.test(policy ?? '');
}
