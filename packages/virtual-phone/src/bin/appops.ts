import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import { splitArguments } from './arguments.ts';

/** `appops set|get PACKAGE OPERATION [MODE]`. */
export const appops: Tool = ({ args, phone, print, complain }) => {
  const { rest } = splitArguments(args, { flags: ['--uid'], withValue: ['--user'] });
  const [verb = '', packageName = '', operation = '', mode = ''] = rest;
  if (verb !== 'set' && verb !== 'get') throw new UnknownToPhone(`appops ${verb} is not known to this phone`);
  if (phone.packages.get(packageName) === null) {
    complain(`Error: No UID for ${packageName} in user 0\n`);
    return 255;
  }
  const key = `${packageName} ${operation.replace(/^android:/, '').toUpperCase()}`;
  if (verb === 'set') phone.appOps.set(key, mode);
  else {
    const asked = [...phone.appOps].filter(([name]) =>
      operation === '' ? name.startsWith(`${packageName} `) : name === key,
    );
    print(
      asked.length === 0
        ? 'No operations.\n'
        : asked.map(([name, held]) => `${name.split(' ')[1]}: ${held}\n`).join(''),
    );
  }
  return 0;
};
