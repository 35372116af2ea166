import { chromium } from '@playwright/test';
import { browserArguments } from '../../scripts/lib/browser.mjs';
import { Progress } from '../../scripts/lib/progress.mjs';
import { SetUp } from '../../scripts/lib/setUp.mjs';
import type { ConsentPage } from '../workbench/support/consentPage.ts';
import { Installation } from '../workbench/support/installation.ts';
import { Workbench } from '../workbench/support/workbench.ts';

// How long signing in takes from the click to the session, without the time that the consent page
// is open. The first request for meetings tells that the session is there.

const runs = 5;
const ways = {
  loopback: {
    settings: { 'zoom.signIn.method': 'loopback', 'zoom.signIn.redirectUrl': undefined },
    allow: async (consent: ConsentPage) => {
      const { page } = consent;
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL('http://127.0.0.1:*/callback?*', { waitUntil: 'load' });
      await consent.close();
    },
  },
  'URI handler, by the relay': { settings: {}, allow: (consent: ConsentPage) => consent.allow() },
};

type Way = (typeof ways)[keyof typeof ways];

const setUp = new SetUp(new Progress());
const [host, executablePath, vsix] = [
  await setUp.host(),
  await setUp.browser(),
  await setUp.vsix(),
];
const installation = await Installation.start(host, vsix);
const { sandbox } = installation;
const browser = await chromium.launch({ executablePath, args: browserArguments });
try {
  for (const [name, way] of Object.entries(ways)) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      times.push(await signInTime(way));
    }
    const median = [...times].sort((a, b) => a - b)[Math.floor(runs / 2)];
    process.stdout.write(`Signing in, ${name}: ${times.join(', ')} ms, median ${median} ms\n`);
  }
} finally {
  await browser.close();
  await installation.stop();
}

/** Signs in in a fresh window, with chunks that nothing has loaded yet; in milliseconds. */
async function signInTime({ settings, allow }: Way): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const folder = await installation.reset();
  await installation.changeSettings(settings);
  const workbench = new Workbench(await context.newPage(), installation, folder);
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const button = workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' });
  await button.hover();
  const clicked = Date.now();
  await button.click();
  await allow(await workbench.waitForConsentPage());
  await workbench.tree('Meetings').row(/Design review/);
  const session = await timeOf('GET /v2/users/:userId/meetings');
  const consent = (await timeOf('POST /oauth/authorize')) - (await timeOf('GET /oauth/authorize'));
  await context.close();
  return session - clicked - consent;
}

/** When the sandbox got the first request of a route, by this machine's clock, in ms since 1970. */
async function timeOf(wanted: string): Promise<number> {
  const first = (await sandbox.requests()).find(({ route }) => route === wanted);
  if (first === undefined) {
    throw new Error(`There was no ${wanted}.`);
  }
  return Date.parse(first.at);
}
