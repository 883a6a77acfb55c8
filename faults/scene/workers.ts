import type { Server } from './server.ts';

interface Line {
  readonly msg: string;
  readonly pid: number;
  readonly worker?: number;
}

/** Process ids of the workers that said that they are ready, first ones first, dead ones too. */
export function workersOf(server: Server): readonly number[] {
  return linesOf(server)
    .filter(({ msg, worker }) => msg === 'ready' && worker !== undefined)
    .map(({ pid }) => pid);
}

/** How many processes of the server have logged that they stopped. */
export function stoppedOf(server: Server): number {
  return linesOf(server).filter(({ msg }) => msg === 'stopped').length;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function linesOf(server: Server): Line[] {
  return server
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);
}
