/** What a person should know about a configuration, with what to do about it. */
export interface Finding {
  /** Stable: `rp_id_public_suffix`, `origin_not_under_rp_id`, … */
  readonly code: string;
  readonly text: string;
  /** The fix in words. */
  readonly fix: string;
}
