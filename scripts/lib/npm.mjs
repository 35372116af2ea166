import { Failure } from './failure.mjs';
import { npmEnvironment } from './paths.mjs';
import { run } from './run.mjs';

const noNetwork =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EPROTO)\b/;

/**
 * Runs the machine's own npm.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, purpose: string }} options `env` is added
 *   to this process's own; `purpose` completes the sentence "npm could not …"
 * @throws {Failure} where npm fails, saying what to do
 */
export async function npm(args, { cwd, env = {}, purpose }) {
  const quiet = [...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const [command, ...first] =
    process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm'];
  const { code, output } = await run(command, [...first, ...quiet], {
    cwd,
    env: npmEnvironment(env),
  });
  if (code !== 0) {
    throw new Failure(remedy(purpose, code, output), { details: output });
  }
}

/**
 * @param {string} purpose
 * @param {number} code
 * @param {string} output
 */
function remedy(purpose, code, output) {
  const network = noNetwork.exec(output)?.[1];
  if (network !== undefined) {
    return `npm could not ${purpose}: no connection to the npm registry (${network}). Check the network and npm's proxy settings, then run the same command again.`;
  }
  if (/\bENOSPC\b/.test(output)) {
    return `npm could not ${purpose}: the disk is full. Free about 1.5 GB, then run the same command again.`;
  }
  if (/\bgyp ERR!/.test(output)) {
    return `npm could not ${purpose}: compiling failed, as shown above. A C++ compiler, make and Python 3 are needed.`;
  }
  if (code === 127) {
    return `npm could not ${purpose}: npm itself cannot be found. Install Node 20 or later with npm.`;
  }
  return `npm could not ${purpose}, as shown above. Mend that, then run the same command again.`;
}
