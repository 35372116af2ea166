/** A time as Zoom takes it: UTC, to the second, `yyyy-MM-ddTHH:mm:ssZ`. */
export function toZoomTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
