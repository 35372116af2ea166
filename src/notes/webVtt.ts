/** A piece of speech and its time. */
export interface Cue {
  /** Since the recording began, in ms. */
  start: number;
  end: number;
  /** Empty if the transcript does not say who spoke. */
  speaker: string;
  text: string;
}

/** Six digits of hours are a century; more would not be a number. */
const time = String.raw`(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)[.,](\d{3})`;
const timings = new RegExp(String.raw`^${time}[ \t]+-->[ \t]+${time}(?:[ \t]|$)`);

const voice = /^<v(?:\.[^\s>]*)?[ \t]+([^\s>][^>]*)>/;

/** How Zoom writes who spoke; a longer run before a colon is part of what was said. */
const zoomsSpeaker = /^([^:<>]{1,64}): +(?=\S)/;

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
]);

/**
 * Reads a transcript (W3C, "WebVTT"). Who spoke is taken from the standard's voice tags, or from the
 * `Name: ` before the words, as Zoom writes it. Notes, styles and cues that cannot be read are
 * skipped.
 *
 * @returns `undefined` if the text is not WebVTT
 */
export function parseWebVtt(text: string): Cue[] | undefined {
  const normalized = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(normalized)) {
    return undefined;
  }
  return normalized.split(/\n{2,}/).flatMap((block) => cueOf(block.split('\n')) ?? []);
}

/** A block is a cue if one of its first two lines has timings: the first may be an id. */
function cueOf(lines: readonly string[]): Cue | undefined {
  const index = lines.findIndex((line, at) => at < 2 && timings.test(line));
  const match = timings.exec(lines[index] ?? '');
  if (match === null) {
    return undefined;
  }
  const [startParts, endParts] = [match.slice(1, 5), match.slice(5, 9)];
  const { speaker, words } = spoken(
    lines
      .slice(index + 1)
      .join(' ')
      .trim(),
  );
  return words === ''
    ? undefined
    : { start: milliseconds(startParts), end: milliseconds(endParts), speaker, text: words };
}

function spoken(payload: string): { speaker: string; words: string } {
  const named = voice.exec(payload) ?? zoomsSpeaker.exec(payload);
  return {
    speaker: plain(named?.[1] ?? ''),
    words: plain(payload.slice(named?.[0].length ?? 0)),
  };
}

/** Removes tags and decodes the standard's entities. */
function plain(text: string): string {
  return withoutTags(text)
    .replace(/&(\w+);/g, (whole, name: string) => entities.get(name) ?? whole)
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Searching for each `>` only once takes linear time, also for a text that is full of `<`. */
function withoutTags(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = text.indexOf('<'); open !== -1; open = text.indexOf('<', at)) {
    const close = text.indexOf('>', open);
    if (close === -1) {
      break;
    }
    parts.push(text.slice(at, open));
    at = close + 1;
  }
  return parts.join('') + text.slice(at);
}

function milliseconds([hours = '0', minutes, seconds, thousandths]: (string | undefined)[]) {
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(thousandths)
  );
}
