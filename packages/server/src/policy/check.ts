import * as v from 'valibot';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { issueInWords } from './issue-in-words.ts';
import { PolicySchema } from './policy.ts';
import type { ParsedPolicy, Policy } from './policy.ts';
import { presets } from './presets.ts';
import type { Preset } from './presets.ts';
import { faultOf } from './rules.ts';

const day = 86_400;

/**
 * Fills in the defaults of the preset and refuses what cannot hold. A stored policy goes through it too: one of an earlier
 * release lacks fields.
 * @throws ConfigurationError with the field and the fix in words
 */
export function checkPolicy(input: Readonly<Record<string, unknown>>): Policy {
  const checked = v.safeParse(PolicySchema, withPreset(input));
  if (!checked.success) throw new ConfigurationError(issueInWords(checked.issues[0]));
  const policy = withPresence(checked.output);
  const fault = faultOf(policy);
  if (fault !== null) throw new ConfigurationError(fault);
  return policy;
}

/** A field that is `undefined` is left out. */
function withPreset(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { preset } = input;
  const base = typeof preset === 'string' && Object.hasOwn(presets, preset) ? presets[preset as Preset] : {};
  return { ...base, ...Object.fromEntries(Object.entries(input).filter(([, it]) => it !== undefined)) };
}

function withPresence({ presenceSessionIdle, presenceSessionAbsolute, ...policy }: ParsedPolicy): Policy {
  return {
    ...policy,
    presenceSessionIdle: presenceSessionIdle ?? Math.min(day, policy.sessionIdle),
    presenceSessionAbsolute: presenceSessionAbsolute ?? Math.min(7 * day, policy.sessionAbsolute),
  };
}
