import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constantFrom,
  nat,
  oneof,
  string,
} from 'fast-check';
import { it } from 'vitest';

/** Inputs of each fuzz test. `npm run fuzz` asks for more of them. */
const runs = Number(process.env.FUZZ_RUNS ?? 1_000);

/**
 * Seed of the inputs. `npm test` always takes the same ones, so that it only fails because of a
 * change; `npm run fuzz` takes new ones each time and prints the seed of a failure.
 */
const seed = Number(process.env.FUZZ_SEED ?? 1);

/**
 * Defines a test that holds for every input. Call it only in a file named `*.fuzz.test.ts`: these are
 * the files that `npm run fuzz` runs. A failure shows the smallest input that fails.
 *
 * @param check throws or rejects if it does not hold for an input
 */
export function fuzz<T>(name: string, inputs: Arbitrary<T>, check: (input: T) => unknown): void {
  it(name, { timeout: Math.max(60_000, runs * 50) }, async () => {
    await assert(
      asyncProperty(inputs, async (input) => {
        await check(input);
      }),
      { numRuns: runs, seed },
    );
  });
}

/**
 * Texts put together from the given fragments and from arbitrary characters: control characters and
 * unpaired surrogates too.
 *
 * @param fragments what the code under test looks for, so that inputs come close to it
 */
export function textWith(...fragments: readonly string[]): Arbitrary<string> {
  const codeUnit = nat(0xffff).map((code) => String.fromCharCode(code));
  return array(
    oneof(
      { arbitrary: constantFrom(...fragments), weight: 4 },
      { arbitrary: string({ maxLength: 8 }), weight: 2 },
      { arbitrary: codeUnit, weight: 1 },
    ),
    { maxLength: 24 },
  ).map((parts) => parts.join(''));
}
