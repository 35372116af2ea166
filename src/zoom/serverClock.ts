/**
 * The server's time, told from the `Date` of its latest answer (RFC 9110 §6.6.1). This machine's
 * clock may be wrong by hours; what Zoom dates is compared with Zoom's own clock.
 */
export class ServerClock {
  private offsetMs = 0;

  /** Takes the `Date` header of an answer that has just come. */
  observe(date: string | null): void {
    const serverTime = Date.parse(date ?? '');
    if (!Number.isNaN(serverTime)) {
      this.offsetMs = serverTime - Date.now();
    }
  }

  /** The server's time now, to the second; this machine's own before the first answer. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}
