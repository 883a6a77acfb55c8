/** Runs targets on a thread of its own, so that one that hangs or eats the heap can be stopped and its input told. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Target } from './target.ts';
import { tryInputs } from './try-inputs.ts';
import type { Order } from './watch.ts';

const { module, only, inputs, seed, shared }: Order = workerData;
const { makeTargets }: { makeTargets: () => readonly Target[] } = await import(module);
const state = new Int32Array(shared, 0, 2);
const room = new Uint8Array(shared, 8);

for (const [index, target] of makeTargets().entries()) {
  if (only !== null && !only.includes(target.name)) continue;
  const result = tryInputs(target, inputs, seed + index, (name, input) => {
    Atomics.store(state, 1, input.length);
    room.set(input.subarray(0, room.length - 64), 64);
    room.fill(0x20, 0, 64);
    room.set(Buffer.from(name).subarray(0, 64));
    Atomics.add(state, 0, 1);
  });
  parentPort?.postMessage({ result, steps: target.steps }, []);
}
