import { refuse } from '../refusals/refusal.ts';
import { appid } from './appid.ts';
import { credProps } from './cred-props.ts';
import type { ClientExtensionOutputs, Extension } from './extension.ts';

/** The table of client extensions whose outputs are judged: an extension is a file in this folder and a row here. */
export const extensions: readonly Extension[] = [appid, credProps];

/**
 * Refuses an output of a known extension that does not have the type its section gives it. Outputs of others are data.
 * @throws Refusal bad_shape
 */
export function checkOutputTypes(outputs: ClientExtensionOutputs): void {
  if (outputs.size === 0) return;
  for (const extension of extensions) {
    const output = outputs.get(extension.id);
    // Some clients write null for a member that is absent.
    if (output === undefined || output === null || extension.isOutput(output)) continue;
    refuse('bad_shape', `the output of ${extension.id} has another type than its definition`);
  }
}
