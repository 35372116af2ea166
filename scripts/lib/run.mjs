import { spawn } from 'node:child_process';

import { guardScript } from './guardScript.mjs';
import { node24, root, toolEnvironment } from './paths.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code; 127 where there is no such command
 * @property {string} output standard output and error, in the order they came
 * @property {string} stdout standard output alone
 */

/**
 * Runs a tool to its end with nothing on its standard input. It does not outlive this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] `env` is its whole environment
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd = root, env = toolEnvironment() } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [guardScript, command, ...args], {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}

/**
 * Runs a script under Node 24.
 *
 * @param {string[]} args the script and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Outcome>}
 */
export const runNode = (args, options) => run(node24, args, options);
