import { fileURLToPath } from 'node:url';

/**
 * The script that runs another command, given as its arguments, in a process group of its own, and
 * ends them all once its standard input closes.
 */
export const guardScript = fileURLToPath(new URL('guard.mjs', import.meta.url));
