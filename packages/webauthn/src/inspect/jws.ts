import { refuse } from '../refusals/refusal.ts';
import { describeCertificate } from './certificate/describe.ts';
import type { Content } from './contain.ts';
import { contain } from './contain.ts';
import type { JsonLens } from './json/describe.ts';
import { describeJson, wantText } from './json/describe.ts';
import type { Describe, Draft, Pen } from './pen.ts';
import { endOf } from './pen.ts';
import { describeSignature } from './signature.ts';
import { instant } from './words.ts';

const certificate: Content = {
  kind: 'certificate',
  name: 'certificate',
  meaning: 'X.509 certificate.',
  describe: describeCertificate,
};

const header: JsonLens = {
  meaning: '',
  anchor: 'RFC 7515 §4',
  members: {
    alg: { meaning: 'The algorithm of the signature.' },
    x5c: {
      meaning: 'Certificates: that of the key that signed first.',
      each: {
        meaning: '',
        look: wantText('bad_attestation', (pen, node, text) => contain(pen, node, text, certificate, false)),
      },
    },
  },
};

const payload: JsonLens = {
  meaning: '',
  anchor: '#sctn-android-safetynet-attestation',
  members: {
    nonce: { meaning: 'Has to be the SHA-256 of authenticator data and client data hash.' },
    timestampMs: {
      meaning: 'When Google answered.',
      look: (_pen, node, item) => {
        if (typeof item.value === 'number') node.value += ` (${instant(item.value)})`;
      },
    },
    apkPackageName: { meaning: 'The app that asked.' },
    apkDigestSha256: { meaning: 'Hash of that app.' },
    apkCertificateDigestSha256: { meaning: 'Hashes of the certificates that it was signed with.' },
    ctsProfileMatch: { meaning: 'Whether the device passed Google’s compatibility tests; has to be true.' },
    basicIntegrity: { meaning: 'Whether the device seems not to have been tampered with.' },
  },
};

const parts: readonly { readonly meaning: string; readonly content: Content }[] = [
  part('header', 'How it is signed, and by whom.', (pen, node) => void describeJson(pen, node, header)),
  part('payload', 'What is signed.', (pen, node) => void describeJson(pen, node, payload)),
  {
    meaning: 'Over header and payload; not verified here.',
    content: { kind: 'signature', name: 'signature', meaning: '', describe: describeSignature },
  },
];

function part(name: string, meaning: string, describe: Describe): { meaning: string; content: Content } {
  return { meaning, content: { kind: 'json', name, meaning: '', describe } };
}

/** Describes a node that is a JWS in compact serialization (RFC 7515 §7.1), as SafetyNet answers (§8.5). */
export function describeJws(pen: Pen, node: Draft): void {
  pen.within(node, 'bad_attestation', () => {
    let at = node.offset + node.head;
    for (const [index, { meaning, content }] of parts.entries()) {
      const dot = pen.bytes.indexOf(0x2e, at);
      const end = index === 2 || dot === -1 || dot > endOf(node) ? endOf(node) : dot;
      const start = index === 0 ? at : at - 1;
      const child = pen.node(node, start, end, content.name, meaning, { head: at - start });
      contain(pen, child, new TextDecoder('latin1').decode(pen.content(child)), content);
      if (end === endOf(node) && index < 2) refuse('bad_attestation', 'a JWS of fewer than three parts');
      at = end + 1;
    }
    return endOf(node);
  });
}
