import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc: fixed at 100 on every Linux that Node runs on. */
const ticks = 100;

/**
 * User and system time of a process and all that come of it, milliseconds; also of its children that have ended.
 * Linux only.
 */
export function cpuOf(root: number): number {
  return tree(root).reduce((sum, { cpu }) => sum + cpu, 0);
}

/** How many processes there are, the root among them. */
export function processesOf(root: number): number {
  return tree(root).length;
}

/** The most memory that the processes held, MB: each one's own peak, added up. */
export function peakMemoryOf(root: number): number {
  return tree(root).reduce((sum, { pid }) => sum + peak(pid), 0);
}

interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly cpu: number;
}

function tree(root: number): readonly Seen[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? see(Number(name)) : []));
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}

/** proc_pid_stat(5), from the state on: fields 4 ppid, 14 to 17 utime, stime, cutime, cstime. */
function see(pid: number): Seen[] {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return [];
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const spent = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return [{ pid, parent: Number(fields[1]), cpu: (spent / ticks) * 1000 }];
}

function peak(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/mu.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) / 1024;
}

/** A process may end while it is looked at. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
