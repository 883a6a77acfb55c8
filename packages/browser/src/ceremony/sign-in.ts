import type { SignedIn } from '@signet/protocol';
import type { Request } from '../http/request.ts';
import type { SignInOptions } from '../signet-client.ts';
import type { Turn } from '../turn/turn.ts';
import { answerSignIn } from './answer-sign-in.ts';
import { onceMore } from './once-more.ts';

/** A modal sign-in. @param only credential id: no other passkey will do */
export function signIn(request: Request, turn: Turn, call: SignInOptions, only?: string): Promise<SignedIn> {
  return onceMore(
    () => request('sign-in/begin', { username: call.username }, call),
    (begun) => answerSignIn(request, begun, turn, call, only),
  );
}
