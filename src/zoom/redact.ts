/**
 * Removes secrets from a text from outside before it is shown or logged: the values of `pwd`, `zak`,
 * `code` and tokens in queries, anything that looks like a JWT, and base64url as long as Zoom's codes
 * and tokens.
 */
export function redact(text: string): string {
  return text
    .replace(
      /\b(pwd|zak|code|tk|token|access_token|refresh_token|client_secret)=[^\s&"']+/gi,
      '$1=…',
    )
    .replace(/\beyJ[\w-]+(\.[\w-]+)*/g, '…')
    .replace(/[\w-]{20,}(?=[^\w:-]|$)/g, (run) =>
      /\d/.test(run) && /[a-z]/i.test(run) ? '…' : run,
    );
}
