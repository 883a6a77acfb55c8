import { encodeBase64url } from './base64url.ts';

/** One call of navigator.credentials, as the browser sees it. */
export interface Prompt {
  readonly kind: 'create' | 'get';
  readonly mediation: string | undefined;
  readonly publicKey: PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions;
  /** The person picks the passkey with this id. */
  answer(id?: string): void;
  /** An authenticator answers; null: the browser settles with no credential at all. */
  respond(response: ResponseJSON | null): void;
  reject(error: unknown): void;
}

type Asked = { publicKey?: unknown; signal?: AbortSignal | undefined; mediation?: string | undefined };
export interface ResponseJSON {
  readonly id: string;
  readonly response: object;
}

type Policy = { features(): string[]; allowsFeature(feature: string): boolean };

/**
 * What a page has from its browser, and no more: credentials that behave as Chromium's (one request at a time, abort
 * and call in one tick), visibility, online, window events. Installed into globalThis for one suite.
 */
export class FakePage {
  visibilityState = 'visible';
  onLine = true;
  origin = 'https://login.example.com';
  top: unknown = globalThis;
  isSecureContext = true;
  policy: Policy | undefined;
  readonly prompts: Prompt[] = [];
  /** Sees every prompt as it opens. */
  onPrompt: ((prompt: Prompt) => void) | undefined;
  /** Name and parameters of every call of the Signal API. */
  readonly signals: [string, unknown][] = [];
  /** What the page's scripts reported as their own errors. */
  readonly reported: unknown[] = [];
  /** The static side of PublicKeyCredential; a test takes members away or puts others in. */
  statics: Record<string, unknown> | undefined;
  #pending: Prompt | undefined;
  #events = new EventTarget();
  #saved: [string, PropertyDescriptor | undefined][] = [];

  constructor() {
    const signal = (name: string) => (parameters: unknown) => {
      this.signals.push([name, parameters]);
      return Promise.resolve();
    };
    this.statics = {
      isConditionalMediationAvailable: () => Promise.resolve(true),
      isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(true),
      getClientCapabilities: () => Promise.resolve({ conditionalGet: true, conditionalCreate: true }),
      parseCreationOptionsFromJSON: (json: unknown) => json,
      parseRequestOptionsFromJSON: (json: unknown) => json,
      signalUnknownCredential: signal('unknown'),
      signalAllAcceptedCredentials: signal('accepted'),
      signalCurrentUserDetails: signal('details'),
    };
  }

  get pending(): Prompt | undefined {
    return this.#pending;
  }

  /** The newest call of the page, once there are `count` of them. */
  async prompted(count = this.prompts.length + 1): Promise<Prompt> {
    for (let turn = 0; this.prompts.length < count; turn += 1) {
      if (turn === 200) throw new Error(`${this.prompts.length} prompts instead of ${count}`);
      await settled();
    }
    const prompt = this.prompts.at(-1);
    if (!prompt) throw new Error('no prompt');
    return prompt;
  }

  dispatch(type: string): void {
    this.#events.dispatchEvent(new Event(type));
  }

  show(visibilityState: 'visible' | 'hidden'): void {
    this.visibilityState = visibilityState;
    this.dispatch('visibilitychange');
  }

  install(): void {
    const getter = <Value>(get: () => Value) => ({ configurable: true, get });
    const navigator = Object.defineProperty(
      { credentials: this.#credentials() },
      'onLine',
      getter(() => this.onLine),
    );
    const document = Object.defineProperties(
      {},
      { visibilityState: getter(() => this.visibilityState), permissionsPolicy: getter(() => this.policy) },
    );
    const globals: Record<string, PropertyDescriptor> = {
      navigator: { value: navigator },
      document: { value: document },
      PublicKeyCredential: { get: () => this.statics },
      origin: { get: () => this.origin },
      top: { get: () => this.top },
      isSecureContext: { get: () => this.isSecureContext },
      reportError: { value: (error: unknown) => this.reported.push(error) },
      addEventListener: { value: this.#events.addEventListener.bind(this.#events) },
      removeEventListener: { value: this.#events.removeEventListener.bind(this.#events) },
    };
    for (const [name, descriptor] of Object.entries(globals)) {
      this.#saved.push([name, Object.getOwnPropertyDescriptor(globalThis, name)]);
      Object.defineProperty(globalThis, name, { configurable: true, ...descriptor });
    }
  }

  uninstall(): void {
    for (const [name, descriptor] of this.#saved) {
      Reflect.deleteProperty(globalThis, name);
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  }

  #credentials(): Pick<CredentialsContainer, 'create' | 'get'> {
    return {
      create: (options) => this.#ask('create', options),
      get: (options) => this.#ask('get', options),
    };
  }

  #ask(kind: 'create' | 'get', options: Asked = {}): Promise<Credential | null> {
    const { signal, mediation } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.#pending) return reject(new DOMException('A request is already pending.', 'OperationError'));
      const end =
        <Value>(settle: (value: Value) => void) =>
        (value: Value) => {
          if (this.#pending === prompt) this.#pending = undefined;
          settle(value);
        };
      const respond = end((response: ResponseJSON | null) => resolve(response && credential(response)));
      const prompt: Prompt = {
        kind,
        mediation,
        publicKey: options.publicKey as Prompt['publicKey'],
        answer: (id = 'fresh') => respond({ id: encodeBase64url(id), response: {} }),
        respond,
        reject: end(reject),
      };
      signal?.addEventListener('abort', () => prompt.reject(signal.reason));
      this.#pending = prompt;
      this.prompts.push(prompt);
      this.onPrompt?.(prompt);
    });
  }
}

function credential(response: ResponseJSON): Credential {
  return { id: response.id, type: 'public-key', toJSON: () => response } as Credential;
}

/** All that was ready to run has run; works under mocked timers. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
