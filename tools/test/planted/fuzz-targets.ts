import type { Target } from '../../fuzz/target.ts';
import { refuse } from '../../../packages/webauthn/src/refusals/refusal.ts';
import { Refusal } from '../../../packages/webauthn/src/refusals/refusal.ts';

const rest = { steps: ['begun', 'taken'], floors: {}, make: () => Uint8Array.of(1, 2, 3) };

/** Targets with a fault each, and one without. */
export function makeTargets(): readonly Target[] {
  return [
    { ...rest, name: 'sound', run: refusing },
    { ...rest, name: 'throws', run: () => throwTypeError() },
    { ...rest, name: 'shallow', floors: { taken: 0.5 }, run: () => 'begun' },
    { ...rest, name: 'eats', run: eatHeap },
    {
      ...rest,
      name: 'hangs',
      run: () => {
        for (;;);
      },
    },
  ];
}

function refusing(): string {
  try {
    return refuse('bad_shape', 'never taken');
  } catch (error) {
    return error instanceof Refusal ? 'begun' : 'taken';
  }
}

function throwTypeError(): string {
  throw new TypeError('cannot read properties of undefined');
}

function eatHeap(): string {
  const eaten: unknown[] = [];
  for (;;) eaten.push({ eaten: eaten.length, more: [eaten.length] });
}
