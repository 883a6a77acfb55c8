/** The sign-in page, coming back here afterwards. @param ended somebody was signed in until now */
export function signInAddress(ended: boolean): string {
  const back = new URLSearchParams({ return: '/account' });
  return ended ? `/sign-in?ended&${back}` : `/sign-in?${back}`;
}
