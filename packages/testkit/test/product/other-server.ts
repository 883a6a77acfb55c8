import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server';

const rpID = 'example.org';
const expected = { expectedOrigin: 'https://example.org', expectedRPID: rpID, requireUserVerification: false };

type Credential = NonNullable<VerifiedRegistrationResponse['registrationInfo']>['credential'];
type Route = (server: State, session: string, body: unknown) => Promise<unknown>;

interface State {
  readonly challenges: Map<string, string>;
  readonly credentials: Map<string, Credential>;
}

export interface OtherServer {
  readonly address: string;
  close(): Promise<void>;
}

const routes: Readonly<Record<string, Route>> = {
  '/sign-up/begin': async ({ challenges }, session, body) => {
    const { username: userName } = body as { readonly username: string };
    const options = await generateRegistrationOptions({
      rpName: 'Example',
      rpID,
      userName,
      authenticatorSelection: { residentKey: 'required' },
      supportedAlgorithmIDs: [-8, -7, -257],
    });
    challenges.set(session, options.challenge);
    return options;
  },
  '/sign-up/finish': async (state, session, body) => {
    const expectedChallenge = spend(state, session);
    const response = body as RegistrationResponseJSON;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...expected,
      response,
      expectedChallenge,
    });
    if (!verified || !registrationInfo) throw new Error('not verified');
    state.credentials.set(registrationInfo.credential.id, registrationInfo.credential);
    return {};
  },
  '/sign-in/begin': async ({ challenges }, session) => {
    const options = await generateAuthenticationOptions({ rpID });
    challenges.set(session, options.challenge);
    return options;
  },
  '/sign-in/finish': async (state, session, body) => {
    const expectedChallenge = spend(state, session);
    const response = body as AuthenticationResponseJSON;
    const credential = state.credentials.get(response.id);
    if (credential === undefined) throw new Error('unknown');
    const { verified } = await verifyAuthenticationResponse({ ...expected, response, expectedChallenge, credential });
    if (!verified) throw new Error('not verified');
    return {};
  },
};

/** A small server on somebody else's library: what throws is refused with 400, as its documentation has it. */
export async function otherServer(): Promise<OtherServer> {
  const state: State = { challenges: new Map(), credentials: new Map() };
  const server = createServer((incoming, outgoing) => {
    void answer(state, incoming, outgoing);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

async function answer(state: State, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const session = /session=(\S+)/u.exec(incoming.headers.cookie ?? '')?.[1] ?? crypto.randomUUID();
  outgoing.setHeader('set-cookie', `session=${session}; HttpOnly`);
  outgoing.setHeader('content-type', 'application/json');
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    const result = await routes[incoming.url ?? '']?.(state, session, body);
    outgoing.end(JSON.stringify(result));
  } catch (error) {
    outgoing.statusCode = 400;
    outgoing.end(JSON.stringify({ error: error instanceof Error ? error.message : '' }));
  }
}

function spend({ challenges }: State, session: string): string {
  const challenge = challenges.get(session);
  challenges.delete(session);
  if (challenge === undefined) throw new Error('no challenge');
  return challenge;
}
