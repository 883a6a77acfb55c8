/** What goes to paper: nothing else of the page does. */
export interface Paper {
  readonly heading: string;
  readonly line: string;
  readonly codes: readonly string[];
}

const styles = `
@media screen { .signet-paper { display: none; } }
@media print {
  body:has(> .signet-paper) > :not(.signet-paper) { display: none !important; }
  .signet-paper { margin: 2rem; color: #000; background: #fff; font: 12pt/1.6 serif; }
  .signet-paper h1 { font: 400 18pt/1.3 serif; margin: 0; }
  .signet-paper ol { font: 13pt/2 monospace; direction: ltr; text-align: left; }
}`;

/** Opens the browser's print dialog with the codes alone on the paper. */
export function printCodes({ heading, line, codes }: Paper): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  const paper = document.createElement('section');
  paper.className = 'signet-paper';
  const list = document.createElement('ol');
  list.append(...codes.map((code) => textElement('li', code)));
  paper.append(textElement('h1', heading), textElement('p', line), list);
  document.adoptedStyleSheets.push(sheet);
  document.body.append(paper);
  const clear = (): void => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== sheet);
  };
  // Fired when the dialog is closed; where print() does not wait for that, the paper must stay until then.
  addEventListener('afterprint', clear, { once: true });
  print();
}

function textElement(name: 'h1' | 'p' | 'li', text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
