import type { Page } from 'playwright-core';

/** Elements that a person who does not see the page could not use, each as a line. */
export function findUnnamed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ??
      [...document.querySelectorAll('label')].find((label) => label.htmlFor === element.id)?.textContent ??
      `${element.textContent} ${element.querySelector('img')?.alt ?? ''}`;
    const controls = [...document.querySelectorAll('button, input, textarea, [role="region"], [role="log"]')];
    const unnamed = controls
      .filter((element) => nameOf(element).trim() === '')
      .map((element) => element.outerHTML);
    const pictures = [...document.querySelectorAll('img')].filter((image) => !image.hasAttribute('alt'));
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
    return [...unnamed, ...pictures.map((image) => image.outerHTML), ...repeated.map((id) => `#${id} twice`)];
  });
}

/**
 * Visible texts with less contrast than WCAG 2's 4.5:1 against the nearest opaque background, each as a line. The
 * page has no text on pictures, so backgrounds are plain colours.
 */
export function findFaint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (color: string): readonly number[] => {
      if (context === null) return [];
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (color: readonly number[]) => {
      const [red = 0, green = 0, blue = 0] = color.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const backgroundOf = (element: Element | null): readonly number[] => {
      if (element === null) return [255, 255, 255, 255];
      const own = rgba(getComputedStyle(element).backgroundColor);
      return own[3] === 255 ? own : backgroundOf(element.parentElement);
    };
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '');
    const faint: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (!(element instanceof HTMLElement) || !hasText(element) || element.offsetParent === null) continue;
      const light = luminance(rgba(getComputedStyle(element).color));
      const dark = luminance(backgroundOf(element));
      const ratio = (Math.max(light, dark) + 0.05) / (Math.min(light, dark) + 0.05);
      if (ratio < 4.5)
        faint.push(`${ratio.toFixed(2)} ${element.className}: ${element.textContent.slice(0, 40)}`);
    }
    return faint;
  });
}
