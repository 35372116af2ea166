import { Failure } from './failure.mjs';
import { npmEnvironment } from './paths.mjs';
import { runTool } from './processes.mjs';

const networkError =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EPROTO)\b/;

/**
 * Runs the machine's own npm with `ci`, which installs what a lock file says. There is no `install`, because it accepts packages for which no lock file has a hash.
 *
 * @param {['ci', ...string[]]} args
 * @param {{ cwd?: string, env?: Record<string, string>, purpose: string }} options `env` is added
 *   to this process's own; `purpose` completes the sentence "npm could not …"
 * @throws {Failure} if npm fails
 */
export async function npm(args, { cwd, env = {}, purpose }) {
  const problem = await findNetworkProblem();
  const source = problem === undefined ? '--prefer-offline' : '--offline';
  const { code, output } = await runNpm([...args, source], { cwd, env });
  if (code !== 0) {
    const isOnlyNetwork = problem !== undefined && /\bENOTCACHED\b/.test(output);
    const reason = findReason(code, isOnlyNetwork ? problem : output);
    throw new Failure(`npm could not ${purpose}${reason}`, {
      details: isOnlyNetwork ? '' : output,
    });
  }
}

/**
 * Pings the registry once. Without a network, npm would retry each of hundreds of packages before it
 * gave up; with `--offline`, it uses its cache immediately.
 *
 * @returns {Promise<string | undefined>} npm's output if the registry cannot be reached
 */
async function findNetworkProblem() {
  const { output } = await runNpm(['ping', '--fetch-retries=0', '--fetch-timeout=20000'], {});
  return networkError.test(output) ? output : undefined;
}

/**
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} options
 */
function runNpm(args, { cwd, env }) {
  const quiet = [...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const [command, ...first] =
    process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm'];
  return runTool(command, [...first, ...quiet], { cwd, env: npmEnvironment(env) });
}

/**
 * The end of the message, with what to do.
 *
 * @param {number} code npm's exit code
 * @param {string} output
 */
function findReason(code, output) {
  const network = networkError.exec(output)?.[1];
  if (network !== undefined) {
    return `: no connection to the npm registry (${network}). Check the network and npm's proxy settings, then run the same command again.`;
  }
  if (/\bENOSPC\b/.test(output)) {
    return ': the disk is full. Free about 1.5 GB, then run the same command again.';
  }
  if (code === 127) {
    return ': npm was not found. Install Node 20 or later with npm.';
  }
  return ', as shown above. Fix the problem, then run the same command again.';
}
