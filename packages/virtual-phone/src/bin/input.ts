import { clickOn, clickableAt, focusedNode, frontView, typeInto } from '../screen/front-view.ts';
import { pressKey } from '../screen/press-key.ts';
import { type Tool, UnknownToPhone } from '../sh/tool.ts';

const KEY_NAMES: Readonly<Record<string, number>> = {
  HOME: 3,
  BACK: 4,
  POWER: 26,
  ENTER: 66,
  MENU: 82,
  SLEEP: 223,
  WAKEUP: 224,
};
const SOURCES = ['touchscreen', 'keyboard', 'mouse', 'touchpad', 'stylus'];

/** `input [SOURCE] tap X Y | swipe X Y X Y [MS] | text TEXT | keyevent CODE ...`. */
export const input: Tool = ({ args, phone }) => {
  const words = SOURCES.includes(args[0] ?? '') ? args.slice(1) : args;
  const [verb = '', ...rest] = words;
  if (verb === 'tap' || (verb === 'swipe' && rest[0] === rest[2] && rest[1] === rest[3])) {
    const node = clickableAt(frontView(phone), Number(rest[0]), Number(rest[1]));
    if (node !== null) clickOn(phone, node);
    return 0;
  }
  if (verb === 'swipe') return 0;
  if (verb === 'text') {
    const node = focusedNode(frontView(phone));
    if (node !== null) typeInto(phone, node, `${node.text ?? ''}${(rest[0] ?? '').replaceAll('%s', ' ')}`);
    return 0;
  }
  if (verb === 'keyevent') {
    for (const code of rest.filter((arg) => arg !== '--longpress')) {
      const number = /^\d+$/.test(code) ? Number(code) : KEY_NAMES[code.replace(/^KEYCODE_/, '')];
      if (number === undefined) throw new UnknownToPhone(`input keyevent ${code} is not known to this phone`);
      pressKey(phone, number);
    }
    return 0;
  }
  throw new UnknownToPhone(`input ${verb} is not known to this phone`);
};
