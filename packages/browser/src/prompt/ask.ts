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
import { allowedByPolicy, isFramed } from './frame.ts';

type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

/** Opens the browser's prompt: create for creation options, get for request options. */
export async function ask(options: Options, signal: AbortSignal, mediation?: Mediation): Promise<ResponseJSON> {
  const started = Date.now();
  const creates = 'rp' in options;
  const kind = creates ? 'create' : 'get';
  const rest = { signal, ...(mediation === 'conditional' && { mediation }) };
  try {
    const credential = creates
      ? await navigator.credentials.create({ publicKey: creationOptions(options), ...rest })
      : await navigator.credentials.get({ publicKey: requestOptions(options), ...rest });
    return toJson(credential as PublicKeyCredential);
  } catch (cause) {
    // A reason given to abort() comes back as it is.
    if (signal.aborted) throw new SignetError('cancelled', 'Aborted', { elapsed: Date.now() - started, cause });
    throw fromException(cause, {
      kind,
      rpId: creates ? options.rp.id : options.rpId,
      timeout: options.timeout,
      elapsed: Date.now() - started,
      framed: allowedByPolicy(kind) === undefined && isFramed(),
    });
  }
}
