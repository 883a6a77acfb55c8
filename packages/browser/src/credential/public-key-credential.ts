/** The static side of PublicKeyCredential; a browser may lack any member of it, or all. */
export const publicKeyCredential = (): Partial<typeof PublicKeyCredential> | undefined =>
  globalThis.PublicKeyCredential;
