import type { Cue } from './webVtt';

/** What one person said in one go. */
export interface Paragraph {
  /** Since the recording began, in ms. */
  start: number;
  /** Empty where nobody knows. */
  speaker: string;
  text: string;
}

/** A silence that begins a new paragraph, in ms. */
const longSilence = 10_000;

/** How long a paragraph goes on until the next sentence begins a new one, in ms. */
const longParagraph = 60_000;

const sentenceEnd = /[.!?…。！？؟]["'”’»)]*$/;

/** Joins what one person said without being interrupted, in paragraphs that can be read. */
export function toParagraphs(cues: readonly Cue[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let last: { paragraph: Paragraph; end: number } | undefined;
  for (const { start, end, speaker, text } of cues) {
    if (last !== undefined && goesOn(last.paragraph, last.end, speaker, start)) {
      last.paragraph.text += ` ${text}`;
      last.end = end;
    } else {
      last = { paragraph: { start, speaker, text }, end };
      paragraphs.push(last.paragraph);
    }
  }
  return paragraphs;
}

function goesOn(paragraph: Paragraph, end: number, speaker: string, start: number): boolean {
  const isLong = start - paragraph.start >= longParagraph && sentenceEnd.test(paragraph.text);
  return speaker === paragraph.speaker && start - end < longSilence && !isLong;
}

/** Everybody who spoke, in the order of their first words. */
export function speakersOf(paragraphs: readonly Paragraph[]): string[] {
  return [...new Set(paragraphs.map(({ speaker }) => speaker))].filter((name) => name !== '');
}

/** A time since the beginning as a player shows it, such as `4:05` or `1:02:03`. */
export function playerTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
