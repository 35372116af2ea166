import { joinWords } from './joinWords';

/** Lines of a cue that have one voice. */
export interface VoiceSpan {
  /** Who speaks, from a voice tag; `undefined` outside of such tags. */
  voice: string | undefined;
  /** Without tags and entities, each on one line. */
  lines: string[];
}

/** What may follow `<` in a tag or a timestamp; anything else is a sign in what was said. */
const tagStart = /[a-z/\d>]/i;

const voiceTag = /^v(?:\.\S*)?(?:\s(.*))?$/s;

/** Named references of the standard, and those of XML. */
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
]);

/**
 * Splits the text of a cue by its voice tags, removes all tags and decodes the character references
 * (W3C, "WebVTT", cue text parsing rules).
 */
export function readCueText(lines: readonly string[]): VoiceSpan[] {
  const spans: VoiceSpan[] = [];
  let voice: string | undefined;
  let words = '';
  const endSpan = () => {
    const spoken = words.split('\n').map(plainLine);
    if (spoken.some((line) => line !== '')) {
      spans.push({ voice, lines: spoken.filter((line) => line !== '') });
    }
    words = '';
  };
  for (const { text, tag } of tokensOf(lines.join('\n'))) {
    words += text;
    const started = tag === undefined ? null : voiceTag.exec(tag);
    if (started !== null || tag === '/v') {
      endSpan();
      voice = started === null ? undefined : plainLine(started[1] ?? '');
    }
  }
  endSpan();
  return spans;
}

/** Joins lines into one, as their script demands. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce(joinWords, '');
}

/** Searching for each `>` only once takes linear time, also for a text that is full of `<`. */
function* tokensOf(payload: string): Generator<{ text: string; tag: string | undefined }> {
  let at = 0;
  for (let open = payload.indexOf('<'); open !== -1; open = payload.indexOf('<', open + 1)) {
    if (open < at || !tagStart.test(payload.charAt(open + 1))) {
      continue;
    }
    const close = payload.indexOf('>', open);
    if (close === -1) {
      break;
    }
    yield { text: payload.slice(at, open), tag: payload.slice(open + 1, close) };
    at = close + 1;
  }
  yield { text: payload.slice(at), tag: undefined };
}

function plainLine(text: string): string {
  return text
    .replace(/&(?:#(?:(\d+)|[xX]([\da-fA-F]+));?|(\w+);)/g, decodeReference)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
}

function decodeReference(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) {
    return named.get(name) ?? whole;
  }
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
