/** How much of a text to keep, in characters; what Zoom writes about a failure is far shorter. */
const maxLength = 10_000;

/**
 * Removes secrets from a text from outside before it is shown or logged: the values of `pwd`, `zak`,
 * `code` and tokens in queries, anything that looks like a JWT, and base64url as long as Zoom's codes
 * and tokens. What follows the first 10,000 characters is removed too.
 */
export function redact(text: string): string {
  const isCut = text.length > maxLength;
  const redacted = (isCut ? text.slice(0, maxLength) : text)
    .replace(
      /\b(pwd|zak|code|tk|token|access_token|refresh_token|client_secret)=[^\s&"']+/gi,
      '$1=…',
    )
    .replace(/\beyJ[\w-]+(\.[\w-]+)*/g, '…')
    // The colon is part of the match because a name of Zoom's, such as a scope's, stands before it.
    // Matching whole runs takes linear time; to look ahead behind each part of them would not.
    .replace(/[\w-]+:?/g, (run, at: number, whole: string) => {
      // What is left of a run that was cut may be the beginning of a secret.
      const isTail = isCut && at + run.length === whole.length;
      return isTail || isSecret(run) ? '…' : run;
    });
  return isCut && !redacted.endsWith('…') ? `${redacted}…` : redacted;
}

function isSecret(run: string): boolean {
  return run.length >= 20 && !run.endsWith(':') && /\d/.test(run) && /[a-z]/i.test(run);
}
