import { parseArgs } from 'node:util';

import { Failure } from './failure.mjs';

/**
 * @typedef {object} StartOptions
 * @property {number} port VS Code's; the sandbox, or the relay page, listens on the next one
 * @property {string | undefined} clientId a Zoom app's, to talk to Zoom itself
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {StartOptions}
 * @throws {Failure} where an argument is unknown or the port is none
 */
export function startOptions(args, env) {
  /** @type {string | undefined} */
  let asked;
  try {
    asked = parseArgs({ args, options: { port: { type: 'string' } } }).values.port;
  } catch (error) {
    const [said] = /** @type {Error} */ (error).message.split('. ', 1);
    throw new Failure(`${said}. Usage: npm start [-- --port 3100]`);
  }
  const text = asked ?? env.ZOOM_START_PORT ?? '3100';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new Failure(`"${text}" is no port: give a number from 1 to 65534.`);
  }
  const clientId = env.ZOOM_CLIENT_ID?.trim();
  return { port, clientId: clientId === '' ? undefined : clientId };
}
