import { optionalActions } from '@signet/protocol';
import type { PolicyInput } from './policy.ts';

/** THE TABLE of presets: the fields whose defaults differ from those of the schema, which are the consumer's. */
export const presets = {
  /** Anybody may come, with any passkey. */
  consumer: {},
  /** People whose employer knows them: who is at the device is verified each time, and a session ends with the working day. */
  workforce: {
    signUp: 'invite',
    userVerification: 'required',
    sessionIdle: 3600,
    sessionAbsolute: 43_200,
    confirmedActions: Object.values(optionalActions),
  },
} as const satisfies Record<string, PolicyInput>;
export type Preset = keyof typeof presets;
