/** The most words in a display name. */
const mostWords = 6;

/** A word of a name: with a capital, of a script without capitals, or in brackets such as pronouns. */
const word = /^["'“‘]?[\p{Lu}\p{Lt}\p{Lo}]|^i\p{Lu}|^[^\s@]+@[^\s@]+$/u;
const furtherWord = /^[\d([|&/@+•–—-]|^\p{Extended_Pictographic}/u;
const phoneNumber = /^\+?[\d(][\d*().-]{4,}$/;

/** Parts of names that are written in lowercase. */
const particles = new Set(
  [
    'af al ap av ben bin bint da das de dei del della den der di dos du e el ibn la las le lo los',
    'of och og ten ter und van vande vom von y zu zum zur',
  ].flatMap((line) => line.split(' ')),
);

/** The end of a sentence, other than the dot of an abbreviation such as "Prof." */
const sentenceEnd = /[!?;…]$|\p{L}{5}\.$/u;

/** Words that begin what people say or announce, and no name. */
const labels = new Set(
  [
    'a also and another because but both every finally first here if it its last lastly my next no',
    'now oh ok okay one only or our second so some that the their then there these they third this',
    'those three to today tomorrow two we well what when where which who why how yes yesterday you',
    'your action agenda answer answers background caution conclusion context date day decision',
    'decisions example examples fact goal goals hint idea ideas important issue issues item items',
    'kind message monday month note notes option options part phase plan plans point points priority',
    'problem problems question questions reason reminder result results risk risks rule scope section',
    'slide solution status step steps subject summary task tasks thursday tip title topic tuesday',
    'update updates version warning wednesday friday saturday sunday week der die das ein eine mein',
    'meine unser unsere frage antwort beispiel hinweis pregunta respuesta ejemplo exemple remarque',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Whether a text looks like the display name of a person, a room or a phone: a few words, each with a
 * capital or of a script that has none. A word that usually announces something, such as "Question",
 * is no name.
 */
export function looksLikeName(text: string): boolean {
  const [first = '', ...others] = text.split(' ');
  if (labels.has(first.toLowerCase()) || others.length >= mostWords) {
    return false;
  }
  const isName = (part: string) => word.test(part) || particles.has(part);
  return (
    (isName(first) || phoneNumber.test(first)) &&
    others.every((part) => isName(part) || furtherWord.test(part)) &&
    [first, ...others].every((part) => !sentenceEnd.test(part))
  );
}
