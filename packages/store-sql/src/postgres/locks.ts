/** Marks advisory locks as Signet's: other programs may use the database. */
const signet = 0x5167_6e74;

/** Advisory locks, by what one process at a time does. */
export const locks = {
  migrations: [signet, 1],
  sweepCeremonies: [signet, 2],
  seal: [signet, 3],
  sweepSessions: [signet, 4],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
