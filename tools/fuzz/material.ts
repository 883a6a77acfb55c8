import type { MadeCase } from '../hostile/authenticator-cases.ts';
import { authenticatorCases } from '../hostile/authenticator-cases.ts';
import { wholeDerTree, writeDerTree } from '../hostile/der-tree.ts';
import type { DerTree } from '../hostile/der-tree.ts';
import { recordedCases } from '../hostile/recorded.ts';
import { verdictOf } from '../hostile/verdict.ts';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { bytesOf, Reading } from '../differential/reading.ts';

/** Real inputs of every kind: of the software authenticator, and recorded ones. */
export interface Material {
  readonly made: readonly MadeCase[];
  readonly recorded: readonly CeremonyCase[];
  readonly texts: readonly Uint8Array[];
  readonly jsons: readonly Uint8Array[];
  readonly registrations: readonly Uint8Array[];
  readonly authentications: readonly Uint8Array[];
  readonly objects: readonly Uint8Array[];
  readonly datas: readonly Uint8Array[];
  readonly keys: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
  readonly signatures: readonly Uint8Array[];
  readonly certInfos: readonly Uint8Array[];
  readonly pubAreas: readonly Uint8Array[];
  readonly keyDescriptions: readonly Uint8Array[];
  readonly jwss: readonly Uint8Array[];
}

/** Content octets of 1.3.6.1.4.1.11129.2.1.17. */
const keyDescriptionId = '2b06010401d679020111';

export function gatherMaterial(): Material {
  const made = authenticatorCases().filter(({ one }) => verdictOf(one) === 'accept');
  const recorded = recordedCases();
  const cases = [...made.map(({ one }) => one), ...recorded];
  const readings = cases.map((one) => new Reading(one));
  const registrations = readings.filter(({ one }) => one.kind === 'registration');
  const statements = (name: string): Uint8Array[] => registrations.map((one) => one.statement(name)).filter(isBytes);
  const certificates = registrations.flatMap((one) => certificatesOf(one.member('attStmt')));
  return {
    made,
    recorded,
    texts: readings.map(({ inner }) => Buffer.from(String(inner['clientDataJSON']))),
    jsons: readings.map(({ clientDataBytes }) => clientDataBytes),
    registrations: registrations.map(({ envelope }) => Buffer.from(JSON.stringify(envelope))),
    authentications: readings
      .filter(({ one }) => one.kind === 'authentication')
      .map(({ envelope }) => Buffer.from(JSON.stringify(envelope))),
    objects: registrations.map(({ objectBytes }) => objectBytes),
    datas: readings.map(({ data }) => data.bytes),
    keys: registrations.map(({ data }) => data.key?.bytes).filter(isBytes),
    certificates,
    signatures: readings
      .filter(({ one }) => one.kind === 'authentication')
      .map(({ inner }) => bytesOf(inner['signature']))
      .filter((bytes) => bytes[0] === 0x30 && bytes.length < 80),
    certInfos: statements('certInfo'),
    pubAreas: statements('pubArea'),
    keyDescriptions: certificates.flatMap((der) => keyDescriptionsIn(wholeDerTree(der))),
    jwss: statements('response'),
  };
}

function certificatesOf(statement: unknown): readonly Uint8Array[] {
  const x5c: unknown = statement instanceof Map ? statement.get('x5c') : undefined;
  return Array.isArray(x5c) ? x5c.filter(isBytes) : [];
}

/** The value beside the identifier of the extension. */
function keyDescriptionsIn(tree: DerTree | null): readonly Uint8Array[] {
  const [id, ...values] = tree?.children ?? [];
  if (id !== undefined && Buffer.from(id.content).toString('hex') === keyDescriptionId) {
    const inside = values.at(-1)?.children?.[0];
    return inside === undefined ? [] : [writeDerTree(inside)];
  }
  return (tree?.children ?? []).flatMap((child) => keyDescriptionsIn(child));
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
