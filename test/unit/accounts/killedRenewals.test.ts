import { expect, it } from 'vitest';
import { killedRenewals } from '../support/killedRenewals.ts';
import { SandboxClient } from '../sandbox/sandboxClient.ts';

it('loses no session to a killed process except when Zoom’s rotation forces it to', async () => {
  const zoom = await SandboxClient.start();
  try {
    const { killed, survived, forcedLosses, ...rest } = await killedRenewals(zoom, 60, 7);
    expect(rest).toEqual({ otherLosses: 0, signInsAsked: forcedLosses, requestsAfterEnd: 0 });
    expect(survived).toBe(60 - forcedLosses);
    expect(forcedLosses).toBeGreaterThan(5);
    expect(Object.values(killed).reduce((sum, count) => sum + count)).toBeGreaterThan(20);
  } finally {
    await zoom.close();
  }
}, 90_000);
