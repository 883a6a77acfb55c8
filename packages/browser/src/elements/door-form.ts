/** What somebody typed into the page's own fields before the element was ready; those fields make way. */
export interface Typed {
  readonly values: ReadonlyMap<string, string>;
  /** Name of the field that has the focus. */
  readonly focused: string | null;
}

/** Reads the fallback content of an element, and takes it away; what has a slot stays. */
export function takeTyped(host: HTMLElement): Typed {
  const fields = [...host.querySelectorAll('input')];
  const values = new Map(fields.map((field) => [field.name, field.value]));
  const focused = fields.find((field) => field === document.activeElement)?.name ?? null;
  host.replaceChildren(...[...host.children].filter((it) => it.slot !== ''));
  return { values, focused };
}

/** Puts it into the element's own fields. */
export function giveTyped(root: ParentNode, typed: Typed): void {
  for (const [name, value] of typed.values) {
    const field = root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field && value) field.value = value;
    if (name === typed.focused) field?.focus();
  }
}
