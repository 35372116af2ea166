/** Runs in each page, which has service workers only if its origin is a secure one. */
const keepThem = `
  if ('ServiceWorkerContainer' in window) {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = async function (script, options) {
      return (await this.getRegistration()) ?? register.call(this, script, options);
    };
    ServiceWorkerRegistration.prototype.update = async function () {
      return this;
    };
  }
`;

/**
 * Makes pages keep their service worker instead of updating it.
 *
 * Each of VS Code's webviews, a notebook's among them, waits for such an update. If a webview is closed
 * while the browser looks for one, an automated Chromium never finishes, and all later webviews of the
 * window stay empty. No update is needed, because the browser is new in each run.
 *
 * @param {import('@playwright/test').BrowserContext} context
 */
export async function keepServiceWorkers(context) {
  await context.addInitScript({ content: keepThem });
}
