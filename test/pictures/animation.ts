import { createRequire } from 'node:module';

/** The parts of gifenc that are used here. The package has no types of its own. */
interface Gifenc {
  /** The most important colors of an image. */
  quantize(rgba: Uint8Array, maxColors: number): number[][];
  /** The index of the nearest color for each pixel. */
  applyPalette(rgba: Uint8Array, palette: number[][]): Uint8Array;
  GIFEncoder(): {
    writeFrame(index: Uint8Array, width: number, height: number, options: object): void;
    finish(): void;
    bytes(): Uint8Array;
  };
}

// Node and Vitest disagree about the default export of this package.
const gifenc = createRequire(import.meta.url)('gifenc') as Gifenc;

/** A picture of an animation. */
export interface Frame {
  /** The red, green, blue, and alpha values of each pixel, row by row. */
  readonly pixels: Uint8Array;
  /** How long it is shown. */
  readonly milliseconds: number;
}

/** A palette has 256 colors. The last one stands for a pixel that has not changed. */
const unchanged = 255;

/** For the palette, it is enough to look at one pixel of this many. */
const sampleDistance = 3;

/**
 * Makes a GIF that repeats forever. Pixels that do not change are left out of a frame, which keeps it
 * small.
 *
 * @param frames of the same size
 */
export function encodeAnimation(
  frames: readonly Frame[],
  width: number,
  height: number,
): Uint8Array {
  const colors = gifenc.quantize(samplePixels(frames), unchanged);
  const palette = [...colors, ...Array<number[]>(256 - colors.length).fill([0, 0, 0])];
  const encoder = gifenc.GIFEncoder();
  let shown: Uint8Array | undefined;
  for (const { pixels, milliseconds } of frames) {
    const next = gifenc.applyPalette(pixels, colors);
    const before = shown;
    const changed = before && next.map((color, at) => (color === before[at] ? unchanged : color));
    encoder.writeFrame(changed ?? next, width, height, {
      ...(changed ? { transparent: true, transparentIndex: unchanged } : { palette }),
      delay: milliseconds,
      dispose: 1,
    });
    shown = next;
  }
  encoder.finish();
  return encoder.bytes();
}

/** One pixel of each `sampleDistance`, of all frames. */
function samplePixels(frames: readonly Frame[]): Uint8Array {
  const step = 4 * sampleDistance;
  const sampled = frames.map(({ pixels }) => {
    const samples = new Uint8Array(4 * Math.ceil(pixels.length / step));
    for (let from = 0, to = 0; from < pixels.length; from += step, to += 4) {
      samples.set(pixels.subarray(from, from + 4), to);
    }
    return samples;
  });
  return new Uint8Array(Buffer.concat(sampled));
}
