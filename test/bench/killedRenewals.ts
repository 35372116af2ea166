import { killedRenewals } from '../unit/support/killedRenewals.ts';
import { SandboxClient } from '../unit/sandbox/sandboxClient.ts';

// A thousand renewals with killed windows and lost responses.

const rounds = 1_000;
const seed = 42;

const zoom = await SandboxClient.start();
try {
  const result = await killedRenewals(zoom, rounds, seed);
  const killed = Object.entries(result.killed).map(([moment, count]) => `${count} ${moment}`);
  process.stdout.write(
    [
      `${rounds} renewals, seed ${seed}`,
      `Killed windows, by the last step that they reached: ${killed.join(', ')}`,
      `Sessions that continued: ${result.survived}`,
      `Sessions that Zoom's rotation ended: ${result.forcedLosses}, with ${result.signInsAsked} requests to sign in again`,
      `Other lost sessions: ${result.otherLosses}`,
      '',
    ].join('\n'),
  );
  if (result.otherLosses > 0) {
    process.exitCode = 1;
  }
} finally {
  await zoom.close();
}
