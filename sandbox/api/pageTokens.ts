import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { minute } from '../time/isoTime.ts';
import { ApiError } from './apiError.ts';
import { numberParameter } from './queries.ts';

interface PageTokenRecord {
  /** The list that the token continues; it is invalid for any other list. */
  readonly list: string;
  readonly offset: number;
  readonly expiresAtMs: number;
}

/** A page of a list, with Zoom's fields about it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next_page_token: string;
  readonly page_count: number;
  readonly page_size: number;
  readonly total_records: number;
}

/** The parameter `page_number`; 1 if it is not a positive integer. */
export function pageNumber(query: Readonly<Record<string, string>>): number {
  return numberParameter(query, 'page_number', { minimum: 1, maximum: 999_999_999, fallback: 1 });
}

/** Cuts lists into pages, and issues `next_page_token`s that are valid for 15 minutes. */
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
   * The page for the parameters `page_size` and `next_page_token` or `page_number`.
   *
   * @param list identifies the list: its name, owner and filters
   * @param largestPage the largest page size, which is also used if the parameter is greater
   * @throws ApiError 300 for a token that is invalid or has expired
   */
  cutPage<T>(
    all: readonly T[],
    list: string,
    query: Readonly<Record<string, string>>,
    largestPage = 300,
  ): Page<T> {
    const size = numberParameter(query, 'page_size', {
      minimum: 1,
      maximum: largestPage,
      fallback: Math.min(30, largestPage),
    });
    const number = pageNumber(query);
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
