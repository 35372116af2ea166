import type { App } from '../data/apps.ts';
import type { User } from '../data/users.ts';
import { html, type Html } from '../web/html.ts';
import { appMark } from '../web/page.ts';
import { scopeLabel } from './scopes.ts';

/** The content of the consent page; its form sends the hidden fields back to `action` unchanged. */
export interface ConsentPage {
  readonly app: App;
  readonly scopes: readonly string[];
  readonly users: readonly User[];
  readonly action: string;
  readonly hiddenFields: Readonly<Record<string, string>>;
}

/**
 * The page on which the user allows or declines an app's request. Its form sends `user` and
 * `decision` (`allow` or `decline`) in addition to the hidden fields.
 */
export function consentCard({ app, scopes, users, action, hiddenFields }: ConsentPage): Html {
  return html`${appMark}
    <h1 id="consent-title">${app.name} wants to use your Zoom account</h1>
    <p>The app never sees your password. You can revoke its access at any time.</p>
    <form method="post" action="${action}" id="consent">
      ${Object.entries(hiddenFields).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <fieldset>
        <legend>Account</legend>
        ${users.map((user, index) => accountOption(user, index === 0))}
      </fieldset>
      <h2 id="scopes-title">This app will be able to</h2>
      <ul class="scopes" id="scopes" aria-labelledby="scopes-title" tabindex="0">
        ${scopes.map((scope) => html`<li data-scope="${scope}">${scopeLabel(scope)}</li>`)}
      </ul>
      <div class="actions">
        <button type="submit" name="decision" value="decline" id="decline">Decline</button>
        <button type="submit" name="decision" value="allow" id="allow" class="primary">
          Allow
        </button>
      </div>
    </form>`;
}

function accountOption(user: User, isSelected: boolean): Html {
  const radio = isSelected
    ? html`<input type="radio" name="user" value="${user.id}" checked />`
    : html`<input type="radio" name="user" value="${user.id}" />`;
  return html`<label class="account" data-email="${user.email}">
    ${radio}
    <span class="initials" aria-hidden="true"
      >${user.firstName.charAt(0)}${user.lastName.charAt(0)}</span
    >
    <span class="who"><strong>${user.displayName}</strong><span>${user.email}</span></span>
  </label>`;
}
