/** The members of CollectedClientData (§5.8.1) in the order they are written; unknown ones may follow. */
export type ClientData = Readonly<Record<string, unknown>>;

/** What the client saw while it ran the ceremony. */
export interface ClientContext {
  /** Origin of the page that called the API, as the browser would write it: `https://example.org`. */
  readonly origin: string;
  /** True in a frame that is not same-origin with its ancestors. */
  readonly crossOrigin?: boolean;
  /** Origin of the top page around such a frame. */
  readonly topOrigin?: string;
}

/** The client data that a browser collects for a ceremony. */
export function collectClientData(type: string, challenge: string, context: ClientContext): ClientData {
  const { origin, crossOrigin = false, topOrigin } = context;
  return { type, challenge, origin, crossOrigin, ...(topOrigin === undefined ? {} : { topOrigin }) };
}

/**
 * The JSON-compatible serialization of client data (§5.8.1.1). JSON.stringify writes the same bytes for every value that a
 * browser can produce: it differs from CCDToString only in control characters, which no origin or challenge has.
 */
export function serializeClientData(clientData: ClientData): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(clientData));
}
