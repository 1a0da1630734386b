import type { Locator, Page } from 'playwright-core';

/** The page as a person uses it. */
export class ChatPage {
  readonly page: Page;
  readonly question: Locator;
  readonly answers: Locator;

  constructor(page: Page) {
    this.page = page;
    this.question = page.getByRole('combobox', { name: 'Your question' });
    this.answers = page.locator('.message[data-command]:not([data-command="greeting"])');
  }

  async open(origin: string): Promise<void> {
    await this.page.goto(origin);
    await this.page.locator('html[data-ready]').waitFor();
  }

  /** Does something that asks, and returns the answer once it and its chart are there. */
  async await(act: () => Promise<void>): Promise<Locator> {
    const before = await this.answers.count();
    await act();
    const answer = this.answers.nth(before);
    await answer.waitFor();
    await this.waitForChart(answer);
    return answer;
  }

  async ask(text: string): Promise<Locator> {
    await this.question.fill(text);
    return this.await(() => this.question.press('Enter'));
  }

  /** Resolves when every picture in it is drawn. */
  async waitForChart(within: Locator): Promise<void> {
    await within.evaluate(async (element) => {
      for (const image of element.querySelectorAll('img')) await image.decode();
    });
  }

  /** How far something sticks out to the right, in pixels. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => {
      const { clientWidth } = document.documentElement;
      const log = document.querySelector('#log');
      const inner = log === null ? 0 : log.scrollWidth - log.clientWidth;
      return Math.max(inner, document.documentElement.scrollWidth - clientWidth);
    });
  }
}
