import { join } from 'node:path';

import { explain, Failure } from './failure.mjs';
import { interruption } from './interruption.mjs';
import { LockTaken, withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { Progress } from './progress.mjs';
import { startOptions } from './startOptions.mjs';
import { StartSession } from './startSession.mjs';

/**
 * `npm start`: a real VS Code with the packaged extension in it, and a Zoom sandbox for it to talk
 * to, until Ctrl+C or until one of them ends. With `ZOOM_CLIENT_ID`, Zoom itself instead.
 *
 * @param {string[]} args
 */
export async function startCommand(args) {
  const interrupted = interruption();
  let code = 0;
  try {
    const session = new StartSession(startOptions(args, process.env), new Progress());
    await withLock(
      join(cacheFolder, 'start.lock'),
      async () => {
        try {
          await Promise.race([interrupted, session.run()]);
        } finally {
          await session.stop();
        }
      },
      { wait: false },
    );
  } catch (error) {
    console.error(explain(error instanceof LockTaken ? alreadyRunning(error) : error));
    code = 1;
  }
  // A step of the set-up that was interrupted may still run; it ends with this process.
  process.exit(code);
}

/** @param {LockTaken} taken */
function alreadyRunning({ pid }) {
  const which = pid === undefined ? '' : ` (process ${pid})`;
  return new Failure(
    `npm start is already running here${which}: use that one, or stop it first with Ctrl+C.`,
  );
}
