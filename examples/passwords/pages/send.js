/**
 * Asks a route of the application.
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<{ ok: boolean, answer: Record<string, string> }>}
 */
export async function send(path, body = {}) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { ok: response.ok, answer: response.status === 204 ? {} : await response.json() };
}

/** @param {string} words */
export function say(words) {
  const status = document.querySelector('#status');
  if (status) status.textContent = words;
}

/** The buttons work from now on. Before that a press would be lost. */
export function ready() {
  for (const button of document.querySelectorAll('button')) button.disabled = false;
}
