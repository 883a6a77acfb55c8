/** One line of the doctor's: what was checked, what was found, and for a finding what to do. */
export interface Line {
  readonly group: 'Options' | 'Domain' | 'Transport' | 'Clock' | 'Storage' | 'Database' | 'Keys';
  readonly well: boolean;
  readonly checked: string;
  readonly found: string;
  /** In words, with the line to change; for findings only. */
  readonly fix?: string;
}

export function well(group: Line['group'], checked: string, found: string): Line {
  return { group, well: true, checked, found };
}

export function finding(group: Line['group'], checked: string, found: string, fix: string): Line {
  return { group, well: false, checked, found, fix };
}
