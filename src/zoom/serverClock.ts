import { isPlausibleTime } from './bounds';

/**
 * The server's time, according to the `Date` of its latest response (RFC 9110 §6.6.1). The clock of
 * this computer may be wrong by hours, so Zoom's times are compared with Zoom's own clock.
 */
export class ServerClock {
  private offsetMs = 0;

  /** Sets the clock by the `Date` header of a response that has just arrived. */
  observe(date: string | null): void {
    const serverTime = Date.parse(date ?? '');
    if (isPlausibleTime(serverTime)) {
      this.offsetMs = serverTime - Date.now();
    }
  }

  /** The server's time now, to the second; before the first response, the time of this computer. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}
