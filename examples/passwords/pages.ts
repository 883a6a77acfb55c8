import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const pages = join(import.meta.dirname, 'pages');
/** The browser SDK as it is published: plain modules, no bundler. */
const sdk = dirname(dirname(fileURLToPath(import.meta.resolve('@signet/browser'))));

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** A page of the application. Values are put in as text. */
export function page(file: string, values: Readonly<Record<string, string>> = {}): Response {
  const text = readFileSync(join(pages, file), 'utf8');
  const html = text.replaceAll(/\{\{(\w+)\}\}/gu, (_, key: string) => escaped(values[key] ?? ''));
  return answer(html, 'html');
}

/** `/sdk/…` and the scripts and styles of the pages; null: there is no such file. */
export function file(path: string): Response | null {
  const [root, name] = path.startsWith('/sdk/') ? [join(sdk, 'dist'), path.slice('/sdk/'.length)] : [pages, path];
  const whole = join(root, name);
  const [, type = ''] = /\.(js|css)$/u.exec(whole) ?? [];
  if (!whole.startsWith(root + sep) || type === '') return null;
  try {
    return answer(readFileSync(whole, 'utf8'), type);
  } catch {
    return null;
  }
}

function answer(text: string, type: string): Response {
  const headers = { 'content-security-policy': policyOf(text), 'cache-control': 'no-store' };
  return new Response(text, { headers: { ...headers, 'content-type': types[type] ?? '' } });
}

/** Own scripts, and the import map that stands in the page. */
function policyOf(html: string): string {
  const [, importMap = ''] = /<script type="importmap">([^]*?)<\/script>/u.exec(html) ?? [];
  const hash = createHash('sha256').update(importMap).digest('base64');
  return `default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self' 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
