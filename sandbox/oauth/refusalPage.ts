import { html, type Html } from '../web/html.ts';

/** Zoom's error page for an authorization request: text and a number like "(4,700)". */
export function refusalCard(code: number, message: string): Html {
  const shown = code.toLocaleString('en-US');
  return html`<h1 id="refusal-title">${message} (${shown})</h1>
    <p>
      Zoom does not open its consent page for this request. Check the client ID, the redirect URL
      and the scopes of the app against those that the request names.
    </p>`;
}
