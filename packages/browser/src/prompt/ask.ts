import type {
  Mediation,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@signet/webauthn';
import { creationOptions, requestOptions } from '../credential/parse-options.ts';
import { toJson } from '../credential/to-json.ts';
import type { ResponseJSON } from '../credential/to-json.ts';
import { fromException } from '../errors/from-exception.ts';
import { SignetError } from '../errors/signet-error.ts';
import { phase } from './phase.ts';
import type { CeremonyOptions } from '../signet-client.ts';
import type { Turn } from '../turn/turn.ts';

type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

/** Asks the person through the browser: create for creation options, get for request options. */
export async function ask(
  options: Options,
  { signal, keep }: Turn,
  call: CeremonyOptions,
  mediation?: Mediation,
): Promise<ResponseJSON> {
  // Undefined is as good as absent in a WebIDL dictionary.
  const how = { signal, mediation } as { signal: AbortSignal; mediation: Mediation };
  const started = Date.now();
  phase(call, 'waiting');
  try {
    const credential =
      'rp' in options
        ? await navigator.credentials.create({ publicKey: creationOptions(options), ...how })
        : await navigator.credentials.get({ publicKey: requestOptions(options), ...how });
    if (!credential) throw new DOMException('No credential', 'NotAllowedError');
    keep();
    phase(call, 'checking');
    return toJson(credential as PublicKeyCredential);
  } catch (cause) {
    const elapsed = Date.now() - started;
    // A reason given to abort() comes back as it is.
    if (signal.aborted) throw new SignetError('cancelled', 'Aborted', { elapsed, cause });
    throw fromException(cause, options, elapsed);
  }
}
