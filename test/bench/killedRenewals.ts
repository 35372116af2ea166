import { killedRenewals } from '../unit/support/killedRenewals.ts';
import { SandboxClient } from '../unit/sandbox/sandboxClient.ts';

// A thousand renewals whose windows are killed and whose answers are lost: what that costs.

const rounds = 1_000;
const seed = 42;

const zoom = await SandboxClient.start();
try {
  const result = await killedRenewals(zoom, rounds, seed);
  const killed = Object.entries(result.killed).map(([moment, count]) => `${count} ${moment}`);
  process.stdout.write(
    [
      `${rounds} renewals, seed ${seed}`,
      `Windows killed, by the last step they had come to: ${killed.join(', ')}`,
      `Sessions that went on: ${result.survived}`,
      `Losses that Zoom's rotation forces: ${result.forcedLosses}, each asked to sign in again once: ${result.signInsAsked}`,
      `Other losses: ${result.otherLosses}`,
      '',
    ].join('\n'),
  );
  if (result.otherLosses > 0) {
    process.exitCode = 1;
  }
} finally {
  await zoom.close();
}
