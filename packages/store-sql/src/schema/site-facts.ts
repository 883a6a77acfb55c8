/** What a database of this version tells of the site that `signet start` runs on it. */
export interface SiteFacts {
  /** That its last start was for. */
  readonly rpId: string;
  /** As it is stored. */
  readonly policy: Readonly<Record<string, unknown>>;
  /** Active owners. */
  readonly owners: number;
  /** Of them, those with fewer than two active passkeys and no stored code. */
  readonly ownersWithOneWayIn: number;
}

/** One row of both databases, or none where no server has run. */
export const askSite = `
  select r.rp_id as rp_id, r.policy as policy, cast(count(a.id) as integer) as owners,
    cast(coalesce(sum(case when a.id is not null and
      (select count(*) from passkeys p where p.account = a.id and p.status = 'active') < 2
      and not exists (select 1 from recovery_codes c where c.account = a.id and c.stored is not null and c.used is null)
      then 1 else 0 end), 0) as integer) as exposed
  from relying_parties r left join accounts a on a.rp = r.id and a.role = 'owner' and a.status = 'active'
  where r.id = 'default' group by r.id, r.rp_id, r.policy`;

export interface SiteRow {
  readonly rp_id: string;
  readonly policy: string;
  readonly owners: number;
  readonly exposed: number;
}

export function siteFactsOf({ rp_id: rpId, policy, owners, exposed }: SiteRow): SiteFacts {
  return { rpId, policy: JSON.parse(policy) as SiteFacts['policy'], owners, ownersWithOneWayIn: exposed };
}
