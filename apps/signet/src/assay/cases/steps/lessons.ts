import type { SignedIn } from '@signet/protocol';
import type { Answer } from '../../http/client.ts';
import type { RequestCeremony } from '../../http/visitor.ts';
import type { AssayCase } from '../assay-case.ts';
import { beginConfirm, beginSignIn, finishConfirm, finishSignIn, signIn } from '../ceremonies.ts';
import { beginDeletion, deletePasskey } from '../deletion.ts';
import type { Trial } from '../trial.ts';
import { serverCase } from './server-case.ts';

const verifying = '#sctn-verifying-assertion';
const origins = ['https://a.example.org', 'https://b.example.org'];
const [first = '', second = ''] = origins;
/** A relying party on two origins. */
const twoOrigins = { origins, origin: first };

/** The lessons of the field: what servers were caught with, beside what a response can show. */
export const lessonCases: readonly AssayCase[] = [
  serverCase(
    {
      line: 22,
      id: 'origin-b-signs-what-a-began',
      mutation: 'begun on allowed origin A, signed on allowed origin B',
      code: 'origin_mismatch',
      anchor: `${verifying} A.12`,
      needs: twoOrigins,
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: second });
      trial.hostile(await finishSignIn(visitor, begun, response));
    },
  ),
  serverCase(
    {
      line: null,
      id: 'origin-b-finishes-what-a-began',
      mutation: 'begun on allowed origin A, signed and sent by a page of allowed origin B',
      code: 'ceremony_origin',
      anchor: `${verifying} A.12`,
      needs: twoOrigins,
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: second });
      trial.hostile(await sendFrom(trial, second, begun, response));
    },
  ),
  serverCase(
    {
      line: null,
      id: 'origin-header-believed',
      mutation: 'signed on a foreign origin, and the Origin header names it too',
      code: 'origin_foreign',
      anchor: `${verifying} A.12`,
    },
    async (trial, { visitor, authenticator }) => {
      const origin = 'https://evil.example';
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin });
      const { ceremony, cookies: cookie } = begun;
      trial.hostile(await visitor.post('signInFinish', { ceremony, response }, { origin, cookie }));
    },
  ),
  serverCase(
    {
      line: null,
      id: 'ceremony-of-other-browser',
      mutation: 'a ceremony that another browser began, without its cookie',
      code: 'ceremony_cookie',
      anchor: '#sctn-cryptographic-challenges',
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: trial.origin });
      trial.hostile(await finishSignIn(trial.visitor(), begun, response));
    },
  ),
  serverCase(
    {
      line: null,
      id: 'ceremony-forged',
      mutation: 'a sealed ceremony with one bit changed',
      code: 'ceremony_forged',
      anchor: '#sctn-cryptographic-challenges',
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: trial.origin });
      const bytes = Buffer.from(begun.ceremony, 'base64url');
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      trial.hostile(await finishSignIn(visitor, { ceremony: bytes.toString('base64url') }, response));
    },
  ),
  serverCase(
    {
      line: 10,
      id: 'confirmation-replayed',
      mutation: 'one confirmation for two actions',
      code: 'challenge_used',
      anchor: '#sctn-cryptographic-challenges',
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginConfirm(visitor);
      const response = authenticator.get(begun.options, { origin: trial.origin });
      trial.part('the first action', await finishConfirm(visitor, begun, response));
      trial.hostile(await finishConfirm(visitor, begun, response, begun.cookies));
    },
  ),
  serverCase(
    {
      line: null,
      id: 'confirmation-of-other-action',
      mutation: 'a confirmation of deleting a passkey, used to add one',
      code: 'confirmation_action',
      anchor: verifying,
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginDeletion(visitor, 'f0f0f0f0-f0f0-4f0f-8f0f-f0f0f0f0f0f0');
      const response = authenticator.get(begun.options, { origin: trial.origin });
      trial.hostile(await finishConfirm(visitor, begun, response));
    },
  ),
  serverCase(
    {
      line: null,
      id: 'last-way-in',
      mutation: 'the only passkey is deleted',
      code: 'last_way_in',
      anchor: '#sctn-credential-loss-key-mobility',
    },
    async (trial, { visitor, authenticator }) => {
      const respond = (options: RequestCeremony['options']) => authenticator.get(options, { origin: trial.origin });
      const { body } = await signIn(visitor, respond);
      const { passkey } = (body as SignedIn).session;
      trial.hostile(await deletePasskey(visitor, passkey ?? '', respond));
    },
  ),
];

/** The other origin's page has the ceremony and its cookie, as one that shares a domain may. */
async function sendFrom(trial: Trial, origin: string, begun: RequestCeremony, response: unknown): Promise<Answer> {
  return await finishSignIn(trial.visitor(origin), begun, response, begun.cookies);
}
