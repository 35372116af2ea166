import { html, type Html } from '../web/html.ts';
import { cameraMark } from '../web/page.ts';

/** The page on which a person types the code that a device shows. */
export function enterCodeCard(problem: string | undefined): Html {
  return html`${cameraMark}
    <h1>Connect a device</h1>
    <p>Enter the code that your device or editor shows.</p>
    ${problem === undefined ? html`` : html`<p role="alert"><strong>${problem}</strong></p>`}
    <form method="post" action="" id="device">
      <label class="field" for="user-code">Code</label>
      <input
        class="code"
        id="user-code"
        name="user_code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        autofocus
      />
      <div class="actions">
        <button type="submit" class="primary" id="continue">Continue</button>
      </div>
    </form>`;
}
