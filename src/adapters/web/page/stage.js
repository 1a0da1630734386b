import { find } from './elements.js';
import { drawAnswer } from './message.js';

/**
 * @typedef {import('./api.js').Answer} Answer
 * @typedef {import('./message.js').Context} Context
 */

/** A page open for days would otherwise grow without end. */
const MAX_MESSAGES = 200;
const GAP = 12;

/** Where the messages stand. */
export function createStage() {
  const log = find('log', HTMLElement);
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  return {
    /**
     * The newest is in view; what is taller than the window begins at its top, under its question.
     * @param {HTMLElement} from
     */
    reveal(from) {
      log.scrollTo({ top: from.offsetTop - log.offsetTop - GAP });
    },
    /** @param {HTMLElement} message */
    append(message) {
      log.append(message);
      while (log.childElementCount > MAX_MESSAGES) log.firstElementChild?.remove();
    },
    /**
     * Shows an answer where something else stood: three dots, or the answer that it redraws.
     * @param {HTMLElement} place
     * @param {Answer} answer
     * @param {Context} context
     * @param {string} [range]
     */
    show(place, answer, context, range) {
      const message = drawAnswer(answer, context, range);
      shown.set(answer.id, message);
      place.replaceWith(message);
      return message;
    },
    /** @param {Answer} answer */
    messageOf: (answer) => shown.get(answer.id),
    /** @param {Answer} answer */
    forget: (answer) => shown.delete(answer.id),
  };
}
