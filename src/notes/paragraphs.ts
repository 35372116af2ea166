import { joinWords } from './joinWords';
import type { Cue } from './speakers';

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

/** A silence that starts a new paragraph after a long one, in ms. */
const shortSilence = 1_000;

/**
 * From which length on a paragraph ends, and where: first at the end of a sentence, then at a comma or
 * a short silence too, and at last anywhere. Not everybody's words have full stops, and Thai has none.
 */
const limits = {
  sentence: { ms: 60_000, characters: 1_000 },
  clause: { ms: 90_000, characters: 1_500 },
  anywhere: { ms: 120_000, characters: 2_000 },
};

const sentenceEnd = /[\p{Sentence_Terminal}…]["'\p{Pe}\p{Pf}]*$/u;
const clauseEnd = /[\p{Terminal_Punctuation}…–—]["'\p{Pe}\p{Pf}]*$/u;

/** A paragraph to which cues are added. */
interface OpenParagraph {
  paragraph: Paragraph;
  /** When the last of its cues ends, in ms; cues can overlap. */
  end: number;
  /** The text of the latest cue. */
  latest: string;
}

/** Joins cues of one speaker into readable paragraphs. */
export function toParagraphs(cues: readonly Cue[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: OpenParagraph | undefined;
  for (const { start, end, speaker, text } of cues) {
    if (open?.paragraph.speaker === speaker && continues(open, start)) {
      open.paragraph.text = joinWords(open.paragraph.text, text);
      open.end = Math.max(open.end, end);
      open.latest = text;
    } else {
      const paragraph = { start, speaker, text };
      paragraphs.push(paragraph);
      open = { paragraph, end, latest: text };
    }
  }
  return paragraphs;
}

/** Only the text of the latest cue is searched, because a paragraph can have many of them. */
function continues({ paragraph, end, latest }: OpenParagraph, start: number): boolean {
  const silence = start - end;
  const isBeyond = ({ ms, characters }: { ms: number; characters: number }) =>
    start - paragraph.start >= ms || paragraph.text.length >= characters;
  const hasEnded =
    isBeyond(limits.anywhere) ||
    (isBeyond(limits.clause) && (silence >= shortSilence || clauseEnd.test(latest))) ||
    (isBeyond(limits.sentence) && sentenceEnd.test(latest));
  return silence < longSilence && !hasEnded;
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
