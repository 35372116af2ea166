/** A word of a line, by its first character and the one after its last. */
export interface LineWord {
  start: number;
  end: number;
}

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}]/u;

/**
 * The words of a line. If the language has no blanks, each ideograph and each letter of Hiragana is one,
 * but not each digit or letter of other scripts.
 */
export function wordsOf(line: string, hasBlanks: boolean): LineWord[] {
  const words: LineWord[] = [];
  let isInWord = false;
  let at = 0;
  for (const character of line) {
    const end = at + character.length;
    const isSingle = !hasBlanks && ideograph.test(character);
    const last = words.at(-1);
    if (character.trim() === '') {
      isInWord = false;
    } else if (isInWord && !isSingle && last !== undefined) {
      last.end = end;
    } else {
      words.push({ start: at, end });
      isInWord = !isSingle;
    }
    at = end;
  }
  return words;
}
