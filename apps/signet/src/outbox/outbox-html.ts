import type { MailRecord } from '@signet/server';

/** The page's own style, on top of the tokens of the site's style sheet. */
export const outboxStyle: string = `
main { box-sizing: border-box; inline-size: 100%; max-inline-size: 44rem; margin: 0 auto; padding: var(--signet-6) var(--signet-4); }
h1 { margin: 0; font: 400 var(--signet-text-h1) / 1.2 var(--signet-serif); }
h1 + p { color: var(--signet-ink-2); }
article { margin-block-start: var(--signet-4); padding: var(--signet-5); border: 1px solid var(--signet-line); border-radius: var(--signet-r-3); background: var(--signet-paper); box-shadow: var(--signet-lift-1); }
h2 { margin: 0 0 var(--signet-2); font-size: var(--signet-text-lg); overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: var(--signet-1) var(--signet-4); margin: 0; color: var(--signet-ink-2); font-size: var(--signet-text-sm); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: var(--signet-4) 0 0; font: var(--signet-text-md) / 1.5 var(--signet-mono); white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/**
 * The page of messages, latest first. Everything in them is text.
 * @param tokens address of the style sheet that defines the site's look
 */
export function outboxHtml(messages: readonly MailRecord[], tokens: string | null): string {
  const link = tokens === null ? '' : `<link rel="stylesheet" href="${escape(tokens)}" />`;
  const list = messages.length === 0 ? '<p>There are no messages yet.</p>' : messages.map(article).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>Outbox</title>
${link}
<style>${outboxStyle}</style>
</head>
<body>
<main>
<h1>Outbox</h1>
<p>What people would get by mail. No mail server is set (SIGNET_SMTP_URL), so the messages stay here, on this machine alone.</p>
${list}
</main>
</body>
</html>
`;
}

function article({ to, subject, text, created }: MailRecord): string {
  const time = new Date(created).toISOString();
  return `<article>
<h2>${escape(subject)}</h2>
<dl><dt>To</dt><dd>${escape(to)}</dd><dt>Made</dt><dd><time datetime="${time}">${time}</time></dd></dl>
<pre>${escape(text)}</pre>
</article>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
