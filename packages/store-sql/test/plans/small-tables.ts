/** Tables of a handful of rows, which are read as a whole: an index would not be looked at. */
export const smallTables: Readonly<Record<string, string>> = {
  relying_parties: 'one row a relying party',
  keyring: 'a key a month and purpose',
  marks: 'one row',
};

/** Statements that read a large table as a whole, and may. */
export const wholeTables: Readonly<Record<string, string>> = {
  cancelEveryRecovery: 'once, after a restore',
  endEveryRecoverySession: 'once, after a restore',
};
