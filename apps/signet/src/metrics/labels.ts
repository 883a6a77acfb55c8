import { problems, routes } from '@signet/protocol';
import { ceremonyErrorCodes } from '@signet/webauthn';

const routeLabels: ReadonlySet<string> = new Set([...Object.keys(routes), 'page']);
const codeLabels: ReadonlySet<string> = new Set([...Object.keys(problems), ...Object.keys(ceremonyErrorCodes)]);

/** A name of the table of routes, `page`, or `other`: nothing that a request says becomes a label. */
export function routeLabel(route: string | null): string {
  return route !== null && routeLabels.has(route) ? route : 'other';
}

/** A code of the closed tables, or `other`. */
export function codeLabel(code: string): string {
  return codeLabels.has(code) ? code : 'other';
}
