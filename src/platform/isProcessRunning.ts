/** Returns whether a process exists on this machine. */
export function isProcessRunning(id: number): boolean {
  try {
    // Signal 0 only checks that the process exists.
    process.kill(id, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
