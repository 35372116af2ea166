/** The placeholders of a template. */
export const placeholders = ['topic', 'joinUrl', 'startTime', 'id', 'passcode'] as const;

/**
 * Why a template cannot be used:
 *
 * - `line`: it is longer than {@link longestTemplate}, or has a line break or an invisible character
 * - `placeholder`: it has a `${` that begins none of the {@link placeholders}
 * - `address`: something in it is or may become another address, or part of the meeting's
 * - `noAddress`: it has no `${joinUrl}`
 */
export type TemplateProblem = 'line' | 'placeholder' | 'address' | 'noAddress';

/** The most characters of a template. All checks below are of this length at most. */
export const longestTemplate = 500;

const knownPlaceholder = new RegExp(String.raw`\$\{(${placeholders.join('|')})\}`, 'g');

/** Everything that ends a line, reorders it or cannot be seen, except the joiner of emoji. */
const invisible = /(?!\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * What makes an address of a text, after all that browsers, Markdown and linkifiers take for one. The
 * names at the end are the top-level domains that linkifiers know besides those of two letters.
 */
const addresses: readonly RegExp[] = [
  // `//host` and `\\host`, also with a scheme before it; a comment has a blank behind the slashes.
  /[/\\]{2}(?![\s/\\]|$)/,
  // A scheme.
  /(?<![a-z\d+.-])[a-z][a-z\d+.-]*:(?![\s:"'`<>[\](){}|]|$)/i,
  /(?:java|vb)script\W{0,3}:/i,
  // A character reference that stands for a part of an address.
  /&(?:#|(?:colon|sol|bsol|period|commat|tab|newline);)/i,
  // A parameter of an address.
  /[?&][\w-]+=/,
  // A script of a tag.
  /<[^<>]*\son[a-z]+\s*=/i,
  // A host, or a mail address, without a scheme.
  /www\./i,
  /[\p{L}\p{N}]\.[\p{L}\p{N}-]+[/?#@]/u,
  /[\p{L}\p{N}]\.(?:[a-z]{2}|xn--[a-z\d-]+|aero|asia|biz|com|coop|edu|gov|info|museum|name|net|org|pro|shop|web)(?![\p{L}\p{N}-])/iu,
  /[\p{L}\p{N}]@[\p{L}\p{N}]/u,
];

/** What may stand before the join link: a delimiter, or `name=` behind one or at the start. */
const before =
  /(?:[\s<>()[\]{}"'`|,;]|[^\p{L}\p{N}\p{M}\p{ASCII}]|":|(?:^|[\s<>()[\]{}"'`|,;])[\w.-]{1,50}=)$/u;

/** What may stand behind it: the end, a delimiter, or the punctuation of a sentence. */
const behind = /^[!,.:;?]?(?:$|[\s<>)[\]{}"'`|])/;

/**
 * Returns why a template cannot be used; `undefined` if it can. A template that can be used gives one
 * line, whose only address is the meeting's, whole and unchanged.
 */
export function templateProblem(template: string): TemplateProblem | undefined {
  if (template.length > longestTemplate || invisible.test(template)) {
    return 'line';
  }
  // The link stands for itself as a character that no template has, every other value as a letter.
  const link = '\0';
  const text = template.replace(knownPlaceholder, (_whole, name) =>
    name === 'joinUrl' ? link : 'x',
  );
  if (text.includes('${')) {
    return 'placeholder';
  }
  const parts = text.split(link);
  const isOwnToken = parts.slice(1).every((right, index) => {
    const left = parts[index] ?? '';
    return (left === '' ? index === 0 : before.test(left)) && behind.test(right);
  });
  if (!isOwnToken || addresses.some((address) => address.test(text))) {
    return 'address';
  }
  return parts.length === 1 ? 'noAddress' : undefined;
}
