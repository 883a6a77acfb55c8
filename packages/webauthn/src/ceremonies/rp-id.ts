const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
/** What URL hosts end in to be an IPv4 address (URL Standard, "ends in a number"). */
const endsInNumber = /(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/u;

/**
 * Whether a text is an RP ID by its syntax (§5.4.2, "valid domain string"): lower-case labels of letters, digits and
 * hyphens. No URL, port, IP address, leading or trailing dot. Whether it is a public suffix is not judged here.
 */
export function isValidRpId(text: string): boolean {
  return text.length <= 253 && domain.test(text) && !endsInNumber.test(text);
}
