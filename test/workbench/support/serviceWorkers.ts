import type { BrowserContext } from '@playwright/test';

/**
 * Has pages go on with the service worker they have, instead of asking the browser for its update.
 *
 * Each of VS Code's webviews waits for such an update. Where the webview that came before it was closed
 * while the browser looked for one, an automated Chromium under load never ends that search, and every
 * later webview of the window stays empty. There is nothing to update: the browser was never used before.
 */
export async function keepServiceWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!('ServiceWorkerContainer' in window)) {
      return;
    }
    // It is called with the container that it is asked of, below.
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = async function (script, options) {
      return (await this.getRegistration()) ?? register.call(this, script, options);
    };
    ServiceWorkerRegistration.prototype.update = function () {
      return Promise.resolve(this);
    };
  });
}
