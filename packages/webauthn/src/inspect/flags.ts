import type { InspectedBit } from './node.ts';
import type { Draft } from './pen.ts';

interface Flag {
  readonly bit: number;
  readonly name: string;
  readonly set: string;
  readonly clear: string;
}

/** §6.1, flags. */
const flags: readonly Flag[] = [
  { bit: 0, name: 'UP', set: 'somebody was present', clear: 'nobody’s presence was tested' },
  { bit: 2, name: 'UV', set: 'the person was verified by PIN, face or finger', clear: 'the person was not verified' },
  {
    bit: 3,
    name: 'BE',
    set: 'the passkey may be backed up or synced',
    clear: 'the passkey stays on one device',
  },
  { bit: 4, name: 'BS', set: 'it is backed up now', clear: 'it is not backed up' },
  { bit: 6, name: 'AT', set: 'a new credential follows', clear: 'no new credential follows' },
  { bit: 7, name: 'ED', set: 'extension outputs follow', clear: 'no extension outputs follow' },
];

/** Says in words what the byte of flags says (§6.1), with a warning where the flags contradict each other. */
export function describeFlags(node: Draft, byte: number): void {
  const isSet = (bit: number): boolean => (byte & (1 << bit)) !== 0;
  const bits: InspectedBit[] = flags.map(({ bit, name, set, clear }) => {
    return { bit, name, set: isSet(bit), meaning: isSet(bit) ? set : clear };
  });
  for (const bit of [1, 5]) bits.push({ bit, name: 'reserved', set: isSet(bit), meaning: 'reserved for future use' });
  node.bits = bits.toSorted((a, b) => a.bit - b.bit);
  node.value = `0x${byte.toString(16).padStart(2, '0')} (${named(bits)})`;
  const sentence = bits
    .filter(({ name, set }) => tells(name, set, isSet(3)))
    .map(({ name, meaning }) => `${meaning} (${name})`);
  node.meaning = `What the authenticator did: ${sentence.join(', ')}.`;
  if (!isSet(3) && isSet(4)) {
    node.notes.push({
      level: 'warning',
      text: 'BS without BE cannot be: every relying party refuses it (backup_flags).',
    });
  }
  if (isSet(1) || isSet(5)) {
    node.notes.push({ level: 'note', text: 'A reserved bit is set; it is ignored, and has no meaning yet.' });
  }
  if (!isSet(0)) {
    node.notes.push({
      level: 'warning',
      text: 'Refused without UP, except in a registration that was started as conditional (a silent upgrade).',
    });
  }
}

function named(bits: readonly InspectedBit[]): string {
  const set = bits.filter((it) => it.set && it.name !== 'reserved').map((it) => it.name);
  return set.length === 0 ? 'none' : set.join(' ');
}

/** BS says nothing without BE, and what does not follow need not be told. */
function tells(name: string, set: boolean, backupEligible: boolean): boolean {
  if (name === 'reserved') return false;
  if (name === 'BS') return set || backupEligible;
  return set || (name !== 'AT' && name !== 'ED');
}
