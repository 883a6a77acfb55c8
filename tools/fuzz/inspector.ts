import { inspect } from '@signet/webauthn/inspect';
import type { InspectedNode } from '@signet/webauthn/inspect';
import { details } from '@signet/webauthn/inspect/details';
import { changeCbor } from '../hostile/change-cbor.ts';
import { changeDer } from '../hostile/change-der.ts';
import { changeJsonBytes } from '../hostile/change-json.ts';
import { damageBytes } from '../hostile/bytes.ts';
import type { Random } from '../hostile/random.ts';
import type { Material } from './material.ts';
import type { Target } from './target.ts';

/** The inspector, which refuses nothing and never throws: its own word for a fault must not come. */
export function inspectorTarget(material: Material): Target {
  const real: readonly ((random: Random) => Uint8Array)[] = [
    (random) => changeCbor(random, random.pick(material.objects)),
    (random) => changeDer(random, random.pick(material.certificates)),
    (random) => changeJsonBytes(random, random.pick(material.registrations)),
    (random) => changeJsonBytes(random, random.pick(material.authentications)),
    (random) => damageBytes(random, random.pick(material.datas)),
    (random) => random.bytes(random.below(80)),
  ];
  return {
    name: 'inspect',
    steps: ['something wrong', 'taken'],
    floors: { taken: 0.02 },
    make: (random) => random.pick(real)(random),
    run: (input) => {
      const isText = input[0] === 0x7b;
      const { part, problems } = inspect(isText ? Buffer.from(input).toString('utf8') : input, { details });
      if (problems.some(({ code }) => code === 'inspector_fault'))
        throw new Error('the inspector came to a fault of its own');
      checkRanges(part.root, 0, part.bytes.length);
      return problems.length > 0 ? 'something wrong' : 'taken';
    },
  };
}

/** Children lie within their parent, in order, and do not overlap; a part inside begins anew. */
function checkRanges({ offset, length, children, contains }: InspectedNode, from: number, to: number): void {
  if (offset < from || offset + length > to) throw new Error('a range that lies outside of its parent');
  let at = offset;
  for (const child of children) {
    checkRanges(child, at, offset + length);
    at = child.offset + child.length;
  }
  if (contains !== undefined) checkRanges(contains.root, 0, contains.bytes.length);
}
