import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { root } from '../../../scripts/lib/paths.mjs';

type Message = string | { message: string };

const readTexts = (file: string) =>
  JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, Message>;

/** Texts of two words are searched for everywhere, shorter ones only as the whole of a text. */
const isPhrase = (text: string) => /\p{L}{2,}.*[^\p{L}].*\p{L}{2,}/u.test(text);

/** What separates the parts of a label. */
const separators = /, |、| · |: |\n/;

/** The texts of the extension in a language, and in English. */
export class LocalizedTexts {
  readonly #messages: Record<string, Message>;
  readonly #strings: Record<string, Message>;
  readonly #english: readonly string[];

  /** @param language such as `de` */
  constructor(language: string) {
    this.#messages = readTexts(`l10n/bundle.l10n.${language}.json`);
    this.#strings = readTexts(`package.nls.${language}.json`);
    const pairs = [
      ...pair(readTexts('l10n/bundle.l10n.json'), this.#messages),
      ...pair(readTexts('package.nls.json'), this.#strings),
    ];
    const localized = new Set(pairs.map(([, text]) => text));
    this.#english = pairs
      .filter(([english, text]) => english !== text && !localized.has(english))
      .map(([english]) => english);
  }

  /** A message by its English text, which has no comment for translators. */
  message(english: string, ...args: readonly string[]): string {
    return args.reduce(
      (text, value, index) => text.replaceAll(`{${index}}`, value),
      find(this.#messages, english),
    );
  }

  /** A string of the manifest by its key, such as `command.signIn`. */
  manifest(key: string): string {
    return find(this.#strings, key);
  }

  /** The title of a command in the command palette. */
  command(key: string): string {
    return `Zoom: ${this.manifest(`command.${key}`)}`;
  }

  /** Which English texts of the extension are visible, or read by a screen reader, in these places. */
  async findEnglish(places: readonly Locator[]): Promise<string[]> {
    const visible = (await Promise.all(places.map(readTextsOf))).flat();
    const parts = new Set(visible.flatMap((text) => text.split(separators)).map(trim));
    return this.#english.filter((english) =>
      isPhrase(english)
        ? phrasesOf(english).some((phrase) => visible.some((text) => text.includes(phrase)))
        : parts.has(english),
    );
  }
}

function find(texts: Record<string, Message>, key: string): string {
  const text = texts[key];
  if (text === undefined) {
    throw new Error(`There is no text "${key}".`);
  }
  return typeof text === 'string' ? text : text.message;
}

function pair(
  english: Record<string, Message>,
  localized: Record<string, Message>,
): [string, string][] {
  return Object.keys(english)
    .filter((key) => key in localized)
    .map((key) => [find(english, key), find(localized, key)]);
}

/** The parts of a text that are shown as they are: without placeholders, links and lines. */
function phrasesOf(english: string): string[] {
  return english
    .split(/\{\d+\}|\n|\]\([^)]*\)|\[|\*\*|`/)
    .map(trim)
    .filter(isPhrase);
}

function trim(text: string): string {
  return text.trim();
}

/** The texts and accessible names in a place. VS Code keeps hidden rows to use them again. */
async function readTextsOf(place: Locator): Promise<string[]> {
  return place.evaluateAll((elements) => {
    const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    return elements.flatMap((element) =>
      [element, ...element.querySelectorAll('*')]
        .filter(isVisible)
        .flatMap((each) => [
          ...[...each.childNodes]
            .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
            .map(({ textContent }) => (textContent ?? '').replaceAll('\u00a0', ' ')),
          ...['aria-label', 'title', 'placeholder'].flatMap(
            (name) => each.getAttribute(name) ?? [],
          ),
        ]),
    );
  });
}
