import { styleText } from 'node:util';

/** What a piece of text is, for its colour. */
export type Role = 'heading' | 'name' | 'value' | 'aside' | 'good' | 'warning' | 'bad';

const styles = {
  heading: 'bold',
  name: 'bold',
  value: 'cyan',
  aside: 'dim',
  good: 'green',
  warning: 'yellow',
  bad: ['red', 'bold'],
} as const;

export type Paint = (role: Role, text: string) => string;

/** Colours where somebody looks at a terminal and has not set NO_COLOR (no-color.org); plain text elsewhere. */
export function paintFor(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Paint {
  const isPlain = !stream.isTTY || (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return isPlain
    ? (_role, text) => text
    : (role, text) => styleText([...[styles[role]].flat()], text, { validateStream: false });
}
