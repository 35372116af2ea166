import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { startBench } from '../bench/support/benchWindow.ts';
import { picturedOrigin, screenshotPath } from '../workbench/support/screenshots.ts';
import { keepServiceWorkers } from '../../scripts/lib/serviceWorkers.mjs';
import { Workbench } from '../workbench/support/workbench.ts';
import { encodeAnimation, type Frame } from './animation.ts';

// Makes docs/images/demo.gif: the first minute with the extension, in ten seconds.

const size = { width: 920, height: 600 };
const captionHeight = 44;
const captions = ['Sign in once', 'See your meetings', 'Create one', 'Insert its link'] as const;
type Caption = (typeof captions)[number];

const bench = await startBench(picturedOrigin);
try {
  const context = await bench.browser.newContext({ viewport: size, colorScheme: 'light' });
  await keepServiceWorkers(context);
  await bench.installation.serveMeetingPages(context);
  const canvas = await (await bench.browser.newContext()).newPage();
  await canvas.setViewportSize({ ...size, height: size.height + captionHeight });
  const workspace = await bench.installation.reset();
  const workbench = new Workbench(await context.newPage(), bench.installation, workspace);
  const frames = await record(workbench, canvas);

  const gif = encodeAnimation(frames, size.width, size.height + captionHeight);
  await writeFile(screenshotPath('demo.gif'), gif);
  const seconds = frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
  process.stdout.write(
    `docs/images/demo.gif: ${frames.length} frames, ${seconds.toFixed(1)} s, ${(gif.length / 1e6).toFixed(2)} MB\n`,
  );
} finally {
  await bench.stop();
}

/** Does the main job in the window, and takes a picture of each step. */
async function record(workbench: Workbench, canvas: Page): Promise<Frame[]> {
  const frames: Frame[] = [];
  const { page, quickInput } = workbench;
  const take = async (
    caption: Caption,
    milliseconds: number,
    { pointer, of = page }: { pointer?: Locator; of?: Page } = {},
  ) => {
    const box = await pointer?.boundingBox();
    const screenshot = await of.screenshot({ animations: 'disabled', caret: 'initial' });
    const at = box ? { x: box.x + box.width * 0.6, y: box.y + box.height * 0.6 } : undefined;
    frames.push({ pixels: await compose(canvas, { screenshot, caption, at }), milliseconds });
  };
  const type = async (caption: Caption, texts: readonly string[]) => {
    for (const text of texts) {
      await quickInput.type(text);
      await take(caption, 180);
    }
  };

  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.openFile('notes.md');
  await workbench.goToLine(11);
  await page.keyboard.press('End');
  await workbench.typeText(' ');
  await workbench.statusBar.getByText('Activating Extensions').waitFor({ state: 'hidden' });
  const signIn = workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' });
  await take('Sign in once', 900, { pointer: signIn });
  await signIn.click();
  const consent = await workbench.waitForConsentPage();
  const allow = consent.page.getByRole('button', { name: 'Allow' });
  await take('Sign in once', 1_100, { of: consent.page, pointer: allow });
  await consent.allow();

  const meetings = workbench.tree('Meetings');
  await meetings.row(/Design review: sign-in flow/);
  await workbench.notification('signed in').waitFor({ state: 'hidden' });
  // The mouse is where the button was, over a meeting.
  await page.mouse.move(size.width / 2, size.height / 2);
  await page.locator('.workbench-hover').waitFor({ state: 'hidden' });
  await take('See your meetings', 1_700);

  await workbench.openPalette('>Zoom: Create');
  await take('Create one', 500);
  await workbench.openPalette('>Zoom: Create Meeting');
  await quickInput.pick('Zoom: Create Meeting');
  await quickInput.waitForNext('>Zoom: Create Meeting');
  await type('Create one', ['', 'Laun', 'Launch reh', 'Launch rehearsal']);
  await quickInput.type('Launch rehearsal tomorrow 3pm 45m');
  await quickInput.choices.getByText('3:00').first().waitFor();
  await take('Create one', 1_400);
  await quickInput.accept();

  const created = workbench.notification('“Launch rehearsal” is scheduled for');
  await created.waitFor();
  await meetings.row(/Launch rehearsal/);
  const insert = created.getByRole('button', { name: 'Insert Link' });
  await take('Insert its link', 1_300, { pointer: insert });
  await insert.click();
  await page.locator('.view-line').getByText('[Launch rehearsal](').first().waitFor();
  await created.waitFor({ state: 'hidden' });
  await take('Insert its link', 2_000);
  return frames;
}

/** Draws a screenshot with the captions below it and the pointer of a mouse, and returns the pixels. */
async function compose(
  canvas: Page,
  {
    screenshot,
    caption,
    at,
  }: {
    screenshot: Buffer;
    caption: Caption;
    at: { x: number; y: number } | undefined;
  },
): Promise<Uint8Array> {
  const pixels = await canvas.evaluate(
    async ({ image, labels, current, pointer, width, height, strip }) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${image}`;
      await picture.decode();
      const element = document.createElement('canvas');
      element.width = width;
      element.height = height + strip;
      const draw = element.getContext('2d', { willReadFrequently: true });
      if (draw === null) {
        throw new Error('The browser draws nothing.');
      }
      draw.drawImage(picture, 0, 0);
      draw.fillStyle = '#17604f';
      draw.fillRect(0, height, width, strip);
      draw.textAlign = 'center';
      draw.textBaseline = 'middle';
      labels.forEach((label, index) => {
        const isCurrent = label === current;
        draw.font = `${isCurrent ? 'bold ' : ''}17px sans-serif`;
        draw.fillStyle = isCurrent ? '#ffffff' : '#8cc4b0';
        const middle = ((index + 0.5) * width) / labels.length;
        draw.fillText(`${index + 1}  ${label}`, middle, height + strip / 2);
      });
      if (pointer) {
        draw.translate(pointer.x, pointer.y);
        const arrow = new Path2D('M0 0v17l4-4 3 7 3-1.3-3-6.7h6z');
        draw.fillStyle = '#000000';
        draw.fill(arrow);
        draw.strokeStyle = '#ffffff';
        draw.lineWidth = 1.5;
        draw.stroke(arrow);
      }
      const { data } = draw.getImageData(0, 0, element.width, element.height);
      // Far fewer arguments than pixels fit into one call.
      let text = '';
      for (let start = 0; start < data.length; start += 8192) {
        text += String.fromCharCode(...data.subarray(start, start + 8192));
      }
      return btoa(text);
    },
    {
      image: screenshot.toString('base64'),
      labels: captions,
      current: caption,
      pointer: at,
      ...size,
      strip: captionHeight,
    },
  );
  return new Uint8Array(Buffer.from(pixels, 'base64'));
}
