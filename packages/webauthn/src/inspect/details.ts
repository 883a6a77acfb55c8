/**
 * What `inspect` shows in full only with this: certificates, the structures of TPMs and SafetyNet, and what the verifier's own
 * parsers say of keys, shapes and extension outputs. Verifies nothing either.
 * @module
 */
import { decodeCbor } from '../cbor/decode.ts';
import { parseCoseKey } from '../cose/parse.ts';
import { readClientOutputs } from '../extensions/outputs.ts';
import {
  readAuthenticatorOfAuthentication,
  readAuthenticatorOfRegistration,
  readClientOfAuthentication,
  readClientOfRegistration,
} from '../extensions/read-outputs.ts';
import { readAuthenticationResponse } from '../public-key-credential/authentication-response.ts';
import { readRegistrationResponse } from '../public-key-credential/registration-response.ts';
import { describeCertificate, describeSpki } from './certificate/describe.ts';
import { describeElement, eachElement } from './der/describe.ts';
import { describeJws } from './jws.ts';
import type { Details } from './pen.ts';
import { describeCertInfo } from './tpm/attest.ts';
import { describePublicArea } from './tpm/public-area.ts';

/** To be handed to `inspect` as its option `details`. */
export const details: Details = {
  describe: {
    certificate: describeCertificate,
    spki: describeSpki,
    der: (pen, node) =>
      pen.within(node, 'bad_attestation', () => eachElement(pen, node, (it) => void describeElement(pen, node, it))),
    certInfo: describeCertInfo,
    pubArea: describePublicArea,
    jws: describeJws,
  },
  judge: {
    publicKey: parseCoseKey,
    credential: (ceremony, value) =>
      ceremony === 'registration' ? readRegistrationResponse(value) : readAuthenticationResponse(value),
    clientExtensions: (ceremony, value) => {
      const outputs = readClientOutputs(value);
      return ceremony === 'registration' ? readClientOfRegistration(outputs) : readClientOfAuthentication(outputs);
    },
    authenticatorExtensions: (ceremony, bytes) => {
      const outputs = decodeCbor(bytes);
      if (!(outputs instanceof Map)) return;
      if (ceremony === 'registration') readAuthenticatorOfRegistration({}, outputs);
      else readAuthenticatorOfAuthentication({}, outputs);
    },
  },
};
