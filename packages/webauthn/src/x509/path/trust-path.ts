/** A certification path that was found valid (RFC 5280 §6.1). */
export interface TrustPath {
  /** DER of the anchor, as the anchors hold it: not to be changed. */
  readonly anchor: Uint8Array;
  /** Milliseconds since 1970: when every certificate of the path and its anchor are valid. */
  readonly notBefore: number;
  readonly notAfter: number;
}

export type TrustVerdict =
  | { readonly path: TrustPath; readonly obstacle: null }
  | {
      readonly path: null;
      /** What stopped the path that got furthest, in fixed words. */
      readonly obstacle: string;
    };
