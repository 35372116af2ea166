const monthName = '(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*';

/** A day, after which "10-11" is a time. */
const dayBefore = String.raw`((?:day|\b(?:mon|tue|wed|thu|thurs|fri|sat|sun|tomorrow|tonight)),? )`;

const clock = String.raw`(\d{1,2})(?![\d:.])`;

/** Writes the same text with single blanks, and with words that chrono knows. */
export function simplifyEnglish(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/@/g, ' at ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\btues\b/gi, 'tue')
    .replace(/\bweds\b/gi, 'wed')
    .replace(/\btil\b/gi, 'till')
    .replace(/\blater today\b/gi, 'today')
    .replace(/\bnoon ?(?:[-–]|to) ?(?=\d)/gi, '12pm - ')
    .replace(/\bbetween (\d[\d:.]*(?: ?[ap]m)?) and (?=\d)/gi, 'from $1 to ')
    .replace(new RegExp(`${dayBefore}(\\d{1,2}) ?[-–] ?(\\d{1,2})(?=$|,| for )`, 'gi'), '$1$2 - $3')
    .replace(
      /\b(today|tomorrow|tonight|morning|afternoon|evening) (?=\d{1,2}(?:$|,| for ))/gi,
      '$1 at ',
    )
    .replace(/\b(?:the )?day after tomorrow\b/gi, 'in 2 days')
    .replace(new RegExp(String.raw`\bquarter past ${clock}`, 'gi'), '$1:15')
    .replace(new RegExp(String.raw`\bhalf past ${clock}`, 'gi'), '$1:30')
    .replace(
      new RegExp(String.raw`\bquarter to ${clock}`, 'gi'),
      (_, hour: string) => `${hourBefore(Number(hour))}:45`,
    )
    .replace(/\b(?:at )?(\d{1,2}(?:[:.]\d\d)?) in the evening\b/gi, 'evening at $1')
    .replace(new RegExp(`\\b0(\\d(?:st|nd|rd|th)?(?: of)? ${monthName}\\b)`, 'gi'), '$1')
    .replace(new RegExp(`\\b(${monthName} )0(\\d)\\b(?![:.]\\d)`, 'gi'), '$1$2');
}

function hourBefore(hour: number): number {
  return hour === 0 ? 23 : hour === 1 ? 12 : hour - 1;
}
