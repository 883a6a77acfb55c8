/** What the text of a query hangs on. */
export interface Dialect {
  /** Whether what a guard reads is locked as it is read: a database with one writer need not. */
  readonly locks: boolean;
}
