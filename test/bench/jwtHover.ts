import { createHmac } from 'node:crypto';
import { checkJwt } from '../../src/jwt/checkJwt';
import { findJwtAt } from '../../src/jwt/findJwts';

// The time from a position in a file of 5 MB to everything that the hover of a token says, for a file that
// is a single line, where the most text is around the position. A scan of the whole file with a regular
// expression, as extensions that decode tokens in place do it, is the peer to compare with. The text of
// the line is at hand in both cases: VS Code keeps the lines of a file in the extension host.

const size = 5_000_000;
const rounds = 200;
const longest = 5;
const scan = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

const secret = 'secret';
const seconds = Math.floor(Date.now() / 1_000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const input = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
  ...{ appKey: 'key', mn: '85012345678', role: 0 },
  ...{ iat: seconds, exp: seconds + 7_200, tokenExp: seconds + 7_200 },
})}`;
const token = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;

const lines: string[] = [];
const exceeded: string[] = [];
for (const [name, filler] of [
  ['minified code', 'var a=function(b){return b.eyJ+"-"+c.d_e.f};'],
  ['a log of tokens', `GET /s/85012345678?zak=${token} 200; `],
] as const) {
  const half = filler.repeat(Math.ceil(size / 2 / filler.length));
  // As VS Code has it: in one piece, not as parts that are put together when it is first read.
  const text = Buffer.from(`${half}"${token}"${half}`).toString();
  const offset = half.length + 50;
  const ours: number[] = [];
  const scanned: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(
      await time(async () => {
        const found = findJwtAt(text, offset);
        const report = await checkJwt(found?.text ?? '', {
          now: Date.now(),
          credentials: {
            ownerOf: () => 'meetingSdk',
            keyOf: () => 'key',
            findSecret: () => Promise.resolve(secret),
          },
        });
        if (report.kind !== 'signature' || report.problems.length > 0) {
          throw new Error('The token was not found, or not read.');
        }
      }),
    );
    // The peer is slow enough for fewer rounds.
    if (round % 20 === 0) {
      scanned.push(
        await time(() => {
          const found = [...text.matchAll(scan)].find(
            ({ 0: one, index }) => index <= offset && offset <= index + one.length,
          );
          if (found === undefined) {
            throw new Error('The scan did not find the token.');
          }
        }),
      );
    }
  }
  const [first = NaN] = ours;
  if (!(Math.max(first, median(ours)) <= longest)) {
    exceeded.push(name);
  }
  lines.push(
    `5 MB of ${name}: median ${median(ours).toFixed(2)} ms, the first time, with what is loaded for it, ${first.toFixed(1)} ms, ` +
      `at most ${longest} ms; a scan of the whole file ${median(scanned).toFixed(1)} ms, ` +
      `${(median(ours) / median(scanned)).toFixed(3)} of that`,
  );
}
process.stdout.write(`${lines.join('\n')}\n`);
if (exceeded.length > 0) {
  throw new Error(`A hover takes too long in ${exceeded.join(' and in ')}.`);
}

/** Runs something and returns how long it took, in ms. */
async function time(run: () => unknown): Promise<number> {
  const before = performance.now();
  await run();
  return performance.now() - before;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
