import { Failure } from './failure.mjs';
import { npmEnvironment } from './paths.mjs';
import { run } from './run.mjs';

const noNetwork =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EPROTO)\b/;

/**
 * Runs the machine's own npm for something that takes packages from the registry.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, purpose: string }} options `env` is added
 *   to this process's own; `purpose` completes the sentence "npm could not …"
 * @throws {Failure} where npm fails, saying what to do
 */
export async function npm(args, { cwd, env = {}, purpose }) {
  const trouble = await networkTrouble();
  const source = trouble === undefined ? '--prefer-offline' : '--offline';
  const { code, output } = await runNpm([...args, source], { cwd, env });
  if (code !== 0) {
    if (trouble !== undefined && /\bENOTCACHED\b/.test(output)) {
      throw new Failure(remedy(purpose, code, trouble));
    }
    throw new Failure(remedy(purpose, code, output), { details: output });
  }
}

/**
 * Asks the registry for a sign of life, once. Without a network, npm would try each of hundreds of
 * packages again and again before it gave up; told that it is offline, it uses what it has at once.
 *
 * @returns {Promise<string | undefined>} what npm says where the registry cannot be reached
 */
async function networkTrouble() {
  const once = ['--fetch-retries=0', '--fetch-timeout=20000'];
  const { output } = await runNpm(['ping', ...once], {});
  return noNetwork.test(output) ? output : undefined;
}

/**
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} options
 */
function runNpm(args, { cwd, env }) {
  const quiet = [...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const [command, ...first] =
    process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm'];
  return run(command, [...first, ...quiet], { cwd, env: npmEnvironment(env) });
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
