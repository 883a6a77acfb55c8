import { SettingsService, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { CeremonyCase } from './kinds/ceremony-case.ts';

type RegistrationOptions = Parameters<typeof verifyRegistrationResponse>[0];
type AuthenticationOptions = Parameters<typeof verifyAuthenticationResponse>[0];
type RootIdentifier = Parameters<typeof SettingsService.setRootCertificates>[0]['identifier'];

const everyAlgorithm = [
  -7, -8, -9, -19, -35, -36, -37, -38, -39, -47, -48, -49, -50, -51, -52, -53, -257, -258, -259, -65535,
];
const rootIdentifiers: readonly RootIdentifier[] = [
  'android-key',
  'android-safetynet',
  'apple',
  'fido-u2f',
  'packed',
  'tpm',
];
const defaultRoots = new Map(
  rootIdentifiers.map((identifier) => [identifier, SettingsService.getRootCertificates({ identifier })]),
);

/** `accept`, or the text of the error, of @simplewebauthn/server on the same case: roots and clock as the case says, no network. */
export async function peerVerdictOf(one: CeremonyCase): Promise<string> {
  setRoots(one);
  const restore = stopWorld(Date.parse(one.timeHint?.at ?? ''));
  try {
    const { verified } = one.kind === 'registration' ? await register(one) : await authenticate(one);
    return verified ? 'accept' : 'verified: false';
  } catch (error) {
    return error instanceof Error ? error.message || error.name : 'unknown error';
  } finally {
    restore();
  }
}

function register(one: CeremonyCase): ReturnType<typeof verifyRegistrationResponse> {
  return verifyRegistrationResponse({
    ...question(one),
    response: asSent(one.response),
    requireUserPresence: one.requireUserPresence ?? true,
    supportedAlgorithmIDs: [...(one.supportedAlgorithmIDs ?? everyAlgorithm)],
    attestationSafetyNetEnforceCTSCheck: one.safetyNetEnforceCTSCheck ?? true,
  });
}

function authenticate(one: CeremonyCase): ReturnType<typeof verifyAuthenticationResponse> {
  return verifyAuthenticationResponse({
    ...question(one),
    response: asSent(one.response),
    ...(one.topOrigins === undefined ? {} : { expectedTopOrigin: [...one.topOrigins] }),
    credential: {
      id: one.credential?.id ?? '',
      publicKey: new Uint8Array(Buffer.from(one.credential?.publicKey ?? '', 'base64url')),
      counter: one.credential?.counter ?? 0,
    },
  });
}

type Question = Pick<
  RegistrationOptions & AuthenticationOptions,
  'expectedChallenge' | 'expectedOrigin' | 'expectedRPID' | 'requireUserVerification' | 'expectedType'
>;

function question(one: CeremonyCase): Question {
  return {
    expectedChallenge: one.challenge,
    expectedOrigin: [...one.origins],
    expectedRPID: [...(one.rpIds ?? [one.rpId])],
    requireUserVerification: one.requireUserVerification === true,
    ...(one.expectedType === undefined ? {} : { expectedType: one.expectedType }),
  };
}

/** What was recorded, under the type that the peer gives it. */
function asSent(response: unknown): RegistrationOptions['response'] & AuthenticationOptions['response'] {
  if (!isSent(response)) throw new TypeError('the response is not an object');
  return response;
}

function isSent(value: unknown): value is RegistrationOptions['response'] & AuthenticationOptions['response'] {
  return typeof value === 'object' && value !== null;
}

function setRoots(one: CeremonyCase): void {
  for (const identifier of rootIdentifiers) {
    const certificates = one.attestationRoots
      ? one.attestationRoots.map((root) => new Uint8Array(Buffer.from(root, 'base64')))
      : (defaultRoots.get(identifier) ?? []);
    SettingsService.setRootCertificates({ identifier, certificates });
  }
}

/** The peer asks the machine for the time and the network for revocation lists: it gets the case's time, and no network. */
function stopWorld(at: number): () => void {
  const { Date: realDate, fetch: realFetch } = globalThis;
  if (Number.isFinite(at)) {
    globalThis.Date = new Proxy(realDate, {
      construct: (target, args: readonly unknown[]) => Reflect.construct(target, args.length === 0 ? [at] : args),
      get: (target, name): unknown => (name === 'now' ? () => at : Reflect.get(target, name)),
    });
  }
  globalThis.fetch = () => Promise.reject(new Error('no network'));
  return () => {
    globalThis.Date = realDate;
    globalThis.fetch = realFetch;
  };
}
