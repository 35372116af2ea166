import type { BrowserContext } from '@playwright/test';

/**
 * Makes pages keep their service worker instead of updating it.
 *
 * Each of VS Code's webviews waits for such an update. If a webview is closed while the browser looks
 * for one, an automated Chromium under load never finishes, and all later webviews of the window stay
 * empty. No update is needed, because the browser is new in each test.
 */
export async function keepServiceWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!('ServiceWorkerContainer' in window)) {
      return;
    }
    // It is called with its container below.
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
