/** Octets of the longest ECDSA signature with an integer too many; RSA's begin at 256. */
const longest = 240;

/** Whether bytes are the one DER form of two positive integers, written anew the same; signatures that look like no DER are too. */
export function isStrictSignature(bytes: Uint8Array): boolean {
  const looksLikeDer = bytes[2] === 0x02 || bytes[3] === 0x02 || bytes[4] === 0x02;
  if (!looksLikeDer || bytes.length > longest) return true;
  const integers = readLeniently(bytes);
  if (integers === null) return false;
  const content = Buffer.concat(integers.map(writeInteger));
  const head = content.length < 0x80 ? [0x30, content.length] : [0x30, 0x81, content.length];
  return bytes[0] === 0x30 && Buffer.concat([Buffer.from(head), content]).equals(bytes);
}

function readLeniently(bytes: Uint8Array): readonly bigint[] | null {
  const start = (bytes[1] ?? 0) < 0x80 ? 2 : 2 + ((bytes[1] ?? 0) & 0x7f);
  const integers: bigint[] = [];
  for (let at = start; at < bytes.length && integers.length < 2; ) {
    const length = bytes[at + 1] ?? 0;
    const content = bytes.subarray(at + 2, at + 2 + length);
    if (bytes[at] !== 0x02 || content.length !== length || length === 0) return null;
    integers.push(BigInt(`0x${Buffer.from(content).toString('hex')}`));
    at += 2 + length;
  }
  return integers.length === 2 ? integers : null;
}

function writeInteger(value: bigint): Buffer {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  const content = (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(0x02, content.length), content]);
}
