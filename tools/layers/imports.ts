/** Every import of a TypeScript file, by its text: TypeScript 7 offers no compiler API to ask. */
export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

const statement =
  /^[ \t]*(?<kind>import|export)(?<type>\s+type\b)?(?:[\s\w*{},$]+?\bfrom)?\s*['"](?<from>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)/gmu;

export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//gu, blank).replace(/(^|[\s;{}])\/\/.*$/gmu, blank);
  return [...code.matchAll(statement)].map((match) => ({
    from: match.groups?.['from'] ?? match.groups?.['dynamic'] ?? '',
    typeOnly: match.groups?.['type'] !== undefined,
    line: code.slice(0, match.index).split('\n').length,
  }));
}

/** Comments become blanks, so that line numbers stay. */
function blank(text: string): string {
  return text.replace(/[^\n]/gu, ' ');
}
