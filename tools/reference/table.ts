/** A table in Markdown; every cell one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

const specification = 'https://w3c.github.io/webauthn/';

/** Words that lead to an anchor of the specification, where it is one. */
export function linked(anchor: string, text: string): string {
  return anchor.startsWith('#') ? `[${text}](${specification}${anchor})` : text;
}
