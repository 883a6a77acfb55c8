import type { AnswerOf, BodyOf, RouteName } from '@signet/protocol';
import { renameAccount } from './account/rename.ts';
import type { Caller, InSession, OnOrigin } from './caller/caller.ts';
import { beginConfirm } from './confirm/begin.ts';
import { beginEnrol } from './enrol/begin.ts';
import { finishEnrol } from './enrol/finish.ts';
import { beginPasskeyAdd } from './passkeys/add-begin.ts';
import { finishPasskeyAdd } from './passkeys/add-finish.ts';
import { deletePasskey } from './passkeys/delete.ts';
import { listPasskeys } from './passkeys/list.ts';
import { renamePasskey } from './passkeys/rename.ts';
import type { Services } from './services.ts';
import { session } from './sessions/session.ts';
import { beginSignIn } from './sign-in/begin.ts';
import { finishSignIn } from './sign-in/finish.ts';
import { signOut } from './sign-out/sign-out.ts';
import { beginSignUp } from './sign-up/begin.ts';
import { finishSignUp } from './sign-up/finish.ts';
import { site } from './site/site.ts';

/** What a request must pass, from left to right; `origin` and `session` also add to what the use case knows. */
export type Guard = 'origin' | 'ceremonies' | 'sign-ups' | 'session';

type CallerAfter<Passed extends Guard> = Caller &
  ('origin' extends Passed ? OnOrigin : unknown) &
  ('session' extends Passed ? InSession : unknown);

/** A route with a body changes something, so the first guard is `origin`: leaving it out is a type error. */
type GuardsOf<Name extends RouteName> = BodyOf<Name> extends null ? readonly Guard[] : readonly ['origin', ...Guard[]];

/** Holds a use case to what its guards add to the caller. */
const row = <const Guards extends readonly Guard[], Body, Answer>(
  guards: Guards,
  useCase: (services: Services, caller: CallerAfter<Guards[number]>, body: Body) => Promise<Answer>,
) => ({ guards, useCase });

/** Holds a row to its route: the body that its schema lets through, the answer that the protocol promises. */
interface RowOf<Name extends RouteName> {
  readonly guards: GuardsOf<Name>;
  readonly useCase: (services: Services, caller: never, body: BodyOf<Name>) => Promise<AnswerOf<Name>>;
}

/** THE TABLE: route of the protocol → guards → use case. */
export const table = {
  site: row([], site),
  signUpBegin: row(['origin', 'sign-ups'], beginSignUp),
  signUpFinish: row(['origin', 'ceremonies'], finishSignUp),
  signInBegin: row(['origin', 'ceremonies'], beginSignIn),
  signInFinish: row(['origin', 'ceremonies'], finishSignIn),
  // Never limited: leaving must always be possible.
  signOut: row(['origin'], signOut),
  session: row([], session),
  confirmBegin: row(['origin', 'ceremonies', 'session'], beginConfirm),
  passkeyList: row(['session'], listPasskeys),
  passkeyAddBegin: row(['origin', 'ceremonies', 'session'], beginPasskeyAdd),
  passkeyAddFinish: row(['origin', 'ceremonies', 'session'], finishPasskeyAdd),
  passkeyRename: row(['origin', 'ceremonies', 'session'], renamePasskey),
  passkeyDelete: row(['origin', 'ceremonies', 'session'], deletePasskey),
  accountRename: row(['origin', 'sign-ups', 'session'], renameAccount),
  enrolBegin: row(['origin', 'ceremonies'], beginEnrol),
  enrolFinish: row(['origin', 'ceremonies'], finishEnrol),
} satisfies { [Name in RouteName]: RowOf<Name> };
