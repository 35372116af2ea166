import type { ConsentPage } from '../workbench/support/consentPage.ts';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The time from the click on Sign In to the session, without the time that the consent page is open.
// The session exists when meetings are requested for the first time.

const runs = 5;
const methods = {
  loopback: {
    settings: { 'zoom.signIn.method': 'loopback', 'zoom.signIn.redirectUrl': undefined },
    allow: async (consent: ConsentPage) => {
      const { page } = consent;
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL('http://127.0.0.1:*/callback?*', { waitUntil: 'load' });
      await consent.close();
    },
  },
  'URI handler, through the relay': {
    settings: {},
    allow: (consent: ConsentPage) => consent.allow(),
  },
};

type Method = (typeof methods)[keyof typeof methods];

const bench = await startBench();
const { installation, browser } = bench;
const { sandbox } = installation;
try {
  for (const [name, method] of Object.entries(methods)) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      times.push(await measureSignIn(method));
    }
    const median = [...times].sort((a, b) => a - b)[Math.floor(runs / 2)];
    process.stdout.write(`Sign In, ${name}: ${times.join(', ')} ms, median ${median} ms\n`);
  }
} finally {
  await bench.stop();
}

/** Signs in in a new window, in which no chunks are loaded, and returns the time in milliseconds. */
async function measureSignIn({ settings, allow }: Method): Promise<number> {
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
  const session = await findRequestTime('GET /v2/users/:userId/meetings');
  const consent =
    (await findRequestTime('POST /oauth/authorize')) -
    (await findRequestTime('GET /oauth/authorize'));
  await context.close();
  return session - clicked - consent;
}

/** Returns when the sandbox received the first request of a route, in ms since 1970. */
async function findRequestTime(wanted: string): Promise<number> {
  const first = (await sandbox.requests()).find(({ route }) => route === wanted);
  if (first === undefined) {
    throw new Error(`There was no ${wanted}.`);
  }
  return Date.parse(first.at);
}
