import { packages, webauthnLevels } from './table.ts';

/** The import tables as ARCHITECTURE.md shows them. */
export function architectureTables(): string {
  const rows = packages.map(({ name, imports, types, node }) => {
    const where = typeof node === 'string' ? node : `in \`${node.only}/\` only`;
    return `| \`${name}\` | ${list(imports)} | ${list(types)} | ${where} |`;
  });
  return [
    '| package | may import | as types only | `node:*` |',
    '|---|---|---|---|',
    ...rows,
    '',
    '```',
    'packages/webauthn, level by level:',
    ...webauthnLevels.map((level, index) => `${String(index + 1).padStart(2)}  ${level.join(', ')}`),
    '```',
  ].join('\n');
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.map((name) => `\`${name}\``).join(', ');
}
