import type { WriteStream } from 'node:tty';

const width = 30;
/** Of a terminal that does not say how wide it is. */
const usualColumns = 80;
/** A terminal is written to at most so often, milliseconds. */
const pause = 100;

export interface Progress {
  /** @param all left out: nobody knows how many there are */
  told(done: number, all?: number): void;
  /** Takes the line away. */
  end(): void;
}

/** How far long work is, on a terminal; nothing where the stream is none. */
export function progressOn(stream: WriteStream, what: string): Progress {
  if (!stream.isTTY) return { told: () => undefined, end: () => undefined };
  let last = -Infinity;
  return {
    told: (done, all) => {
      const now = performance.now();
      if (now < last + pause) return;
      last = now;
      stream.write(`\r\u001B[2K${lineOf(what, done, all).slice(0, (stream.columns || usualColumns) - 1)}`);
    },
    end: () => {
      stream.write('\r\u001B[2K');
    },
  };
}

function lineOf(what: string, done: number, all: number | undefined): string {
  if (all === undefined || all === 0) return `${what}: ${done}`;
  const full = Math.min(width, Math.round((done / all) * width));
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${what}: ${done} of ${all}`;
}
