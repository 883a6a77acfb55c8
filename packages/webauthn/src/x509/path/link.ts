import { importIssuerKey } from '../../crypto/issuer-key.ts';
import type { IssuerKey } from '../../crypto/issuer-key.ts';
import type { Certificate } from '../certificate.ts';
import { nameKey } from './name-key.ts';

/** One certificate as the search sees it: what costs something is found when it is first asked for, and once. */
export class Link {
  readonly certificate: Certificate;
  #subject: string | undefined;
  #issuer: string | undefined;
  #key: IssuerKey | null | undefined;

  constructor(certificate: Certificate) {
    this.certificate = certificate;
  }

  /** Key of the subject's name. */
  get subject(): string {
    return (this.#subject ??= nameKey(this.certificate.subject));
  }

  /** Key of the issuer's name. */
  get issuer(): string {
    return (this.#issuer ??= nameKey(this.certificate.issuer));
  }

  /** Null where the key is too weak to issue with, or unknown to the platform. */
  get key(): IssuerKey | null {
    if (this.#key === undefined) this.#key = importIssuerKey(this.certificate.spki);
    return this.#key;
  }

  /** RFC 5280 §3.2: a CA's certificate for itself, as when it changes keys. It does not count towards path lengths. */
  get isSelfIssued(): boolean {
    return this.subject === this.issuer;
  }
}
