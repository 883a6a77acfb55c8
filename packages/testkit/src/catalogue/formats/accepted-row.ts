import type { AttestationMaker } from '../../authenticator/attestation/attestation-maker.ts';
import { forgeRegistration } from '../../forge/registration-forge.ts';
import type { AcceptedCase } from '../case.ts';
import { expectedRegistration, stageRegistration } from '../registration-scene.ts';
import type { RegistrationScene } from '../registration-scene.ts';

/** A registration that is attested in this way and has to be accepted. */
export function acceptedStatement(
  id: string,
  why: string,
  make: AttestationMaker,
  scene: RegistrationScene = {},
): AcceptedCase {
  return {
    ceremony: 'registration',
    id: `registration-${id}`,
    why,
    make: () => {
      const { made, expected } = stageRegistration(scene);
      return { response: forgeRegistration(made).attest(make).response(), expected };
    },
  };
}

/**
 * A relying party that wants certificates to end at this root, and has these demands.
 * @param at milliseconds since 1970
 */
export function demands(root: Uint8Array, at: number, statements: object = {}): RegistrationScene {
  const { attestation } = expectedRegistration();
  const trust = { certified: 'trust-required', anchors: [root], at } as const;
  return { expected: { attestation: { ...attestation, ...trust, statements } } };
}
