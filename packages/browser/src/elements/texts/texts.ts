import type { Passkey } from '@signet/protocol';
import type { SignetErrorCode } from '../../errors/signet-error.ts';

/** What a person is told apart by colour, icon and word; `field`: a sentence under the field it is about. */
export type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'field';

/** What was being done when it went wrong, or where. */
export type Situation = 'signing-in' | 'adding' | 'confirming' | 'in-app' | 'digits';

/** What a notice offers beside trying again. */
export type NoticeAction = 'copy-link' | 'open-site' | 'sign-in';

export interface Told {
  readonly tone: Tone;
  readonly title: string;
  /** May be empty. */
  readonly text: string;
}

export interface Refusal extends Told {
  /** What the main button says now; absent: trying again does not help. */
  readonly retry?: string;
  readonly action?: NoticeAction;
  readonly when?: { readonly [situation in Situation]?: Refusal };
}

/** One form a plural category of the language (`Intl.PluralRules`). */
export type Plural = { readonly other: string } & { readonly [rule in Exclude<Intl.LDMLPluralRule, 'other'>]?: string };

export type Platform = 'apple' | 'android' | 'windows' | 'other';
export type Place = 'synced' | 'keychain' | 'computer' | 'phone' | 'security-key';
export type ToldState =
  | 'signed-in'
  | 'signed-out'
  | 'ended'
  | 'added'
  | 'only-one'
  | 'restored'
  | 'renamed'
  | 'erased'
  | 'deleted';

/** Every word of the elements. A translation is another value of this type, handed to their property `texts`. */
export interface Texts {
  readonly refusals: Readonly<Record<SignetErrorCode, Refusal>>;
  readonly actions: Readonly<Record<NoticeAction, string>>;
  readonly copied: string;
  readonly connected: string;
  readonly platforms: Readonly<Record<Platform, string>>;
  readonly details: Readonly<Record<'summary' | 'code' | 'step' | 'request', string>>;
  readonly waiting: Readonly<Record<'waiting' | 'checking' | 'slow', string>>;
  readonly cancel: string;
  readonly username: string;
  readonly signIn: Readonly<Record<'hint' | 'submit' | 'named', string>>;
  readonly signUp: Readonly<Record<'displayName' | 'optional' | 'missing' | 'submit' | 'promise' | 'later', string>>;
  readonly told: Readonly<Record<ToldState, Told>>;
  readonly passkeys: Readonly<
    Record<
      | 'title'
      | 'about'
      | 'list'
      | 'loading'
      | 'add'
      | 'here'
      | 'lastUsedAdded'
      | 'neverUsedAdded'
      | 'added'
      | 'rename'
      | 'renameField'
      | 'renameForm'
      | 'save'
      | 'delete'
      | 'suspected'
      | 'suspectedText'
      | 'restore',
      string
    >
  > & { readonly kept: Readonly<Record<NonNullable<Passkey['kept']>, string>> };
  readonly codes: Readonly<
    Record<
      | 'title'
      | 'about'
      | 'list'
      | 'copy'
      | 'copied'
      | 'print'
      | 'save'
      | 'file'
      | 'heading'
      | 'madeFor'
      | 'stored'
      | 'missing'
      | 'done',
      string
    >
  >;
  readonly renaming: Readonly<Record<'title' | 'text', string>>;
  readonly restoring: Readonly<Record<'title' | 'text' | 'confirm' | 'keep', string>>;
  readonly places: Readonly<Record<Place, { readonly alone: string; readonly after: string }>>;
  readonly moments: Readonly<Record<'today' | 'yesterday' | 'tomorrow' | 'on' | 'onAt', string>>;
  readonly adding: Readonly<
    Record<
      | 'title'
      | 'text'
      | 'action'
      | 'actionText'
      | 'effect'
      | 'effectText'
      | 'confirm'
      | 'createTitle'
      | 'createText'
      | 'create',
      string
    >
  >;
  readonly deleting: {
    readonly title: string;
    readonly text: Plural;
    readonly device: string;
    readonly confirm: string;
    readonly keep: string;
  };
  readonly confirming: Readonly<Record<'title' | 'text' | 'confirm', string>>;
}
