/** The clock that a person wants: the one of their locale, or one of 12 or 24 hours. */
export type Clock = 'auto' | '12h' | '24h';

/**
 * Returns the locale to write dates and times in: the words of the display language, and the order of
 * dates and the clock of the system's region, such as `en-DE` for an editor in English on a German
 * machine.
 *
 * `en-US` says nothing if the editor is in another language, because machines that nobody has
 * configured, such as containers, report it.
 *
 * @param language the display language, a BCP 47 tag
 * @param systemLocales what the system reports, the most specific first: BCP 47 tags, or POSIX names
 *   such as `de_DE.UTF-8`
 * @returns a BCP 47 tag; `language` itself if the system reports no region
 */
export function regionalLocale(
  language: string,
  systemLocales: readonly (string | undefined)[],
): string {
  const display = parseLocale(language);
  if (display === undefined) {
    return language;
  }
  for (const system of systemLocales.map(parseLocale)) {
    if (system?.region === undefined) {
      continue;
    }
    if (system.language === display.language) {
      // A person who reads simplified Chinese wants no dates in traditional Chinese.
      return system.maximize().script === display.maximize().script ? system.baseName : language;
    }
    if (system.baseName !== 'en-US') {
      return new Intl.Locale(display.maximize(), { region: system.region }).minimize().baseName;
    }
  }
  return language;
}

/**
 * Adds a clock to a locale (Unicode TR 35, key `hc`). Noon is 0:00 PM in Japanese, as its readers
 * expect, and 12:00 PM in other languages.
 *
 * @param locale a BCP 47 tag
 */
export function withClock(locale: string, clock: Clock): string {
  const parsed = parseLocale(locale);
  if (parsed === undefined || clock === 'auto') {
    return locale;
  }
  const hourCycle = clock === '24h' ? 'h23' : parsed.language === 'ja' ? 'h11' : 'h12';
  return new Intl.Locale(parsed, { hourCycle }).toString();
}

/** Reads a BCP 47 tag or a POSIX name, without its encoding; `undefined` for `C` and what is neither. */
function parseLocale(name: string | undefined): Intl.Locale | undefined {
  const [tag = ''] = (name ?? '').split(/[.@]/);
  try {
    return tag === 'C' || tag === 'POSIX' ? undefined : new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}
