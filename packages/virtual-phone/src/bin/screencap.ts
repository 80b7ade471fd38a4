import { drawScreen } from '../screen/draw-screen.ts';
import { frontView } from '../screen/front-view.ts';
import type { Tool } from '../sh/tool.ts';
import { accessProblem } from '../state/access.ts';
import { spaceProblem } from '../state/storage.ts';
import { splitArguments } from './arguments.ts';

/** `screencap -p [FILE]`: a PNG of the window in front. */
export const screencap: Tool = ({ args, phone, session, print, complain, pathOf }) => {
  const { rest } = splitArguments(args, { flags: ['-p'], withValue: ['-d'] });
  const png = drawScreen(frontView(phone), phone.profile.identity.screen);
  const [name] = rest;
  if (name === undefined) {
    print(png);
    return 0;
  }
  const problem = accessProblem(phone, session.userId, pathOf(name), 'write') ?? spaceProblem(phone);
  if (problem !== null) {
    complain(`Error opening file: ${name} (${problem})\n`);
    return 1;
  }
  phone.files.write(pathOf(name), { data: png, mode: 0o660, mtime: Math.floor(phone.clock.epochMs() / 1000) });
  return 0;
};
