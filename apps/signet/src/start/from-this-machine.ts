const loopbackPeer = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/u;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/iu;
/** A request with one of these came through a proxy, whose own address tells nothing. */
const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Whether somebody on this machine asks, by a loopback name (a page elsewhere whose domain resolves to 127.0.0.1 sends its
 * own) and with no proxy in between.
 */
export function fromThisMachine({ headers }: Request, clientAddress: string): boolean {
  return (
    loopbackPeer.test(clientAddress) &&
    loopbackHost.test(headers.get('host') ?? '') &&
    !proxyHeaders.some((name) => headers.has(name))
  );
}
