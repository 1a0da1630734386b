import { fileURLToPath } from 'node:url';
import { ChatPage } from './chat-page.ts';
import { launchChromium } from './chromium.ts';
import { openSampleSite } from './sample-site.ts';

/** The README's pictures of the page, from the sample market: `npm run screenshots`. */
const SHOTS = [
  {
    file: 'docs/page-dark.png',
    question: '/macd',
    context: { viewport: { width: 1180, height: 1136 }, deviceScaleFactor: 1.5, colorScheme: 'dark' },
  },
  {
    file: 'docs/page-phone.png',
    question: '/russell',
    context: { viewport: { width: 400, height: 1118 }, deviceScaleFactor: 1.5, colorScheme: 'light' },
  },
] as const;

async function takeScreenshots(): Promise<void> {
  const site = await openSampleSite();
  const browser = await launchChromium();
  for (const { file, question, context } of SHOTS) {
    const page = await browser.newPage(context);
    const chat = new ChatPage(page);
    await chat.open(site.origin);
    await chat.ask(question);
    // Nothing is pointed at, and no caret blinks.
    await chat.question.evaluate((field) => field.blur());
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await page.screenshot({ path: fileURLToPath(new URL(`../../${file}`, import.meta.url)), caret: 'hide' });
  }
  await browser.close();
  await site.close();
}

if (import.meta.main) await takeScreenshots();
