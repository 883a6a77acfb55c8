/** As `fill`, for values that are templates (`<time>`, `<bdi>`): the pieces in reading order, for Lit to render. */
export function weave(text: string, values: Readonly<Record<string, unknown>>): unknown[] {
  return text.split(/(\{\w+\})/u).map((piece) => {
    const name = /^\{(\w+)\}$/u.exec(piece)?.[1];
    return name !== undefined && name in values ? values[name] : piece;
  });
}
