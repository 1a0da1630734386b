import { find, make } from './elements.js';

/** @typedef {import('./api.js').Command} Command */

const HINT = 'Enter sends · ↑ brings back your last question · Esc closes';

/**
 * The commands that a half-typed one may mean, best first; none once it goes on to its arguments.
 * @param {string} text
 * @param {readonly Command[]} commands
 */
function complete(text, commands) {
  const typed = /^\/(\w*)$/.exec(text)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  const begins = (/** @type {Command} */ { name, aliases }) =>
    [name, ...aliases].some((one) => one.startsWith(typed));
  const holds = (/** @type {Command} */ command) =>
    typed.length > 1 && !begins(command) && command.name.includes(typed);
  return [...commands.filter(begins), ...commands.filter(holds)];
}

/** What was asked before, brought back with the arrow keys. */
function createHistory() {
  /** @type {string[]} */
  const asked = [];
  let at = 0;
  return {
    /** @param {string} text */
    add(text) {
      if (asked.at(-1) !== text) asked.push(text);
      at = asked.length;
    },
    /** @param {1 | -1} step */
    move(step) {
      at = Math.min(asked.length, Math.max(0, at + step));
      return asked[at] ?? '';
    },
  };
}

/**
 * The list of matching commands above the field.
 * @param {HTMLTextAreaElement} field
 * @param {(command: Command) => void} onChoose
 */
function createSuggestions(field, onChoose) {
  const list = find('suggestions', HTMLElement);
  /** @type {Command[]} */
  let offered = [];
  let selected = -1;

  function mark() {
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === selected));
      if (index === selected) option.scrollIntoView({ block: 'nearest' });
    }
    if (selected < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `option-${selected}`);
  }

  /** @param {Command} command @param {number} index */
  function drawOption(command, index) {
    const option = make('li', '', [
      make('strong', '', [`/${command.name}`]),
      make('span', '', [command.description]),
    ]);
    option.id = `option-${index}`;
    option.setAttribute('role', 'option');
    // The field keeps the focus, so that typing goes on.
    option.addEventListener('pointerdown', (event) => event.preventDefault());
    option.addEventListener('click', () => onChoose(command));
    return option;
  }

  return {
    /** @param {Command[]} commands */
    offer(commands) {
      offered = commands;
      selected = -1;
      list.replaceChildren(...commands.map(drawOption));
      list.hidden = commands.length === 0;
      field.setAttribute('aria-expanded', String(!list.hidden));
      mark();
    },
    /** @param {1 | -1} step */
    move(step) {
      if (offered.length === 0) return false;
      // One place more than there are commands: beyond either end nothing is chosen.
      const places = offered.length + 1;
      selected = ((selected + 1 + step + places) % places) - 1;
      mark();
      return true;
    },
    chosen: () => offered[selected],
    first: () => offered[0],
    isOpen: () => offered.length > 0,
  };
}

/**
 * What the keys do: each answers whether it did something.
 * @param {{ field: HTMLTextAreaElement, suggestions: ReturnType<typeof createSuggestions>,
 *   history: ReturnType<typeof createHistory>, submit: () => void, fill: (command: Command) => void,
 *   write: (text: string) => void }} parts
 */
function createKeys({ field, suggestions, history, submit, fill, write }) {
  /** @param {1 | -1} step */
  function move(step) {
    if (suggestions.move(step)) return true;
    // In a longer text the arrows move between its lines.
    if (field.value.includes('\n')) return false;
    write(history.move(step));
    suggestions.offer([]);
    return true;
  }

  /** @type {Record<string, (chosen: Command | undefined) => boolean>} */
  const keys = {
    Enter(chosen) {
      if (chosen === undefined) submit();
      else fill(chosen);
      return true;
    },
    Tab(chosen) {
      const command = chosen ?? suggestions.first();
      if (command !== undefined) fill(command);
      return command !== undefined;
    },
    Escape() {
      const isOpen = suggestions.isOpen();
      suggestions.offer([]);
      return isOpen;
    },
    ArrowUp: () => move(-1),
    ArrowDown: () => move(1),
  };
  return (/** @type {KeyboardEvent} */ { key, shiftKey, isComposing }) => {
    // With shift, Enter breaks the line and Tab goes back; while composing, keys belong to the input method.
    return !shiftKey && !isComposing && keys[key]?.(suggestions.chosen()) === true;
  };
}

/**
 * The field with its completion, history and keys.
 * @param {readonly Command[]} commands
 * @param {(text: string) => void} onSend
 */
export function startComposer(commands, onSend) {
  const field = find('question', HTMLTextAreaElement);
  const hint = find('hint', HTMLElement);
  const history = createHistory();
  const suggestions = createSuggestions(field, fill);

  /** @param {string} text */
  function write(text) {
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    refresh();
  }

  /** @param {Command} command */
  function fill(command) {
    write(`/${command.name} `);
    suggestions.offer([]);
    field.focus();
  }

  function refresh() {
    suggestions.offer(complete(field.value, commands));
    const name = /^\/(\w+)\s/.exec(field.value)?.[1];
    const usage = commands.find((command) => command.name === name)?.usage;
    hint.textContent = usage ?? HINT;
  }

  function submit() {
    const text = field.value.trim();
    if (text === '') return;
    history.add(text);
    write('');
    onSend(text);
  }

  const onKey = createKeys({ field, suggestions, history, submit, fill, write });
  field.addEventListener('input', refresh);
  field.addEventListener('blur', () => suggestions.offer([]));
  field.addEventListener('keydown', (event) => {
    if (onKey(event)) event.preventDefault();
  });
  find('form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  hint.textContent = HINT;
}
