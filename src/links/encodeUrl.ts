const encoder = new TextEncoder();

/**
 * Returns a URL without the characters that could end it, or mean something, in the text around it: it
 * has only letters, digits and `-._~:/?#@&=+,%`, besides the brackets of an IPv6 address. A user name and
 * a password are left out, because they only disguise the host.
 */
export function encodeUrl(text: string): string {
  if (!URL.canParse(text)) {
    return encode(text.trim());
  }
  const { protocol, host, pathname, search, hash, href } = new URL(text);
  return /^https?:$/.test(protocol)
    ? `${protocol}//${host}${encode(pathname + search + hash)}`
    : encode(href);
}

function encode(text: string): string {
  return text.replace(/[^\w\-.~:/?#@&=+,%]/gu, (character) =>
    Array.from(
      encoder.encode(character),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join(''),
  );
}
