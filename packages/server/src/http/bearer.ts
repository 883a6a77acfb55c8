const bearer = /^Bearer +(?<token>[^\s,]*)$/iu;

/**
 * The token of an Authorization header (RFC 6750 §2.1); null: the request brings none. A header of another scheme is none of
 * ours: a proxy in front may ask for one.
 */
export function bearerToken(headers: Headers): string | null {
  const header = headers.get('authorization')?.trim() ?? '';
  if (!/^Bearer\b/iu.test(header)) return null;
  return bearer.exec(header)?.groups?.['token'] ?? '';
}
