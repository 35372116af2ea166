/** Where a list's pages come from: asks for the one that a token names, the first without one. */
export type AskForPage = (
  token: string | undefined,
  onBegin: (beginning: string) => void,
) => Promise<unknown>;

/** A page that was asked for. */
interface AskedPage {
  token: string | undefined;
  answer: Promise<unknown>;
  /** The one after it, where its token came before the whole page had. */
  next?: AskedPage;
}

/** Zoom writes the token before the entries; nothing nested stands before it. */
const tokenAtBeginning = /^\s*\{[^[\]{}]*?"next_page_token"\s*:\s*"([^"\\]*)"/;

/**
 * The answers to a list's pages in their order, one request a page, as Zoom pages lists: a
 * `next_page_token` leads from each to the next and is empty on the last one.
 *
 * A page is asked for as soon as the token for it has come, so that the way to Zoom, the rest of the
 * page before it and the work on that overlap.
 *
 * @param mayStartOver whether to read the list once more from its beginning where a later page fails
 *     like this, as where a token has expired; entries may then come twice
 * @throws what asking throws
 */
export async function* pagesOf(
  askForPage: AskForPage,
  mayStartOver: (error: unknown) => boolean = () => false,
): AsyncGenerator {
  let isOver = false;
  const ask = (token?: string): AskedPage => {
    const page: AskedPage = {
      token,
      answer: askForPage(token, (beginning) => {
        const next = tokenAtBeginning.exec(beginning)?.[1];
        if (next && !isOver) {
          page.next ??= ask(next);
        }
      }),
    };
    // Whoever stops in the middle never looks at it.
    page.answer.catch(() => undefined);
    return page;
  };
  let hasStartedOver = false;
  let page: AskedPage | undefined = ask();
  try {
    while (page !== undefined) {
      let answer: unknown;
      try {
        answer = await page.answer;
      } catch (error) {
        if (page.token === undefined || hasStartedOver || !mayStartOver(error)) {
          throw error;
        }
        hasStartedOver = true;
        page = ask();
        continue;
      }
      const token = nextPageTokenOf(answer);
      const { next }: AskedPage = page;
      page = token === '' ? undefined : next?.token === token ? next : ask(token);
      yield answer;
    }
  } finally {
    isOver = true;
  }
}

/** The token of the page after this one; empty on the last one. */
function nextPageTokenOf(answer: unknown): string {
  const token =
    typeof answer === 'object' && answer !== null && 'next_page_token' in answer
      ? answer.next_page_token
      : undefined;
  return typeof token === 'string' ? token : '';
}
