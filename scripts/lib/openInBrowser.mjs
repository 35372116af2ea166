import { spawn } from 'node:child_process';

/**
 * Opens an address in the person's own browser, where there is a display to show one and the
 * environment variable BROWSER is not `none`.
 *
 * @param {string} url
 * @returns {Promise<boolean>} whether a browser was asked to
 */
export async function openInBrowser(url) {
  const opener = openerFor(process.platform, url);
  if (process.env.BROWSER === 'none' || opener === undefined) {
    return false;
  }
  const [command, ...args] = opener;
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/**
 * @param {NodeJS.Platform} platform
 * @param {string} url
 * @returns {[string, ...string[]] | undefined}
 */
function openerFor(platform, url) {
  switch (platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', url];
    default:
      return process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined
        ? undefined
        : ['xdg-open', url];
  }
}
