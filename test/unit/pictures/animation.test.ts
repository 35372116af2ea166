import { expect, it } from 'vitest';
import { encodeAnimation } from '../../pictures/animation.ts';

const [width, height] = [60, 40];

/** A picture with stripes, and a square of another color at a place. */
function picture(square?: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const isSquare = square !== undefined && Math.floor((at % width) / 8) === square && at < 480;
    pixels.set(isSquare ? [200, 30, 30, 255] : [(at * 7) % 256, at % 256, 90, 255], at * 4);
  }
  return pixels;
}

const encode = (...pictures: Uint8Array[]) =>
  encodeAnimation(
    pictures.map((pixels) => ({ pixels, milliseconds: 500 })),
    width,
    height,
  );

it('makes a GIF of the size and with the times of the frames', () => {
  const gif = Buffer.from(encode(picture(), picture(1)));
  expect(gif.toString('latin1', 0, 6)).toBe('GIF89a');
  expect([gif.readUInt16LE(6), gif.readUInt16LE(8)]).toEqual([width, height]);
  expect(gif.at(-1)).toBe(0x3b);
  // A graphic control extension says the time of each frame, in hundredths of a second.
  const control = Buffer.from([0x21, 0xf9, 0x04]);
  const first = gif.indexOf(control);
  const second = gif.indexOf(control, first + 1);
  expect([first, second].map((at) => gif.readUInt16LE(at + 4))).toEqual([50, 50]);
  expect(gif.includes('NETSCAPE2.0')).toBe(true);
});

it('stores only what changes', () => {
  const one = encode(picture(1)).length;
  const same = encode(picture(1), picture(1)).length - one;
  const moved = encode(picture(1), picture(2)).length - one;
  expect(same).toBeLessThan(one / 10);
  expect(moved).toBeLessThan(one / 4);
  expect(moved).toBeGreaterThan(same);
});
