import { describeAdapter } from './adapter-contract.ts';
import { openSlackDriver } from './drivers/slack.ts';
import { openTelegramDriver } from './drivers/telegram.ts';
import { openTerminalDriver } from './drivers/terminal.ts';
import { openWebDriver } from './drivers/web.ts';

describeAdapter('slack', openSlackDriver);
describeAdapter('telegram', openTelegramDriver);
describeAdapter('terminal', openTerminalDriver);
describeAdapter('web', openWebDriver);
