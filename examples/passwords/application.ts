import type { Signet } from '@signet/server';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { file, page } from './pages.ts';
import type { People } from './people.ts';
import { Sessions } from './sessions.ts';

export interface Parts {
  readonly people: People;
  readonly signet: Signet;
  readonly origin: string;
}

/** An application with passwords, and what it adds for passkeys: four routes and Signet's handler below /auth. */
export function createApplication({ people, signet, origin }: Parts): Hono {
  const sessions = new Sessions();
  const app = new Hono();

  app.get('/', (c) => (sessions.of(c) ? c.redirect('/home') : page('sign-in.html')));
  app.get('/home', (c) => {
    const session = sessions.of(c);
    return session ? page('home.html', { username: session.person.username, way: session.way }) : c.redirect('/');
  });

  // What was there before.
  app.post('/password/sign-in', async (c) => {
    const { username, password } = await textsOf(c, ['username', 'password']);
    const person = people.withPassword(username, password);
    if (!person) return c.json({ message: 'This username and password do not fit.' }, 403);
    sessions.start(c, { person, way: 'password' });
    return c.body(null, 204);
  });
  app.post('/sign-out', (c) => {
    sessions.end(c);
    return c.body(null, 204);
  });

  // What is added. A ticket says: whoever brings it may add a passkey for this person.
  app.post('/passkey/ticket', async (c) => {
    const session = sessions.of(c);
    if (!session || !isOwn(c, origin)) return c.json({ message: 'Sign in first.' }, 403);
    const { id, username } = session.person;
    return c.json({ ticket: await signet.enrolmentTicket({ externalId: id, username }) });
  });
  // After a sign-in with a passkey: Signet knows who it was, and the application opens its own session.
  app.post('/passkey/signed-in', async (c) => {
    const signedIn = isOwn(c, origin) ? await signet.session(c.req.raw) : null;
    const person = people.withId(signedIn?.account.externalId ?? null);
    if (!person) return c.json({ message: 'Nobody signed in with a passkey here.' }, 403);
    sessions.start(c, { person, way: 'passkey' });
    return c.body(null, 204);
  });

  app.all('/auth/*', (c) => signet.handle(c.req.raw, { clientAddress: addressOf(c) }));
  app.get('/.well-known/*', (c) => signet.wellKnown(c.req.raw) ?? c.notFound());
  app.get('*', (c) => file(c.req.path) ?? c.notFound());
  return app;
}

/** A form of another site carries the cookie too, but not this Origin. */
function isOwn(c: Context, origin: string): boolean {
  return c.req.header('origin') === origin;
}

async function textsOf<Name extends string>(c: Context, names: readonly Name[]): Promise<Record<Name, string>> {
  const body: unknown = await c.req.json().catch(() => null);
  const members = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 256) : '');
  return Object.fromEntries(names.map((name) => [name, text(members[name])])) as Record<Name, string>;
}

function addressOf(c: Context): string {
  const { incoming } = c.env as { incoming: { socket: { remoteAddress?: string } } };
  return incoming.socket.remoteAddress ?? '';
}
