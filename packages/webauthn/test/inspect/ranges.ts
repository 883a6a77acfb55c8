import assert from 'node:assert/strict';
import type { InspectedNode, InspectedPart, Inspection } from '../../src/inspect/index.ts';

/** Every node of an inspection, those of contained parts included, with the part it lies in. */
export function* nodesOf(part: InspectedPart): Generator<{ node: InspectedNode; part: InspectedPart }> {
  const open = [part.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield { node, part };
    if (node.contains !== undefined) yield* nodesOf(node.contains);
    open.push(...node.children.toReversed());
  }
}

/** The first node with this name. */
export function find(inspection: Inspection, name: string): InspectedNode {
  for (const { node } of nodesOf(inspection.part)) if (node.name === name) return node;
  return assert.fail(`no node ${name}`);
}

/**
 * What holds of every inspection, whatever came in: the root covers its bytes, children lie within their parent, in order and
 * apart; and outside JSON, where white space and commas are free, head and children cover their parent to the byte.
 */
export function assertRanges(inspection: Inspection): void {
  assert.ok(inspection.notice.includes('not verified'));
  const isWhole = inspection.problems.every(({ code }) => code !== 'too_much');
  for (const { node, part } of nodesOf(inspection.part)) {
    assert.ok(node.problem?.code !== 'inspector_fault', 'a fault of the inspector');
    if (node === part.root) assert.deepEqual([node.offset, node.length], [0, part.bytes.length]);
    assert.ok(node.head >= 0 && node.head <= node.length, `${node.name}: the head lies within`);
    let at = node.offset + node.head;
    for (const child of node.children) {
      const where = `${node.name} ${node.offset}+${node.length}: ${child.name} ${child.offset}+${child.length}`;
      assert.ok(child.offset >= at && child.length >= 0, `${where} begins after what is before it`);
      assert.ok(child.offset + child.length <= node.offset + node.length, `${where} ends within`);
      if (isWhole && !isJson(part)) assert.equal(child.offset, at, `${where} follows without a gap`);
      at = child.offset + child.length;
    }
    const isCovered = node.children.length === 0 || isJson(part) || !isWhole;
    if (!isCovered) assert.equal(at, node.offset + node.length, `${node.name} is covered to its end`);
  }
}

/** White space, commas and colons of JSON belong to nobody. */
function isJson({ kind }: InspectedPart): boolean {
  return ['registration', 'authentication', 'client-data', 'json'].includes(kind);
}
