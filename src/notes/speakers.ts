import { joinLines, type VoiceSpan } from './cueText';
import { looksLikeName } from './names';

/** A piece of speech and its time. */
export interface Cue {
  /** Since the recording began, in ms. */
  start: number;
  end: number;
  /** Empty if the transcript does not say who spoke. */
  speaker: string;
  text: string;
}

/** A cue before it is known who speaks in it. */
export interface UnnamedCue {
  /** Since the recording began, in ms. */
  start: number;
  end: number;
  spans: readonly VoiceSpan[];
}

/** What may be a name before the words; a longer run before a colon is part of what was said. */
const prefix = /^([^:<>]{1,64}):(?: +|$)/;

/** How often something that does not look like a name has to recur to be one. */
const recurrencesOfUnlikely = 3;

/**
 * Separates who spoke from what was said. Voice tags are always right. For the `Name: ` that Zoom writes
 * before the words there has to be evidence, because words can have a colon too ("The plan: we start"):
 *
 * - In a transcript with voice tags only the names in those count.
 * - If at least half of the cues begin with a possible name, the transcript names its speakers. Then
 *   everything that looks like a name is one, and so is what recurs although it does not look so. Of a
 *   single word that comes once it takes more than half of them.
 * - In all other transcripts it has to look like a name and to recur.
 *
 * If in doubt the text stays as it is, so that no word is lost. Cues without words are left out.
 */
export function nameSpeakers(cues: readonly UnnamedCue[]): Cue[] {
  const isSpeaker = speakerTest(cues.flatMap(({ spans }) => spans));
  return cues.flatMap(({ start, end, spans }) =>
    spans
      .flatMap(({ voice, lines }) =>
        voice === undefined
          ? splitByNames(lines, isSpeaker)
          : [{ speaker: voice, text: joinLines(lines) }],
      )
      .filter(({ text }) => text !== '')
      .map(({ speaker, text }) => ({ start, end, speaker, text })),
  );
}

type SpeakerTest = (name: string, isFirstLine: boolean) => boolean;

function speakerTest(spans: readonly VoiceSpan[]): SpeakerTest {
  const voices = new Set(spans.flatMap(({ voice = '' }) => (voice === '' ? [] : voice)));
  if (voices.size > 0) {
    return (name) => voices.has(name);
  }
  const names = spans.map(({ lines: [line = ''] }) => prefixOf(line)).filter((name) => name !== '');
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const likely = new Set([...counts.keys()].filter(looksLikeName));
  const recurs = (name: string, times: number) => (counts.get(name) ?? 0) >= times;
  const isPossible = (name: string) => likely.has(name) || recurs(name, recurrencesOfUnlikely);
  const possible = names.filter(isPossible).length;
  const namesSpeakers = possible * 2 >= spans.length;
  const needsMore = (name: string) => !name.includes(' ') && !recurs(name, 2);
  return (name, isFirstLine) => {
    if (!isFirstLine && !counts.has(name)) {
      // Words that go on in the next line may begin with a single word and a colon too.
      return namesSpeakers && name.includes(' ') && looksLikeName(name);
    }
    if (needsMore(name)) {
      return likely.has(name) && possible * 2 > spans.length;
    }
    return namesSpeakers ? isPossible(name) : likely.has(name) && recurs(name, 2);
  };
}

function splitByNames(
  lines: readonly string[],
  isSpeaker: SpeakerTest,
): { speaker: string; text: string }[] {
  const parts: { speaker: string; lines: string[] }[] = [];
  lines.forEach((line, index) => {
    const name = prefixOf(line);
    if (name !== '' && isSpeaker(name, index === 0)) {
      parts.push({ speaker: name, lines: [line.replace(prefix, '')] });
    } else {
      const last = parts.at(-1);
      if (last === undefined) {
        parts.push({ speaker: '', lines: [line] });
      } else {
        last.lines.push(line);
      }
    }
  });
  return parts.map(({ speaker, lines: words }) => ({ speaker, text: joinLines(words) }));
}

/** The possible name before the words of a line; empty if there is none. */
function prefixOf(line: string): string {
  return prefix.exec(line)?.[1]?.trim() ?? '';
}
