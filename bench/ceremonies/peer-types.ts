/** The peer's types know no null where a client may send one; these responses have none. */
export function asPeerTypes<Peer>(response: unknown): Peer {
  return response as Peer;
}
