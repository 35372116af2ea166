import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run icon`: renders media/icon.svg to media/icon.png, the icon of the extension.
await runCommand(async ({ progress }) => {
  const { readFile } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const { chromium } = await import('@playwright/test');
  const { browserArguments, ensureBrowser } = await import('./lib/browser.mjs');
  const { root } = await import('./lib/paths.mjs');

  const svg = await readFile(join(root, 'media', 'icon.svg'), 'utf8');
  const file = join(root, 'media', 'icon.png');
  const executablePath = await ensureBrowser(progress);
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
    await page.setContent(`<body style="margin:0;background:none">${svg}</body>`);
    await page.screenshot({ path: file, omitBackground: true });
  } finally {
    await browser.close();
  }
  progress.line(`Rendered: ${file}`);
});
