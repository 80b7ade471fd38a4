import { dismissKeyguard } from '../screen/press-key.ts';
import { type Tool, UnknownToPhone } from '../sh/tool.ts';

/** `wm size|density [VALUE|reset]`, `dismiss-keyguard`, `set-user-rotation`. */
export const wm: Tool = ({ args: [what = '', value], phone, print }) => {
  const { display, settings } = phone;
  const { screen } = phone.profile.identity;
  if (what === 'size') {
    const size = /^(\d+)x(\d+)$/.exec(value ?? '');
    if (value === 'reset') display.sizeOverride = null;
    else if (size !== null) display.sizeOverride = { width: Number(size[1]), height: Number(size[2]) };
    else if (value !== undefined) throw new UnknownToPhone(`wm size ${value} is not known to this phone`);
    else {
      print(`Physical size: ${screen.width}x${screen.height}\n`);
      if (display.sizeOverride !== null)
        print(`Override size: ${display.sizeOverride.width}x${display.sizeOverride.height}\n`);
    }
    return 0;
  }
  if (what === 'density') {
    if (value === 'reset') display.densityOverride = null;
    else if (value !== undefined) display.densityOverride = Number(value);
    else {
      print(`Physical density: ${screen.density}\n`);
      if (display.densityOverride !== null) print(`Override density: ${display.densityOverride}\n`);
    }
    return 0;
  }
  if (what === 'dismiss-keyguard') {
    dismissKeyguard(phone);
    return 0;
  }
  if (what === 'set-user-rotation' || what === 'user-rotation') {
    settings.system.set('accelerometer_rotation', value === 'free' ? '1' : '0');
    return 0;
  }
  throw new UnknownToPhone(`wm ${what} is not known to this phone`);
};
