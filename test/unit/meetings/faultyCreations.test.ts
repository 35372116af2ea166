import { expect, it } from 'vitest';
import { faultyCreations } from '../support/faultyCreations.ts';

it('creates each meeting once, with each kind of fault, reloads, closed and second windows', async () => {
  const { requests, faults, interruptions, ...rest } = await faultyCreations(36, 3, 7);
  expect(rest).toEqual({ meetings: 36, duplicates: 0, missing: 0, lostInputs: 0 });
  expect(requests).toBeGreaterThan(36);
  expect(Object.keys(faults).length).toBeGreaterThan(8);
  expect(Math.min(...Object.values(interruptions))).toBeGreaterThan(0);
}, 90_000);
