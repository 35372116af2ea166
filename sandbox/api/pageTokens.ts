import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { minute } from '../time/isoTime.ts';
import { ApiError } from './apiError.ts';
import { numberParameter } from './queries.ts';

interface PageTokenRecord {
  /** The list that the token goes on with; a token of another list is refused. */
  readonly list: string;
  readonly offset: number;
  readonly expiresAtMs: number;
}

/** One page of a list, and what Zoom says about it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next_page_token: string;
  readonly page_count: number;
  readonly page_size: number;
  readonly total_records: number;
}

/** Hands out `next_page_token`s, which live 15 minutes, and cuts lists into pages. */
export class PageTokens {
  readonly #clock: Clock;
  readonly #tokens = new Map<string, PageTokenRecord>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  reset(): void {
    this.#tokens.clear();
  }

  /**
   * The page that `page_size` with `next_page_token` or `page_number` asks for.
   *
   * @param list what the token is good for: the list's name, its owner and its filters
   * @throws ApiError 300 for a page size over 300 and for a token that is unknown or has expired
   */
  cut<T>(all: readonly T[], list: string, query: Readonly<Record<string, string>>): Page<T> {
    const size = numberParameter(query, 'page_size', 1, 300, 30);
    const number = numberParameter(query, 'page_number', 1, 999_999_999, 1);
    const token = query.next_page_token;
    const offset = token ? this.#offset(token, list) : (number - 1) * size;
    const end = offset + size;
    return {
      items: all.slice(offset, end),
      next_page_token: end < all.length ? this.#issue(list, end) : '',
      page_count: Math.ceil(all.length / size),
      page_size: size,
      total_records: all.length,
    };
  }

  #offset(token: string, list: string): number {
    const record = this.#tokens.get(token);
    if (record?.list !== list || record.expiresAtMs <= this.#clock.now()) {
      throw new ApiError(400, 300, 'The next page token is invalid or expired.');
    }
    return record.offset;
  }

  #issue(list: string, offset: number): string {
    const token = randomBytes(26).toString('base64url');
    this.#tokens.set(token, { list, offset, expiresAtMs: this.#clock.now() + 15 * minute });
    return token;
  }
}
