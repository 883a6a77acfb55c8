import type { AdminAccountRow } from '@signet/protocol';
import { accountNamed } from '../operator/account-named.ts';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
import { inOwnWords } from '../operator/in-own-words.ts';
import type { Desk } from '../operator/with-operator.ts';
import { askName } from '../terminal/ask-name.ts';
import { printable } from '../terminal/printable.ts';

interface Change {
  /** Asked for again before it happens. */
  readonly asks: boolean;
  readonly make: (desk: Desk, account: string) => Promise<object>;
  readonly told: (username: string) => string;
}

/** THE TABLE of what is done to an account without more being said. */
const changes = {
  suspend: {
    asks: true,
    make: (desk, account) => desk.operator.suspend({ account }),
    told: (name) =>
      `${name} is suspended: its sessions are ended, and its passkeys are refused until it is reinstated.`,
  },
  reinstate: {
    asks: false,
    make: (desk, account) => desk.operator.reinstate({ account }),
    told: (name) => `${name} is active again.`,
  },
  erase: {
    asks: true,
    make: (desk, account) => desk.operator.erase({ account }),
    told: (name) => `${name} is erased, and so is who it was in the audit log. Backups still hold it.`,
  },
  'cancel-recovery': {
    asks: false,
    make: (desk, account) => desk.operator.cancelRecovery({ account }),
    told: (name) => `The recovery of ${name} is cancelled.`,
  },
  'end-sessions': {
    asks: false,
    make: (desk, account) => desk.operator.endSessions({ account }),
    told: (name) => `${name} is signed in nowhere.`,
  },
} as const satisfies Record<string, Change>;
export type ChangeName = keyof typeof changes;

/**
 * Does it to the account of that name or id.
 * @param yes it need not be typed again
 * @throws SettingsError; SignetProblem as the admin API refuses; StorageUnavailable
 */
export async function changeUser(asked: Asked, change: ChangeName, name: string, yes: boolean): Promise<string> {
  const { asks, make, told } = changes[change];
  let username = name;
  const work = async (desk: Desk): Promise<object> => {
    const { account } = await accountNamed(desk, name);
    ({ username } = account);
    if (asks) await askName(`${change} ${username}`, username, yes);
    return await make(desk, account.id);
  };
  return await answered(asked, work, () => `${told(printable(username))}\n`);
}

/** Starts a recovery of the account; its code is told once. @throws SettingsError, SignetProblem, StorageUnavailable */
export async function recoverUser(asked: Asked, name: string): Promise<string> {
  const work = async (desk: Desk) => {
    const { account } = await accountNamed(desk, name);
    const pending = `The account has an open recovery already. signet user cancel-recovery ${printable(account.username)} stops it.`;
    return await inOwnWords(desk.operator.recover({ account: account.id }), { recovery_pending: pending });
  };
  return await answered(
    asked,
    work,
    ({ code, readyAt, expires }) =>
      `${code}\nHand it over in person; it is told this once. A passkey can be enrolled with it from ${readyAt} to ${expires}.\n`,
  );
}

/** Gives the account a role. @throws SettingsError, SignetProblem, StorageUnavailable */
export async function setRoleOfUser(asked: Asked, name: string, role: string): Promise<string> {
  const work = async (desk: Desk) => {
    const { account } = await accountNamed(desk, name);
    return await desk.operator.setRole({ account: account.id, role: role as AdminAccountRow['role'] });
  };
  return await answered(asked, work, ({ account }) => `${printable(account.username)} has the role ${account.role}.\n`);
}
