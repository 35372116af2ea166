import { escaperFor } from '../text/languageEscapers';
import { singleLine } from '../text/plainText';
import { encodeUrl } from './encodeUrl';

/** The values of a template's variables. */
export interface LinkFields {
  topic: string;
  joinUrl: string;
  startTime: string;
  id: string;
  passcode: string;
}

/** The template of languages without links. */
export const plainTemplate = '${joinUrl}';

const variable = /\$\{(topic|joinUrl|startTime|id|passcode)\}/g;

/**
 * Fills a template. Values are escaped for the language, so that a topic can neither break out of a link
 * nor contain markup or code; an unknown `${…}` stays as it is.
 */
export function fillTemplate(template: string, languageId: string, fields: LinkFields): string {
  const { escapeText, escapeUrl } = escaperFor(languageId);
  return template.replace(variable, (_whole, name: keyof LinkFields) =>
    name === 'joinUrl'
      ? escapeUrl(encodeUrl(fields.joinUrl))
      : escapeText(singleLine(fields[name]), template),
  );
}
