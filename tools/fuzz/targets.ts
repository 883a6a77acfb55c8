import { ceremonyTargets } from './ceremonies.ts';
import { inspectorTarget } from './inspector.ts';
import { gatherMaterial } from './material.ts';
import { parserTargets } from './parsers.ts';
import type { Target } from './target.ts';

/** THE TABLE of what is fuzzed: a parser is a row of parsers.ts. */
export function makeTargets(): readonly Target[] {
  const material = gatherMaterial();
  return [...parserTargets(material), inspectorTarget(material), ...ceremonyTargets(material)];
}
