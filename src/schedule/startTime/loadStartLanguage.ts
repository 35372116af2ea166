import { namesOfDays, namesOfMonths, namesOfWeekdays } from './dayNames';
import type { LanguageRules } from './languageRules';
import type { StartLanguage } from './startLanguage';
import { createStartLanguage } from './translateStart';

/** The languages that chrono reads, besides English. */
const languages: Readonly<Record<string, () => Promise<{ rules: LanguageRules }>>> = {
  de: () => import(/* webpackChunkName: "startTime.de" */ './languages/de'),
  es: () => import(/* webpackChunkName: "startTime.es" */ './languages/es'),
  fr: () => import(/* webpackChunkName: "startTime.fr" */ './languages/fr'),
  it: () => import(/* webpackChunkName: "startTime.it" */ './languages/it'),
  ja: () => import(/* webpackChunkName: "startTime.ja" */ './languages/ja'),
  nl: () => import(/* webpackChunkName: "startTime.nl" */ './languages/nl'),
};

/**
 * Loads what a start is read with in a language. In one that chrono does not read well enough, only the
 * names of days are known, so that a text with them is refused and not read in part.
 *
 * @param tag the BCP 47 tag of the editor's language
 * @returns `undefined` for English, and for a tag that is not one
 */
export async function loadStartLanguage(tag: string): Promise<StartLanguage | undefined> {
  const [id = ''] = tag.toLowerCase().split(/[-_]/);
  const load = Object.hasOwn(languages, id) ? languages[id] : undefined;
  if (load !== undefined) {
    return createStartLanguage((await load()).rules);
  }
  return id === 'en' || !isSupported(id)
    ? undefined
    : {
        id,
        isRead: false,
        hasBlanks: !['zh', 'th', 'ko'].includes(id),
        weekdayNames: namesOfWeekdays(id),
        dayNames: namesOfDays(id),
        monthNames: namesOfMonths(id),
        translateStart: () => undefined,
      };
}

function isSupported(id: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([id]).length > 0;
  } catch {
    return false;
  }
}
