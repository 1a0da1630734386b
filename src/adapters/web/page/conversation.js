import { ask, Offline, press } from './api.js';
import { drawAnswer, drawFailure, drawQuestion, drawTyping } from './message.js';
import { createStage } from './stage.js';

/**
 * @typedef {import('./api.js').Answer} Answer
 * @typedef {import('./api.js').Answered} Answered
 * @typedef {import('./message.js').Context} Context
 * @typedef {{ names: ReadonlySet<string>, asOf: () => string | undefined, enlarge: (chart: HTMLImageElement) => void,
 *   onReached: (isReached: boolean) => void }} Options
 */

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : 'Something went wrong.';
}

/**
 * What was asked anew stands in place of the old answer.
 * @param {{ stage: ReturnType<typeof createStage>, context: Context, onReached: Options['onReached'] }} parts
 */
function createRedraw({ stage, context, onReached }) {
  /**
   * @param {HTMLElement} message
   * @param {Answer} before
   * @param {number} index
   */
  return async function redraw(message, before, index) {
    message.classList.add('busy');
    try {
      const { answer } = await press(before.id, index);
      const redrawn = stage.show(message, answer, context, before.actions[index]?.label);
      stage.forget(before);
      onReached(true);
      const button = redrawn.querySelector('[aria-pressed="true"]');
      // The keyboard stays on the button that was pressed.
      if (button instanceof HTMLElement) button.focus({ preventScroll: true });
    } catch (error) {
      message.classList.remove('busy');
      const failure = drawFailure(reasonOf(error), () => {
        failure.remove();
        void redraw(message, before, index);
      });
      message.after(failure);
      if (error instanceof Offline) onReached(false);
    }
  };
}

/**
 * The conversation: questions go out, answers come in under them, range buttons redraw the answer they belong to.
 * @param {Options} options
 */
export function createConversation({ names, asOf, enlarge, onReached }) {
  const stage = createStage();
  /** @type {Context} */
  const context = {
    names,
    enlarge,
    run: (command) => void say(command),
    press: (answer, index) => void onPress(answer, index),
  };
  const redraw = createRedraw({ stage, context, onReached });

  /**
   * Waits for an answer under its question.
   * @param {HTMLElement} question
   * @param {() => Promise<Answered>} send
   */
  async function follow(question, send) {
    const typing = drawTyping();
    question.after(typing);
    stage.reveal(question);
    try {
      const { answer } = await send();
      stage.show(typing, answer, context);
      onReached(true);
    } catch (error) {
      const failure = drawFailure(reasonOf(error), () => {
        failure.remove();
        void follow(question, send);
      });
      typing.replaceWith(failure);
      if (error instanceof Offline) onReached(false);
    }
    stage.reveal(question);
  }

  /** @param {string} text */
  async function say(text) {
    const day = asOf();
    const question = drawQuestion(text, day);
    stage.append(question);
    await follow(question, () => ask(text, day));
  }

  /**
   * @param {Answer} answer
   * @param {number} index
   */
  async function onPress(answer, index) {
    const action = answer.actions[index];
    const message = stage.messageOf(answer);
    if (action === undefined || message === undefined) return;
    if (action.kind === 'range') return redraw(message, answer, index);
    const question = drawQuestion(action.command, undefined);
    stage.append(question);
    await follow(question, () => press(answer.id, index));
  }

  return {
    say,
    /**
     * Something the page itself says as the bot.
     * @param {Answer['blocks']} blocks
     */
    greet: (blocks) =>
      stage.append(drawAnswer({ id: '', command: 'greeting', blocks, actions: [], isError: false }, context)),
  };
}
