import type { parse } from 'chrono-node/en';
import type { WallClock } from '../wallClock';

/** What chrono has read, and what it has filled in. */
export type Components = ReturnType<typeof parse>[number]['start'];

/** The day of what chrono has read. */
export function dayOf(time: Components): WallClock {
  return new Date(
    Date.UTC(time.get('year') ?? 0, (time.get('month') ?? 1) - 1, time.get('day') ?? 1),
  );
}
