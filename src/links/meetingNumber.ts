/** How much of a text is searched, in characters: more than any invitation has. */
const maxLength = 100_000;

/** Dashes, and the Japanese prolonged sound mark, which looks like one. */
const dash = /[\p{Pd}\u2212\u30fc]/gu;

/** What people put around a number: quotes, brackets, and the marks of markup and lists. */
const around = String.raw`[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'\x60*_#<>\s-]`;
const beginning = new RegExp(`^${around}{1,20}`, 'u');
const ending = new RegExp(`(?:${around}|[.,;:!?])$`, 'u');

/** Digits in Zoom's groups, with blanks, hyphens or dots between them. */
const grouped = String.raw`\d{3}[-. \t]{1,3}(?:\d{4}[-. \t]{1,3}\d{4}|\d{3}[-. \t]{1,3}\d{3,4})|\d{9,11}`;

/** What calls a number a meeting ID, in the languages of Zoom's invitations, in code and in data. */
const label = [
  String.raw`(?:meeting|webinar|zoom|conference|conf)[ _-]?(?:id|number|no)(?![a-z])`,
  String.raw`(?<![a-z\d])(?:id|pmi)(?![a-z\d])`,
  'идентификатор|identyfikator|kimliği|会议号|會議號',
].join('|');

/** A number behind such a label, in its line or in the next one. */
const labeled = new RegExp(
  String.raw`(?:${label})(?:[^\d\n]{0,24}\n)?[^\d\n+]{0,24}(?<number>${grouped})(?!\d)`,
  'iu',
);

/**
 * Reads a meeting number as a person types or copies it: digits, which may have blanks, dashes or dots
 * between them, and quotes or brackets around them.
 */
export function parseMeetingNumber(text: string): number | undefined {
  if (text.length > 200) {
    return undefined;
  }
  let number = plain(text).trim().replace(beginning, '');
  while (number !== '' && ending.test(number)) {
    number = number.slice(0, -1);
  }
  if (/^\d[\d\s-]*$/.test(number) || /^\d{3}\.\d{3,4}\.\d{3,4}$/.test(number)) {
    return toNumber(number);
  }
  return undefined;
}

/** Finds the first meeting number that a text calls an ID, such as `Meeting ID: 850 1234 5678`. */
export function findMeetingNumber(text: string): number | undefined {
  const number = labeled.exec(plain(text.slice(0, maxLength)))?.groups?.number;
  return number === undefined ? undefined : toNumber(number);
}

/** ASCII for full-width digits, for all blanks and for all dashes, without characters that nobody sees. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/·/g, '.')
    .replace(dash, '-');
}

function toNumber(text: string): number | undefined {
  const digits = text.replace(/\D/g, '');
  return /^\d{9,11}$/.test(digits) ? Number(digits) : undefined;
}
