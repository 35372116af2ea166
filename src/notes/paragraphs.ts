import type { Cue } from './webVtt';

/** What one person said without interruption. */
export interface Paragraph {
  /** Since the start of the recording, in ms. */
  start: number;
  /** Empty if no one knows. */
  speaker: string;
  text: string;
}

/** A silence that starts a new paragraph, in ms. */
const longSilence = 10_000;

/** The length after which the next sentence starts a new paragraph, in ms. */
const longParagraph = 60_000;

const sentenceEnd = /[.!?…。！？؟]["'”’»)]*$/;

/** Joins cues of one speaker into readable paragraphs. */
export function toParagraphs(cues: readonly Cue[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let last: Cue | undefined;
  let paragraph: Paragraph | undefined;
  for (const cue of cues) {
    if (paragraph !== undefined && last !== undefined && continues(paragraph, last, cue)) {
      paragraph.text += ` ${cue.text}`;
    } else {
      const { start, speaker, text } = cue;
      paragraph = { start, speaker, text };
      paragraphs.push(paragraph);
    }
    last = cue;
  }
  return paragraphs;
}

/** Only the text of the last cue is searched, because a paragraph can have thousands of them. */
function continues(paragraph: Paragraph, last: Cue, { start, speaker }: Cue): boolean {
  const isLong = start - paragraph.start >= longParagraph && sentenceEnd.test(last.text);
  return speaker === paragraph.speaker && start - last.end < longSilence && !isLong;
}

/** Everyone who spoke, in the order of their first words. */
export function speakersOf(paragraphs: readonly Paragraph[]): string[] {
  return [...new Set(paragraphs.map(({ speaker }) => speaker))].filter((name) => name !== '');
}

/** Formats a time as a player shows it, such as `4:05` or `1:02:03`. */
export function playerTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
