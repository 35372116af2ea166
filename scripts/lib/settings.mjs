import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { applyEdits, modify, parse } from 'jsonc-parser';

/**
 * The settings for a window in which nothing opens by itself and only the editor and the side bar are
 * shown. Settings that the user has changed are left out.
 *
 * @param {Record<string, unknown>} current the user's settings
 * @returns {Record<string, unknown>}
 */
export function quietSettings(current) {
  const quiet = {
    'chat.disableAIFeatures': true,
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
  };
  return Object.fromEntries(Object.entries(quiet).filter(([key]) => !(key in current)));
}

/**
 * The settings that make the extension use a sandbox instead of Zoom.
 *
 * @param {string} sandboxUrl
 */
export function sandboxSettings(sandboxUrl) {
  return {
    'zoom.clientId': 'sandboxPublicClient',
    'zoom.server.oauthUrl': `${sandboxUrl}/oauth`,
    'zoom.server.apiUrl': `${sandboxUrl}/v2`,
    'zoom.signIn.redirectUrl': `${sandboxUrl}/callback`,
  };
}

/**
 * The settings that make the extension use Zoom itself, with a relay page on this machine. The server
 * URLs of a sandbox are removed, so that Zoom's own apply.
 *
 * @param {Record<string, unknown>} current the user's settings
 * @param {string} clientId
 * @param {string} redirectUrl of the relay page
 * @returns {Record<string, unknown>}
 */
export function zoomSettings(current, clientId, redirectUrl) {
  const servers = ['zoom.server.oauthUrl', 'zoom.server.apiUrl'];
  const sandboxes = servers.filter((key) => /^http:\/\/127\.0\.0\.1:/.test(String(current[key])));
  return {
    'zoom.clientId': clientId,
    'zoom.signIn.redirectUrl': redirectUrl,
    ...Object.fromEntries(sandboxes.map((key) => [key, undefined])),
  };
}

/**
 * Changes settings in a settings.json and creates the file if it is missing. Everything else in it,
 * including comments, stays as it is.
 *
 * @param {string} file
 * @param {(current: Record<string, unknown>) => Record<string, unknown>} change gets the current
 *   settings, returns those to change; `undefined` removes one
 */
export async function changeSettings(file, change) {
  let text = await readFile(file, 'utf8').catch(() => '{}\n');
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  for (const [key, value] of Object.entries(change(parse(text) ?? {}))) {
    text = applyEdits(text, modify(text, [key], value, { formattingOptions }));
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
