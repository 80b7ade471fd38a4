import { type Tool, UnknownToPhone } from '../sh/tool.ts';

/** `dumpsys deviceidle whitelist [+PACKAGE|-PACKAGE]`. */
export const deviceIdle: Tool = ({ args: [verb = '', ...names], phone, print }) => {
  if (verb !== 'whitelist') throw new UnknownToPhone(`dumpsys deviceidle ${verb} is not known to this phone`);
  if (names.length === 0) for (const name of [...phone.idleWhitelist].toSorted()) print(`user,${name},10000\n`);
  for (const name of names) {
    const packageName = name.slice(1);
    if (name.startsWith('+') && phone.packages.get(packageName) !== null) {
      phone.idleWhitelist.add(packageName);
      print(`Added: ${packageName}\n`);
    } else if (name.startsWith('-') && phone.idleWhitelist.delete(packageName)) print(`Removed: ${packageName}\n`);
    else print(`Unknown package: ${packageName}\n`);
  }
  return 0;
};
