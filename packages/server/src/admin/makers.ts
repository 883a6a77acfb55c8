import type { AccountId, Role } from '../ports/records.ts';
import type { Services } from '../services.ts';

/** Something that gives rights later, and who made it. */
export interface Made {
  /** Null: the operator. */
  readonly createdBy: AccountId | null;
}

/**
 * Whether whoever made it still may: so a leaver keeps nothing by having made a token or an invite. What the operator made has
 * nobody to outlive.
 * @param needs the role that making it takes; an owner has that of administrators
 */
export async function isVouchedFor(
  { store }: Services,
  { createdBy }: Made,
  needs: Exclude<Role, 'member'>,
): Promise<boolean> {
  if (createdBy === null) return true;
  const maker = await store.findAccount(createdBy);
  return maker?.status === 'active' && (maker.role === 'owner' || maker.role === needs);
}
