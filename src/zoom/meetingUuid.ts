/**
 * Encodes a meeting's UUID for a path. Zoom's UUIDs are base64: one that begins with `/` or contains
 * `//` must be encoded twice, any other once (Zoom, "Meeting UUID").
 */
export function encodeMeetingUuid(uuid: string): string {
  const once = encodeURIComponent(uuid);
  return uuid.startsWith('/') || uuid.includes('//') ? encodeURIComponent(once) : once;
}
