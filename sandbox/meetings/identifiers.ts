import type { SeededRandom } from '../random.ts';

/** Creates the IDs, passcodes and link tokens of meetings, which depend on the seed only. */
export class Identifiers {
  readonly #random: SeededRandom;
  readonly #used = new Set<number>();

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** A new ID of eleven digits, which does not fit into 32 bits. */
  createMeetingId(): number {
    for (;;) {
      const id = 80_000_000_000 + Number(this.#random.digits(10));
      if (this.#used.has(id)) continue;
      this.#used.add(id);
      return id;
    }
  }

  /** 16 bytes in base64; about a third of the UUIDs contain a `/`. */
  createUuid(): string {
    return this.#random.bytes(16).toString('base64');
  }

  /** A UUID that a client has to encode twice: it starts with `/` and contains `//`. */
  createUuidWithSlashes(): string {
    return `/${this.createUuid().slice(1, 9).replace(/\//g, 'a')}//${this.createUuid().slice(11)}`;
  }

  createPasscode(): string {
    return this.#random.digits(6);
  }

  /** The `pwd` parameter of a join link, which stands for the passcode. */
  createEncryptedPassword(): string {
    return `${this.#random.bytes(24).toString('base64url')}.1`;
  }

  createGuid(): string {
    const hex = this.#random.bytes(16).toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** `bytes` random bytes as URL-safe text. */
  createKey(bytes: number): string {
    return this.#random.bytes(bytes).toString('base64url');
  }
}
