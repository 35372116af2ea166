// Runs a command and ends it, with all processes that it started, when standard input closes. That
// happens however the parent process exits, so nothing that it started is left running.
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });
let isEnding = false;

/** @param {NodeJS.Signals} signal */
function signalGroup(signal) {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/T', '/F', '/PID', String(child.pid)], { windowsHide: true });
    return;
  }
  process.kill(-process.pid, signal);
}

function end() {
  if (!isEnding) {
    isEnding = true;
    signalGroup('SIGTERM');
    setTimeout(() => signalGroup('SIGKILL'), 3000);
  }
}

process.on('SIGTERM', end).on('SIGINT', end);
process.stdin.on('end', end).on('close', end).resume();
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
