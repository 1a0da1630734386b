import { find } from './elements.js';

const KEY = 'theme';
const system = matchMedia('(prefers-color-scheme: light)');

/** @typedef {'dark' | 'light'} Theme */

/** @returns {Theme} */
function choose() {
  const kept = localStorage.getItem(KEY);
  if (kept === 'dark' || kept === 'light') return kept;
  return system.matches ? 'light' : 'dark';
}

/** @returns {Theme} */
export function currentTheme() {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
}

/** Follows the system until the person chooses; the charts of the page follow it. */
export function startTheme() {
  const button = find('theme-button', HTMLButtonElement);

  const show = () => {
    const theme = choose();
    const other = theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    button.setAttribute('aria-label', `Switch to ${other} colours`);
    button.title = `Switch to ${other} colours`;
    for (const image of document.querySelectorAll('img[data-chart]'))
      if (image instanceof HTMLImageElement) drawChart(image);
  };

  button.addEventListener('click', () => {
    localStorage.setItem(KEY, currentTheme() === 'dark' ? 'light' : 'dark');
    show();
  });
  system.addEventListener('change', show);
  show();
}

/**
 * Gives a picture its chart in the current theme.
 * @param {HTMLImageElement} image
 */
export function drawChart(image) {
  image.src = `${image.dataset['chart'] ?? ''}?theme=${currentTheme()}`;
}
