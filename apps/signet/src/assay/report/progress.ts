import type { WriteStream } from 'node:tty';
import type { Outcome } from '../run.ts';

const width = 40;

export interface Progress {
  told(outcome: Outcome): void;
  /** Takes the bar away. */
  end(): void;
}

/** A bar on a terminal; nothing where the stream is none. */
export function progressOn(stream: WriteStream, total: number): Progress {
  let [done, strange] = [0, 0];
  if (!stream.isTTY) return { told: () => undefined, end: () => undefined };
  return {
    told: ({ one, verdict }) => {
      done += 1;
      if (verdict.kind !== 'refused') strange += 1;
      const full = Math.round((done / total) * width);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      const text = `${bar} ${done}/${total}${strange === 0 ? '' : `, ${strange} not refused`}  ${one.id}`;
      stream.write(`\r\u001B[2K${text.slice(0, stream.columns - 1)}`);
    },
    end: () => {
      stream.write('\r\u001B[2K');
    },
  };
}
