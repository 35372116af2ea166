import { parseArgs } from 'node:util';

import { Failure } from './failure.mjs';

/**
 * @typedef {object} StartOptions
 * @property {number} port for VS Code; the sandbox or the relay page listens on the next one
 * @property {string | undefined} clientId of a Zoom app, to talk to Zoom itself
 * @property {boolean} opensBrowser whether to open VS Code in the default browser
 */

const usage = 'Usage: npm start [-- --port=3100 --client-id=<client ID> --no-browser]';

/**
 * Reads the options of `npm start` from its arguments, otherwise from environment variables. Some shells
 * drop the `--` before the arguments; npm then takes them as its own settings and passes them on in
 * variables.
 *
 * @param {string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {StartOptions}
 * @throws {Failure} if an argument is unknown or a value is invalid
 */
export function readStartOptions(args, env) {
  const values = parse(args);
  const portText = values.port ?? npmSetting(env.npm_config_port) ?? env.ZOOM_START_PORT ?? '3100';
  const port = Number(portText);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new Failure(`"${portText}" is not a valid port. Use a number from 1 to 65534.`);
  }
  const clientId =
    values['client-id'] ?? npmSetting(env.npm_config_client_id) ?? env.ZOOM_CLIENT_ID;
  return {
    port,
    clientId: clientId?.trim() || undefined,
    opensBrowser: !values['no-browser'] && env.BROWSER !== 'none',
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'client-id': { type: 'string' },
        'no-browser': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const [reason] = /** @type {Error} */ (error).message.split('. ', 1);
    throw new Failure(`${reason}. ${usage}`);
  }
}

/**
 * npm sets `true` for an option that has no `=`, and passes its value on as an argument.
 *
 * @param {string | undefined} value
 */
function npmSetting(value) {
  if (value === 'true') {
    throw new Failure(`Write the value of an option after "=". ${usage}`);
  }
  return value === '' ? undefined : value;
}
