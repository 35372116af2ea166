import type { SeededRandom } from '../random.ts';

/** Makes the ids, passcodes and link tokens of meetings; the same ones for the same seed. */
export class Identifiers {
  readonly #random: SeededRandom;
  readonly #used = new Set<number>();

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** Eleven digits, so beyond 32 bits, and never given before. */
  meetingId(): number {
    for (;;) {
      const id = 80_000_000_000 + Number(this.#random.digits(10));
      if (this.#used.has(id)) continue;
      this.#used.add(id);
      return id;
    }
  }

  /** 16 bytes in base64; about a third of them have a `/` in them. */
  uuid(): string {
    return this.#random.bytes(16).toString('base64');
  }

  /** A uuid that a client has to encode twice: it starts with `/` and contains `//`. */
  awkwardUuid(): string {
    return `/${this.uuid().slice(1, 9).replace(/\//g, 'a')}//${this.uuid().slice(11)}`;
  }

  passcode(): string {
    return this.#random.digits(6);
  }

  /** A `pwd`: what a join link carries in place of the passcode. */
  encryptedPassword(): string {
    return `${this.#random.bytes(24).toString('base64url')}.1`;
  }

  /** A GUID. */
  guid(): string {
    const hex = this.#random.bytes(16).toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** Text of `bytes` random bytes, fit for an address. */
  key(bytes: number): string {
    return this.#random.bytes(bytes).toString('base64url');
  }
}
