import { publicKeyCredential } from '../credential/public-key-credential.ts';

/** What authenticators can be told (§5.1.10), with the parameters of each. */
interface Signals {
  signalUnknownCredential: UnknownCredentialOptions;
  signalAllAcceptedCredentials: AllAcceptedCredentialsOptions;
  signalCurrentUserDetails: CurrentUserDetailsOptions;
}

/** Milliseconds; a password manager that does not answer must not hold up the page. */
const patience = 1000;

/** Tells the authenticators where the browser can. Never rejects. */
export async function tell<Name extends keyof Signals>(name: Name, parameters: Signals[Name]): Promise<void> {
  const statics = publicKeyCredential() as { [Each in Name]?: (it: Signals[Each]) => Promise<void> } | undefined;
  try {
    await Promise.race([statics?.[name]?.(parameters), new Promise((resolve) => setTimeout(resolve, patience))]);
  } catch {
    // The passkey stays as it is; the next sign-in tells again.
  }
}
