import { find, makeButton, writeDay } from './elements.js';

/** @typedef {import('./api.js').MarketNote} MarketNote */

/**
 * The day that questions are asked as of.
 * @param {MarketNote} market
 */
export function startReplay({ days, presets }) {
  const button = find('replay-button', HTMLButtonElement);
  const label = find('replay-label', HTMLElement);
  const panel = find('replay', HTMLElement);
  const field = find('replay-day', HTMLInputElement);
  const now = find('replay-now', HTMLButtonElement);
  const span = find('replay-span', HTMLElement);

  function show() {
    const day = asOf();
    label.textContent = day === undefined ? 'Now' : writeDay(day);
    button.toggleAttribute('data-replaying', day !== undefined);
    button.setAttribute(
      'aria-label',
      day === undefined
        ? 'Replay history: asking about now'
        : `Replay history: asking as of ${writeDay(day)}`,
    );
    now.disabled = field.value === '';
    const isOutside = field.value !== '' && day === undefined;
    field.setAttribute('aria-invalid', String(isOutside));
    const known = days === undefined ? '' : `Data from ${writeDay(days.first)} to ${writeDay(days.last)}.`;
    span.textContent = isOutside ? `${known} The day is outside of it: questions are about now.` : known;
  }

  /** A day outside of the data counts as none. */
  function asOf() {
    return field.value !== '' && field.validity.valid ? field.value : undefined;
  }

  /** @param {boolean} isOpen */
  function toggle(isOpen) {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) field.focus();
    else button.focus();
  }

  /** @param {string} day */
  function choose(day) {
    field.value = day;
    show();
  }

  if (days !== undefined) {
    field.min = days.first;
    field.max = days.last;
  }
  const buttons = presets.map((preset) =>
    makeButton('pill', [`${preset.label}, ${writeDay(preset.day)}`], () => choose(preset.day)),
  );
  find('replay-presets', HTMLElement).replaceChildren(...buttons);
  button.addEventListener('click', () => toggle(panel.hidden === true));
  now.addEventListener('click', () => choose(''));
  field.addEventListener('input', show);
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') toggle(false);
  });
  show();
  return { asOf };
}
