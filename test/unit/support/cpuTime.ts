/**
 * Returns how long a function keeps this process busy, in ms. A clock would also count the time in which
 * the machine runs the other stages of the tests.
 */
export function cpuTimeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
