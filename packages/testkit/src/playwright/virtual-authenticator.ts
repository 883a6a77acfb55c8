/**
 * Chromium's virtual authenticators for tests with Playwright, over the DevTools protocol (CDP). What is used of Playwright is
 * typed by its shape, so that it is no dependency.
 * @module
 */

/** What is used of Playwright's CDPSession. */
export interface CdpSession {
  send(method: string, params?: object): Promise<unknown>;
}

/** What is used of Playwright's Page. */
export interface ChromiumPage {
  context(): { newCDPSession(page: never): Promise<CdpSession> };
}

/** How a virtual authenticator is built; by default a platform's, which verifies its user and answers by itself. */
export interface VirtualAuthenticatorOptions {
  /** `u2f` knows no discoverable credentials and no user verification. */
  readonly protocol?: 'ctap2' | 'u2f';
  /** A tab has at most one that is `internal`. */
  readonly transport?: 'ble' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';
  /** Keeps discoverable credentials; three of them can be made in one authenticator, more be added. */
  readonly residentKey?: boolean;
  readonly userVerification?: boolean;
  /** Whether its user can be verified just now. */
  readonly verifiesUser?: boolean;
  /** Whether it answers by itself. With several, all but one must not: the first answer counts, a refusal too. */
  readonly answers?: boolean;
  /** BE, and BS with it. */
  readonly backupEligible?: boolean;
  /** Further extensions that it has. */
  readonly extensions?: readonly ('credBlob' | 'largeBlob' | 'minPinLength' | 'prf')[];
}

/** A credential in a virtual authenticator. Binary members are base64 with padding, as the protocol has them. */
export interface VirtualCredential {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  /** PKCS #8. */
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
  readonly userName?: string;
  readonly userDisplayName?: string;
  readonly backupEligibility?: boolean;
  readonly backupState?: boolean;
}

/** What is wrong with the responses from now on. */
export interface ResponseFaults {
  /** One byte in place of the signature. */
  readonly isBogusSignature?: boolean;
  /** UV is 0. */
  readonly isBadUV?: boolean;
  /** UP is 0. */
  readonly isBadUP?: boolean;
}

/** One of Chromium's virtual authenticators, plugged into a tab. */
export class VirtualAuthenticator {
  readonly id: string;
  readonly #session: CdpSession;

  constructor(session: CdpSession, id: string) {
    this.#session = session;
    this.id = id;
  }

  /** Whether it answers by itself; a request that is pending is not woken by turning it on. */
  async answers(enabled: boolean): Promise<void> {
    await this.#send('setAutomaticPresenceSimulation', { enabled });
  }

  /** Whether its user can be verified from now on. */
  async verifiesUser(isUserVerified: boolean): Promise<void> {
    await this.#send('setUserVerified', { isUserVerified });
  }

  async credentials(): Promise<VirtualCredential[]> {
    const { credentials } = (await this.#send('getCredentials')) as { credentials: VirtualCredential[] };
    return credentials;
  }

  /** Gives it a credential, perhaps one of another authenticator; with a lower `signCount` it is a clone. */
  async add(credential: VirtualCredential): Promise<void> {
    await this.#send('addCredential', { credential });
  }

  async remove(credentialId: string): Promise<void> {
    await this.#send('removeCredential', { credentialId });
  }

  async removeAll(): Promise<void> {
    await this.#send('clearCredentials');
  }

  /** Changes BE or BS of a credential, also to what no authenticator may do. */
  async change(
    credentialId: string,
    properties: { readonly backupEligibility?: boolean; readonly backupState?: boolean },
  ): Promise<void> {
    await this.#send('setCredentialProperties', { credentialId, ...properties });
  }

  /** What its responses get wrong from now on; what is not named is right again. */
  async override(faults: ResponseFaults): Promise<void> {
    await this.#send('setResponseOverrideBits', { ...faults });
  }

  /** Takes it out of the tab. */
  async unplug(): Promise<void> {
    await this.#send('removeVirtualAuthenticator');
  }

  async #send(command: string, params: object = {}): Promise<unknown> {
    return await this.#session.send(`WebAuthn.${command}`, { authenticatorId: this.id, ...params });
  }
}

/** One session a tab: its authenticators are gone when their session is. */
const sessions = new WeakMap<ChromiumPage, Promise<CdpSession>>();

/**
 * Gives a tab a WebAuthn environment of its own, in which no request reaches this machine's authenticators: without a virtual
 * one it stays pending. Calling it again answers the same session.
 */
export async function enableWebAuthn(page: ChromiumPage): Promise<CdpSession> {
  const known = sessions.get(page);
  if (known !== undefined) return await known;
  const opened = open(page);
  sessions.set(page, opened);
  return await opened;
}

/**
 * Plugs a virtual authenticator into a tab. It stays across navigation and reload, and serves the tab's frames; another tab
 * needs its own.
 */
export async function addVirtualAuthenticator(
  page: ChromiumPage,
  options: VirtualAuthenticatorOptions = {},
): Promise<VirtualAuthenticator> {
  const session = await enableWebAuthn(page);
  const added = await session.send('WebAuthn.addVirtualAuthenticator', { options: protocolOptions(options) });
  return new VirtualAuthenticator(session, (added as { authenticatorId: string }).authenticatorId);
}

async function open(page: ChromiumPage): Promise<CdpSession> {
  const session = await page.context().newCDPSession(page as never);
  await session.send('WebAuthn.enable', { enableUI: false });
  return session;
}

function protocolOptions(options: VirtualAuthenticatorOptions): object {
  const { protocol = 'ctap2', transport = 'internal', answers = true, backupEligible = false } = options;
  const isCtap2 = protocol === 'ctap2';
  return {
    protocol,
    ...(isCtap2 ? { ctap2Version: 'ctap2_1' } : {}),
    transport,
    hasResidentKey: options.residentKey ?? isCtap2,
    hasUserVerification: options.userVerification ?? isCtap2,
    isUserVerified: options.verifiesUser ?? true,
    automaticPresenceSimulation: answers,
    defaultBackupEligibility: backupEligible,
    defaultBackupState: backupEligible,
    ...Object.fromEntries((options.extensions ?? []).map((name) => [PROTOCOL_NAMES[name], true])),
  };
}

const PROTOCOL_NAMES = {
  credBlob: 'hasCredBlob',
  largeBlob: 'hasLargeBlob',
  minPinLength: 'hasMinPinLength',
  prf: 'hasPrf',
} as const;
