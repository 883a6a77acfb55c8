import type { DerElement } from '../../der/element.ts';
import { readDer } from '../../der/element.ts';
import { derTag } from '../../der/walk.ts';
import { describeElement, describeInside, elementNode, enterDer } from '../der/describe.ts';
import type { Draft, Pen } from '../pen.ts';
import { instant } from '../words.ts';

const levels: Readonly<Record<string, string>> = {
  '0': 'software',
  '1': 'trusted environment (TEE)',
  '2': 'secure element (StrongBox)',
};

/** Parts of the key description, in order. */
const parts: readonly (readonly [name: string, meaning: string])[] = [
  ['attestationVersion', 'Version of this structure.'],
  ['attestationSecurityLevel', 'Where the statement was made.'],
  ['keyMintVersion', 'Version of the key store.'],
  ['keyMintSecurityLevel', 'Where the key lives.'],
  ['attestationChallenge', 'Has to be the client data hash.'],
  ['uniqueId', 'Identifies the device; empty as a rule.'],
  ['softwareEnforced', 'What Android itself enforces.'],
  ['hardwareEnforced', 'What the trusted environment enforces.'],
];

/** Tags of an authorization list. */
const tags: Readonly<Record<number, string>> = {
  1: 'purpose',
  2: 'algorithm',
  3: 'keySize',
  5: 'digest',
  6: 'padding',
  10: 'ecCurve',
  200: 'rsaPublicExponent',
  303: 'rollbackResistance',
  400: 'activeDateTime',
  503: 'noAuthRequired',
  504: 'userAuthType',
  505: 'authTimeout',
  507: 'trustedUserPresenceRequired',
  509: 'unlockedDeviceRequired',
  600: 'allApplications',
  701: 'creationDateTime',
  702: 'origin',
  703: 'rollbackResistant',
  704: 'rootOfTrust',
  705: 'osVersion',
  706: 'osPatchLevel',
  709: 'attestationApplicationId',
  718: 'vendorPatchLevel',
  719: 'bootPatchLevel',
};
const origins: Readonly<Record<string, string>> = { '0': 'generated', '1': 'derived', '2': 'imported' };
const purposes: Readonly<Record<string, string>> = { '2': 'sign', '3': 'verify' };

/** Describes Android's key attestation extension (§8.4.1, KeyDescription). */
export function describeKeyDescription(pen: Pen, node: Draft): void {
  enterDer(pen, node, (element, index) => {
    const [name, meaning] = parts[index] ?? ['more', 'Not known here.'];
    if (index >= 6 && element.tag === derTag.sequence) {
      const list = elementNode(pen, node, element, name, meaning);
      describeInside(pen, list, (entry) => describeEntry(pen, list, entry));
      return;
    }
    const child = describeElement(pen, node, element, name, meaning);
    const level = element.tag === derTag.enumerated ? levels[child.value] : undefined;
    if (level !== undefined) child.value = level;
    if (index === 4) child.anchor = '#sctn-android-key-attestation';
  });
}

/** `[number] EXPLICIT value`: one node, whose head is both identifiers where the value is primitive. */
function describeEntry(pen: Pen, list: Draft, entry: DerElement): void {
  const name = tags[entry.tagNumber] ?? `[${entry.tagNumber}]`;
  const node = elementNode(pen, list, entry, name, '');
  describeInside(pen, node, (value) => void describeElement(pen, node, value));
  const [only] = node.children;
  if (only === undefined || only.children.length > 0 || node.children.length > 1) {
    if (entry.tagNumber === 1) node.value = only?.children.map((it) => purposes[it.value] ?? it.value).join(', ') ?? '';
  } else {
    node.value = inWords(entry.tagNumber, only.value);
    node.head = readDer(pen.bytes, entry.contentStart, entry.end, 'bad_attestation').contentStart - entry.start;
    if (only.problem !== undefined) node.problem = only.problem;
    node.children = [];
  }
  if (entry.tagNumber === 600) {
    node.notes.push({ level: 'warning', text: 'The key is not bound to this site: every relying party refuses it.' });
  }
}

function inWords(tag: number, value: string): string {
  if (tag === 702) return origins[value] ?? value;
  if ((tag === 400 || tag === 701) && /^\d+$/u.test(value)) return instant(Number(value));
  return value === '' ? 'yes' : value;
}
