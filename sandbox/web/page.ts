import { readFileSync } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { html, Html } from './html.ts';

const styles = new Html(`
  :root {
    color-scheme: light dark;
    --ground: #eef1f6; --card: #ffffff; --line: #dde2ea; --text: #1b2331; --quiet: #5b6678;
    --accent: #0b5cff; --accent-text: #ffffff; --accent-soft: #e8f0ff; --good: #147a4b;
    --shadow: 0 1px 2px rgb(20 30 50 / 6%), 0 12px 40px rgb(20 30 50 / 10%);
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ground: #12161d; --card: #1b212b; --line: #303948; --text: #e9edf4; --quiet: #9ba7b9;
      --accent: #4c8dff; --accent-text: #08111f; --accent-soft: #1d2c47; --good: #5fd39b;
      --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 12px 40px rgb(0 0 0 / 35%);
    }
  }
  * { box-sizing: border-box; }
  body {
    margin: 0; min-height: 100vh; padding: 32px 16px; display: flex; flex-direction: column;
    align-items: center; justify-content: center; gap: 18px;
    background: var(--ground); color: var(--text);
    font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  }
  main {
    width: 100%; max-width: 460px; padding: 32px; background: var(--card);
    border: 1px solid var(--line); border-radius: 16px; box-shadow: var(--shadow);
  }
  h1 { margin: 0 0 6px; font-size: 21px; line-height: 1.3; letter-spacing: -0.01em; overflow-wrap: anywhere; }
  h2 { margin: 24px 0 8px; font-size: 13px; font-weight: 600; color: var(--quiet); }
  p { margin: 0 0 12px; color: var(--quiet); }
  p:last-child { margin-bottom: 0; }
  strong { color: var(--text); font-weight: 600; }
  code { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
  .mark svg { display: block; width: 48px; height: 48px; margin-bottom: 18px; }
  ul { margin: 0; padding: 0; list-style: none; }
  .scopes { max-height: 196px; overflow-y: auto; border: 1px solid var(--line); border-radius: 10px; }
  .scopes li { display: flex; gap: 10px; padding: 8px 14px; font-size: 14px; }
  .scopes li + li { border-top: 1px solid var(--line); }
  .scopes li::before { content: '✓'; color: var(--good); font-weight: 700; }
  fieldset { margin: 0; padding: 0; border: 0; }
  legend { padding: 0; margin: 24px 0 8px; font-size: 13px; font-weight: 600; color: var(--quiet); }
  .account {
    display: flex; align-items: center; gap: 12px; padding: 10px 14px; cursor: pointer;
    border: 1px solid var(--line); border-radius: 10px;
  }
  .account + .account { margin-top: 8px; }
  .account:has(input:checked) { border-color: var(--accent); background: var(--accent-soft); }
  .account:has(input:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
  .account input { accent-color: var(--accent); margin: 0; }
  .account .initials {
    flex: none; width: 34px; height: 34px; display: grid; place-items: center; border-radius: 50%;
    background: var(--accent); color: var(--accent-text); font-size: 13px; font-weight: 600;
  }
  .account .who { display: flex; flex-direction: column; min-width: 0; }
  .account .who span { color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
  .actions { display: flex; gap: 10px; margin-top: 24px; }
  button {
    flex: 1; padding: 11px 16px; border-radius: 10px; border: 1px solid var(--line);
    background: transparent; color: var(--text); font: inherit; font-weight: 600; cursor: pointer;
  }
  button.primary { border-color: transparent; background: var(--accent); color: var(--accent-text); }
  button:hover { filter: brightness(1.06); }
  button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  label.field { display: block; margin-top: 18px; font-size: 13px; font-weight: 600; color: var(--quiet); }
  input.code {
    width: 100%; margin-top: 6px; padding: 11px 14px; text-align: center; text-transform: uppercase;
    border: 1px solid var(--line); border-radius: 10px; background: var(--ground); color: var(--text);
    font: 600 20px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: 0.2em;
  }
  input.code:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  input.text {
    width: 100%; margin-top: 6px; padding: 9px 12px; border: 1px solid var(--line); border-radius: 10px;
    background: var(--ground); color: var(--text); font: 13px ui-monospace, Menlo, Consolas, monospace;
  }
  .badge {
    display: inline-block; margin-bottom: 14px; padding: 3px 10px; border-radius: 99px;
    background: var(--accent-soft); color: var(--accent); font-size: 12px; font-weight: 600;
  }
  footer { color: var(--quiet); font-size: 12px; text-align: center; }
`);

/** The icon of the app at the top of a card. */
export const appMark = new Html(
  `<div class="mark" aria-hidden="true">${readFileSync(new URL('../../media/icon.svg', import.meta.url), 'utf8')}</div>`,
);

/** A page with one centered card, in the light or dark theme of the user's system. */
function renderPage(title: string, card: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <main>${card}</main>
        <footer>This is a sandbox on your computer. It is not connected to Zoom.</footer>
      </body>
    </html> `.markup;
}

/** Sends a page that browsers do not cache, because it may contain codes. */
export function sendPage(
  reply: FastifyReply,
  status: number,
  title: string,
  card: Html,
): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(title, card));
}

/** Sends a page that shows its title and one paragraph. */
export function sendMessagePage(
  reply: FastifyReply,
  status: number,
  title: string,
  text: string,
): FastifyReply {
  return sendPage(
    reply,
    status,
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>`,
  );
}
