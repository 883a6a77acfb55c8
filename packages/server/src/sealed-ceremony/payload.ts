import * as v from 'valibot';

/** What a ceremony was begun for. */
export type CeremonyKind = CeremonyPayload['kind'];
export type PayloadOf<Kind extends CeremonyKind> = Extract<CeremonyPayload, { kind: Kind }>;

/** What begin knows and finish must find again: sealed, so that the server need not remember it. */
const bindings = {
  rp: v.string(),
  /** The configured origin that the ceremony was begun on. */
  origin: v.string(),
  /** Milliseconds since the epoch. */
  issued: v.number(),
  expires: v.number(),
  userVerification: v.picklist(['required', 'preferred', 'discouraged']),
  mediation: v.picklist(['conditional', 'optional', 'required']),
  /** Client extensions that the options ask for. */
  extensions: v.array(v.string()),
  policy: v.string(),
  /** base64url of SHA-256 of the ceremony's cookie. */
  cookie: v.string(),
};

const creation = {
  ...bindings,
  algorithms: v.array(v.number()),
  /** base64url. */
  userHandle: v.string(),
};

const newAccount = { username: v.string(), displayName: v.string() };

const parameter = v.union([v.string(), v.number(), v.boolean(), v.null()]);

export const CeremonyPayload = v.variant('kind', [
  v.strictObject({
    kind: v.literal('sign-up'),
    ...creation,
    ...newAccount,
    /** Id of the invite that the account uses up, who made it (null: the operator), and the role that it gives. */
    invite: v.nullable(v.string()),
    invitedBy: v.nullable(v.string()),
    role: v.picklist(['member', 'admin', 'owner']),
    /** It is for whoever owns the site first. */
    firstOwner: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('sign-in'),
    ...bindings,
    /** The folded username that was named; null: nobody was. */
    named: v.nullable(v.string()),
  }),
  v.strictObject({
    kind: v.literal('confirm'),
    ...bindings,
    account: v.string(),
    action: v.string(),
    parameters: v.record(v.string(), parameter),
  }),
  v.strictObject({ kind: v.literal('passkey-add'), ...creation, account: v.string() }),
  v.strictObject({ kind: v.literal('recovery'), ...creation, account: v.string(), recovery: v.string() }),
  v.strictObject({
    kind: v.literal('enrol'),
    ...creation,
    ...newAccount,
    externalId: v.string(),
    /** The account that has the external id already, or null: it is made at finish. */
    account: v.nullable(v.string()),
    /** base64url nonce of the ticket, and its end: finish spends it too. */
    ticket: v.string(),
    ticketExpires: v.number(),
  }),
]);
export type CeremonyPayload = v.InferOutput<typeof CeremonyPayload>;
