import { randomUUID } from 'node:crypto';
import { createKeyCache } from '@signet/webauthn';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { ConfigurationError } from './configuration/configuration-error.ts';
import type { LiveSession } from './caller/caller.ts';
import { checkRelyingParty } from './configuration/relying-party.ts';

import { sealTicket } from './enrol/ticket.ts';
import { createHandler } from './handler.ts';
import { confirmRequest } from './http/confirm-request.ts';
import { CookieJar } from './http/cookie-jar.ts';
import { findHost, guardPage } from './http/host.ts';
import { createInHand } from './http/in-hand.ts';
import type { ObservedAnswer } from './http/observed-answer.ts';
import { problemResponse } from './http/problem-response.ts';
import { rangesOf } from './http/trusted-proxies.ts';
import { answerWellKnown } from './http/well-known.ts';
import { createIds } from './identifiers/uuid-v7.ts';
import { loadKeyring } from './keyring/load.ts';
import { createLimits } from './limits/limits.ts';
import { keptInOutbox } from './mail/transport.ts';
import type { MailTransport } from './mail/transport.ts';
import { loadPolicy } from './policy/load.ts';
import { SignetProblem } from './problem/signet-problem.ts';
import { pooledRandom } from './random/pooled-random.ts';
import type { Services } from './services.ts';
import { sessionFacts } from './sessions/facts.ts';
import { findSession } from './sessions/find-session.ts';
import { requireAssurance } from './sessions/require-assurance.ts';
import type { Signet, SignetConfig } from './signet.ts';
import { createReadiness } from './site/readiness.ts';
import { startUpkeep } from './upkeep/start.ts';

/** About 2 kB each. */
const keysKept = 10_000;

/**
 * A passkey system for one relying party, ready to answer requests.
 * @throws ConfigurationError for a configuration that cannot work, with the fix in words; KeyringLocked where the master
 *   key is not that of the store; StorageUnavailable
 */
export async function createSignet(config: SignetConfig): Promise<Signet> {
  const { trustedProxies = [], basePath = '', passkeyEndpoints = {} } = config;
  checkBasePath(basePath);
  rangesOf(trustedProxies);
  const transport = transportOf(config);
  const services = await createServices(config);
  const { store, rp } = services;
  const handler = createHandler(services, basePath);
  const upkeep = startUpkeep(services, config.masterKey, transport, config.upkeepLimit);
  const answers = createReadiness(store);
  const inHand = createInHand();
  return {
    handle: async (request, { clientAddress, lengthHolds = false }) => {
      const requestId = randomUUID();
      if (inHand.closed) return shuttingDown(services, requestId);
      return await inHand.track(handler(request, { requestId, peer: clientAddress, lengthHolds, trustedProxies }));
    },
    wellKnown: (request) =>
      answerWellKnown({ relatedOrigins: rp.relatedOrigins, endpoints: passkeyEndpoints }, request, randomUUID()),
    guardPage: (request) => guardPage(rp, request, randomUUID()),
    session: async (request) => {
      const live = await sessionOf(services, request);
      return live && sessionFacts(live);
    },
    requireAssurance: async (request, required) =>
      requireAssurance(await sessionOf(services, request), required, services.clock()),
    requireConfirmation: async (request, required) => {
      if (inHand.closed) throw new SignetProblem('shutting_down');
      return await inHand.track(confirmRequest(services, trustedProxies, request, required));
    },
    enrolmentTicket: async (subject) => sealTicket(services, subject),
    outbox: async () => await store.listMail(rp.id, 100),
    ready: async () => !inHand.closed && (await answers()),
    close: async () => {
      await inHand.close();
      await upkeep.stop();
    },
  };
}

async function createServices(config: SignetConfig): Promise<Services> {
  const { store, masterKey, clock = Date.now, random = pooledRandom() } = config;
  if (masterKey.length !== 32)
    throw new ConfigurationError('masterKey must have 32 bytes. Make it with randomBytes(32).');
  const { relyingParty: rp } = checkRelyingParty(config.relyingParty);
  const log = config.log ?? pino({ name: 'signet', level: 'warn' });
  const { id, rpId, name, formerRpIds } = rp;
  const origins = rp.origins.map((it) => it.origin);
  const party = { id, rpId, name, origins, formerRpIds, created: clock() };
  const policyInForce = await loadPolicy({ store, clock, random, log }, party, config.policy);
  return {
    store,
    clock,
    random,
    newId: createIds(clock, random),
    rp,
    policyInForce,
    get policy() {
      return policyInForce.now.policy;
    },
    keyring: await loadKeyring({ store, masterKey, clock, random }),
    keys: createKeyCache(keysKept),
    limits: createLimits(config.limits ?? {}, clock, config.processes === 'several' ? { store, rp: id } : null),
    mail: config.mail !== undefined,
    log,
    observe: observing(config, log),
  };
}

function transportOf({ mail }: SignetConfig): MailTransport | null {
  if (mail === undefined) return null;
  if (mail === 'outbox') return keptInOutbox;
  if (typeof mail.send === 'function') return mail;
  throw new ConfigurationError('mail must be "outbox" or have send(message). Give it one, or leave mail out.');
}

function checkBasePath(basePath: string): void {
  if (/^(?:\/[A-Za-z0-9._~-]+)*$/u.test(basePath)) return;
  throw new ConfigurationError(`basePath must be empty or a path like "/auth": no slash at its end, no wildcard.`);
}

async function sessionOf(services: Services, request: Request): Promise<LiveSession | null> {
  const host = findHost(services.rp, request);
  if (!host) return null;
  const names = { prefix: host.cookiePrefix, secure: host.secure };
  return await findSession(services, new CookieJar(names, request.headers.get('cookie')));
}

function shuttingDown({ observe }: Services, requestId: string): Response {
  const problem = new SignetProblem('shutting_down');
  observe({ route: null, status: problem.status, code: problem.code, ms: 0 });
  return problemResponse(problem, requestId);
}

/** Whoever watches must not be able to break an answer. */
function observing({ observe }: SignetConfig, log: Logger): (answer: ObservedAnswer) => void {
  if (!observe) return () => undefined;
  return (answer) => {
    try {
      observe(answer);
    } catch (error) {
      log.warn({ failure: error instanceof Error ? error.name : typeof error }, 'observer failed');
    }
  };
}
