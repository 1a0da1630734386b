/**
 * An element with a class and children; texts become text nodes, so that nothing in them is ever markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {readonly (Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, className = '', children = []) {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/**
 * A button that does something and submits nothing.
 * @param {string} className
 * @param {readonly (Node | string)[]} children
 * @param {(button: HTMLButtonElement) => void} onPress
 */
export function makeButton(className, children, onPress) {
  const button = make('button', className, children);
  button.type = 'button';
  button.addEventListener('click', () => onPress(button));
  return button;
}

/**
 * The element of the page with this id.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function find(id, kind) {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no #${id}`);
}

/**
 * 2026-01-18 as 18 Jan 2026, whatever zone the browser is in.
 * @param {string} day
 */
export function writeDay(day) {
  const options = /** @type {const} */ ({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return new Date(`${day}T00:00Z`).toLocaleDateString('en-GB', options);
}
