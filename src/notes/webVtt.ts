import { readCueText } from './cueText';
import { type Cue, nameSpeakers } from './speakers';

/** A cue as the file has it. */
interface FileCue {
  /** Since the recording began, in ms. */
  start: number;
  end: number;
  /** The line above the timings, which may be the cue's number. */
  id: string;
  lines: string[];
}

/** Six digits of hours are a century; more would not be a number. */
const time = String.raw`(?:(\d{1,6}):)?([0-5]\d):([0-5]\d)[.,](\d{3})`;
const timings = new RegExp(String.raw`^[ \t\f]*${time}[ \t\f]*-->[ \t\f]*${time}(?!\d)`);

/** A line of timings that is damaged, and not words with an arrow. */
const damagedTimings = /^[\d:., \t]*-->/;

const blank = /^[ \t\f]*$/;

/** The first line of a block that is no cue. */
const otherBlock = /^(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$)/;

/**
 * Reads a transcript (W3C, "WebVTT"). Who spoke is taken from the standard's voice tags, or from the
 * `Name: ` before the words, as Zoom writes it. Notes, styles and cues that cannot be read are
 * skipped; a cue with several voices becomes several.
 *
 * @returns `undefined` if the text is not WebVTT
 */
export function parseWebVtt(text: string): Cue[] | undefined {
  const [header = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  if (!/^WEBVTT(?:[ \t]|$)/.test(header)) {
    return undefined;
  }
  return nameSpeakers(
    readCues(lines).map(({ start, end, lines: words }) => ({
      start,
      end,
      spans: readCueText(words),
    })),
  );
}

/**
 * The standard's line algorithm ("collect a WebVTT block"): a line of timings begins a cue, whether or
 * not an empty line precedes it; an empty line ends a cue. To the standard every line with an arrow is
 * one of timings. Here it can also be what was said, because not every writer escapes the arrow.
 */
function readCues(lines: readonly string[]): FileCue[] {
  const cues: FileCue[] = [];
  let cue: FileCue | undefined;
  let previous = '';
  for (const line of lines) {
    if (line.includes('-->') && (cue === undefined || isTimings(line))) {
      const id = isIdentifier(previous, cue) ? (cue?.lines.pop() ?? previous) : '';
      cue = cueOf(line, id);
      if (cue !== undefined) {
        cues.push(cue);
      }
    } else if (line === '' || (blank.test(previous) && otherBlock.test(line))) {
      cue = undefined;
    } else {
      cue?.lines.push(line);
    }
    previous = line;
  }
  return cues;
}

function isTimings(line: string): boolean {
  return timings.test(line) || damagedTimings.test(line);
}

function cueOf(line: string, id: string): FileCue | undefined {
  const match = timings.exec(line);
  return match === null
    ? undefined
    : {
        start: milliseconds(match.slice(1, 5)),
        end: milliseconds(match.slice(5, 9)),
        id,
        lines: [],
      };
}

/**
 * Whether the line above timings is an identifier. To the standard it is part of the words before it
 * unless an empty line separates them. To a reader a line of blanks separates them too, and so does a
 * number that continues the count.
 */
function isIdentifier(line: string, before: FileCue | undefined): boolean {
  if (before === undefined) {
    return !blank.test(line);
  }
  const above = before.lines.at(-2);
  return (
    before.lines.length > 0 &&
    !blank.test(line) &&
    ((above !== undefined && blank.test(above)) || isNextNumber(line, before.id))
  );
}

function isNextNumber(line: string, before: string): boolean {
  return /^\d{1,9}$/.test(line) && /^\d{1,9}$/.test(before) && Number(line) === Number(before) + 1;
}

function milliseconds([hours = '0', minutes, seconds, thousandths]: (string | undefined)[]) {
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(thousandths)
  );
}
