/** An AppID (FIDO AppID and Facet Specification §3.1): an https URL, hashed as it is written. @throws TypeError */
export function checkAppId(appId: string, name: string): string {
  if (typeof appId !== 'string' || !appId.startsWith('https://') || !URL.canParse(appId)) {
    throw new TypeError(`${name} is not an https URL`);
  }
  return appId;
}
