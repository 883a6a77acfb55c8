import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import * as v from 'valibot';

/** What an answer of that schema is to whoever reads it. */
export type Told<Schema extends v.GenericSchema> = Frozen<v.InferOutput<Schema>>;

/** The platform takes these as they are. */
type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

type Frozen<Value> = Value extends Options
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Frozen<Value[Name]> }
      : Value;

/** ISO 8601, UTC. */
export const time = v.pipe(v.string(), v.isoTimestamp());
/** UUIDv7. */
export const id = v.pipe(v.string(), v.uuid());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** base64url without padding. */
export const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/u));
/** Facts by name. */
export const factsByName = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]));
