import { Secret, TOTP } from 'otpauth';
import { confirmed } from './recovering.ts';
import type { Person } from './recovering.ts';
import type { Site } from './site.ts';

/** Milliseconds of a time step. */
export const timeStep = 30_000;

/** An authenticator app with the secret of an account. */
export class App {
  readonly secret: string;
  readonly #totp: TOTP;

  constructor(secret: string) {
    this.secret = secret;
    this.#totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
  }

  /** What it shows at that time. */
  code(at: number): string {
    return this.#totp.generate({ timestamp: at });
  }

  /** Six digits that it shows at no time near that one. */
  wrong(at: number): string {
    const near = new Set([-2, -1, 0, 1, 2].map((it) => this.code(at + it * timeStep)));
    return ['000000', '111111', '222222', '333333', '444444', '555555'].find((it) => !near.has(it)) ?? '';
  }
}

/** Sets an app up and shows its first code; the next one is good a step later. */
export async function anApp(site: Site, person: Person): Promise<App> {
  const app = new App((await confirmed(person, 'totpBegin')).secret);
  await person.browser.ok('totpFinish', { code: app.code(site.now) });
  site.pass(timeStep);
  return app;
}
