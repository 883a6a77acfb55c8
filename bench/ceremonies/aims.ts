/** What the ceremonies aim for, by the name of the contender: at least so much of the raw signature check of the same run. */
export const aims: Readonly<Record<string, number>> = {
  cached: 0.9,
  imported: 0.6,
  concurrent64: 1.4,
  none: 1.8,
  packed: 0.2,
  packedChainCached: 0.5,
};

/** How many times the peer's rate, in the same run. */
export const aimsOverPeer: readonly { readonly ours: string; readonly peer: string; readonly times: number }[] = [
  { ours: 'cached', peer: 'peer authentication', times: 5 },
  { ours: 'concurrent64', peer: 'peer authentication64', times: 3 },
];
