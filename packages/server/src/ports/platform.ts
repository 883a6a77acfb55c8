/** Milliseconds since the epoch. */
export type Clock = () => number;

/** That many bytes nobody can guess. */
export type Random = (length: number) => Uint8Array;
