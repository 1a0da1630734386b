import { find } from './elements.js';

/** The chart over the whole window; Escape, the button and a press beside it close it. */
export function createViewer() {
  const dialog = find('viewer', HTMLDialogElement);
  const image = find('viewer-image', HTMLImageElement);
  dialog.addEventListener('click', () => dialog.close());
  return {
    /** @param {HTMLImageElement} chart */
    open(chart) {
      image.src = chart.src;
      image.alt = chart.alt;
      dialog.showModal();
    },
  };
}
