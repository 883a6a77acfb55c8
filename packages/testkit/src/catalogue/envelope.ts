import type { RegistrationResponseJSON } from '@signet/webauthn';
import type { RegistrationCase } from './case.ts';
import { registrationCase } from './registration-scene.ts';
import type { RegistrationRow } from './registration-scene.ts';

/** Another credential id, canonical base64url. */
const OTHER_ID = 'YW5vdGhlci1jcmVkZW50aWFsLWlkLWFub3RoZXItaWQ';

/** A row whose envelope is changed and nothing else. */
function envelope(
  line: number,
  id: string,
  mutation: string,
  change: (envelope: RegistrationResponseJSON) => unknown,
): RegistrationRow {
  return { line, id, mutation, code: 'bad_shape', step: 'R.3', change: (forge) => forge.envelope(change) };
}

function member(name: string, value: unknown): RegistrationRow {
  const id = `envelope-${name}-${value === null ? 'null' : typeof value}`;
  return envelope(6, id, `${name} is of another type`, (whole) => {
    if (name in whole) return { ...whole, [name]: value };
    return { ...whole, response: { ...whole.response, [name]: value } };
  });
}

const ROWS: readonly RegistrationRow[] = [
  envelope(1, 'envelope-type', 'type is not public-key', (whole) => ({ ...whole, type: 'password' })),
  envelope(1, 'envelope-type-missing', 'no type', ({ type: _, ...rest }) => rest),
  envelope(2, 'envelope-response-missing', 'no response', ({ response: _, ...rest }) => rest),
  envelope(2, 'envelope-response-null', 'response is null', (whole) => ({ ...whole, response: null })),
  envelope(2, 'envelope-response-array', 'response is an array', (whole) => ({ ...whole, response: [whole.response] })),
  envelope(2, 'envelope-null', 'null in place of everything', () => null),
  envelope(2, 'envelope-text', 'text in place of everything', (whole) => JSON.stringify(whole)),
  envelope(3, 'envelope-assertion', 'an assertion is sent to registration', (whole) => ({
    ...whole,
    response: {
      clientDataJSON: whole.response.clientDataJSON,
      authenticatorData: whole.response.authenticatorData,
      signature: 'MAYCAQECAQE',
    },
  })),
  {
    line: 4,
    id: 'envelope-id-not-raw-id',
    mutation: 'id differs from rawId',
    code: 'id_mismatch',
    step: 'R.27',
    change: (forge) => forge.envelope((whole) => ({ ...whole, id: OTHER_ID })),
  },
  {
    line: 4,
    id: 'envelope-raw-id-not-id',
    mutation: 'rawId differs from id',
    code: 'id_mismatch',
    step: 'R.27',
    change: (forge) => forge.envelope((whole) => ({ ...whole, rawId: OTHER_ID })),
  },
  {
    line: 5,
    id: 'envelope-id-not-attested',
    mutation: 'id and rawId differ from the attested credential id',
    code: 'id_mismatch',
    step: 'R.27',
    change: (forge) => forge.envelope((whole) => ({ ...whole, id: OTHER_ID, rawId: OTHER_ID })),
  },
  ...['clientDataJSON', 'attestationObject', 'rawId', 'id'].flatMap((name) =>
    [42, true, {}, null].map((value) => member(name, value)),
  ),
  ...[['number', 42] as const, ['null', null] as const, ['array', []] as const].map(
    ([kind, clientExtensionResults]): RegistrationRow => ({
      line: 6,
      id: `envelope-extension-results-${kind}`,
      mutation: 'clientExtensionResults is no object',
      code: 'bad_shape',
      step: 'R.3',
      change: (forge) => forge.envelope((whole) => ({ ...whole, clientExtensionResults })),
    }),
  ),
  envelope(6, 'envelope-client-data-padded', 'clientDataJSON with padding', (whole) => ({
    ...whole,
    response: { ...whole.response, clientDataJSON: `${whole.response.clientDataJSON}=` },
  })),
];

/** Lines 1 to 6: the JSON around a registration. */
export const envelopeOfRegistration: readonly RegistrationCase[] = ROWS.map(registrationCase);
