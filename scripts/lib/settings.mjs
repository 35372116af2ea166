import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { applyEdits, modify, parse } from 'jsonc-parser';

/**
 * The settings for a calm window, in which nothing opens by itself and nothing but the editor and
 * the sidebar is shown. What the person has set otherwise is left out.
 *
 * @param {Record<string, unknown>} current
 * @returns {Record<string, unknown>}
 */
export function calmSettings(current) {
  const calm = {
    'chat.disableAIFeatures': true,
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
  };
  return Object.fromEntries(Object.entries(calm).filter(([key]) => !(key in current)));
}

/**
 * The settings that send the extension to a sandbox instead of Zoom.
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
 * The settings that send the extension to Zoom itself by way of a relay page on this machine. Server
 * addresses are removed where they are a sandbox's, so that Zoom's own apply.
 *
 * @param {Record<string, unknown>} current
 * @param {string} clientId
 * @param {string} redirectUrl
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
 * Sets keys of a settings.json, making the file where it is missing. Everything else in it, comments
 * included, stays as the person left it.
 *
 * @param {string} file
 * @param {(current: Record<string, unknown>) => Record<string, unknown>} change gets the settings
 *   that are there, gives those to set; `undefined` removes one
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
