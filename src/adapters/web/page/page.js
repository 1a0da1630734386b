import { sayHello } from './api.js';
import { startComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { find, make, makeButton } from './elements.js';
import { startReplay } from './replay.js';
import { startTheme } from './theme.js';
import { createViewer } from './viewer.js';

/**
 * @typedef {import('./api.js').Hello} Hello
 * @typedef {import('./api.js').Command} Command
 */

const RETRY_MS = 3_000;
const PULSE_MS = 20_000;
const TITLES = /** @type {Record<string, string>} */ ({
  analysis: 'Analysis',
  evidence: 'Evidence',
  service: 'Service',
});
const SAMPLE_BANNER = 'Sample market: every number is made up.';

/** Says whether the server is there, and looks again while it is not. */
function createStatus() {
  const line = find('status', HTMLElement);
  let timer = 0;
  let online = 'Online';

  /** @param {boolean} isReached */
  function show(isReached) {
    const text = isReached ? online : 'Offline: the server does not answer';
    // Written only when it changes: a screen reader would say it again.
    if (line.textContent !== text) line.textContent = text;
    line.dataset['state'] = isReached ? 'online' : 'offline';
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), isReached ? PULSE_MS : RETRY_MS);
  }

  async function look() {
    const isReached = await fetch('/healthz', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    show(isReached);
  }

  addEventListener('online', () => void look());
  addEventListener('offline', () => show(false));
  return {
    show,
    /** @param {string} text */
    describe(text) {
      online = text;
      show(true);
    },
  };
}

/** @returns {Promise<Hello>} */
async function connect(/** @type {ReturnType<typeof createStatus>} */ status) {
  for (;;) {
    try {
      return await sayHello();
    } catch {
      status.show(false);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/**
 * Every command with what it answers, where there is room; as chips, where there is little.
 * @param {readonly Command[]} commands
 * @param {(command: string) => void} run
 */
function drawCommands(commands, run) {
  const list = find('command-list', HTMLElement);
  const chips = find('chips', HTMLElement);
  for (const [group, title] of Object.entries(TITLES)) {
    list.append(make('h2', '', [title]));
    for (const command of commands.filter((one) => one.group === group)) {
      const name = `/${command.name}`;
      const parts = [make('strong', '', [name]), make('span', '', [command.description])];
      list.append(makeButton('', parts, () => run(name)));
      chips.append(makeButton('pill', [name], () => run(name)));
    }
  }
}

async function start() {
  startTheme();
  const status = createStatus();
  const { market, commands, offers } = await connect(status);
  const source = { sample: 'sample market', csv: 'your own files', live: 'live data' }[market.kind];
  status.describe(`Online · ${source}`);
  if (market.kind === 'sample') {
    const banner = find('banner', HTMLElement);
    banner.textContent = SAMPLE_BANNER;
    banner.hidden = false;
  }
  const replay = startReplay(market);
  const viewer = createViewer();
  const conversation = createConversation({
    names: new Set(commands.flatMap(({ name, aliases }) => [name, ...aliases])),
    asOf: replay.asOf,
    enlarge: (chart) => viewer.open(chart),
    onReached: (isReached) => status.show(isReached),
  });
  const run = (/** @type {string} */ text) => void conversation.say(text);
  drawCommands(commands, run);
  startComposer(commands, run);
  conversation.greet([
    { kind: 'heading', text: 'Ask me where capital rotates' },
    { kind: 'text', text: market.text },
    {
      kind: 'text',
      text: `Try ${offers.map((name) => `/${name}`).join(', ')}, or plain words: "is it altseason yet?"`,
    },
    { kind: 'text', text: 'To see what was known on a past day, set the clock at the top.' },
    {
      kind: 'note',
      text: 'Every number carries its date, every look ahead its sample size and base rate. Never advice.',
    },
  ]);
  find('question', HTMLTextAreaElement).focus();
  document.documentElement.dataset['ready'] = '';
}

void start();
