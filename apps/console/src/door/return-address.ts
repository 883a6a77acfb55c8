/**
 * Where to go after signing in: the `return` of the page's own address if it stays on this origin, else the account.
 * The whole address is given back, since a path such as `/.//example.com` would leave the origin once it is resolved again.
 */
export function returnAddress(here: URL): string {
  const home = new URL('/account', here).href;
  const asked = new URLSearchParams(here.search).get('return');
  if (asked === null || !/^\/(?![/\\])/u.test(asked) || !URL.canParse(asked, here)) return home;
  const address = new URL(asked, here);
  return address.origin === here.origin ? address.href : home;
}
