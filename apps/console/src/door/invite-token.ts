/**
 * The token of the invitation, from behind the `#` of the page's address; taken out of the address at once, so that neither a screenshot
 * nor a bookmark has it. The history's own state keeps it for a reload.
 */
export function takeToken(): string | null {
  const token = location.hash.slice(1);
  if (token !== '') history.replaceState({ invite: token }, '', location.pathname + location.search);
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state !== null && 'invite' in state ? state.invite : null;
  return typeof kept === 'string' ? kept : null;
}
